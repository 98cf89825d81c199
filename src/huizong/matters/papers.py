"""Papers known by their number: 《…通知》（某政办发〔2026〕58号）, 落实某政办发〔2026〕58号."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

MOST = 6  # statements that name one paper; more of them only lean on it
LEAST_CODE = 2  # characters of an office's code (国发)

_NUMBER = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{2,10})[〔\[［【(（](?P<year>\d{4})[〕\]］】)）]\s*第?(?P<number>\d+)\s*号"
)
_TITLE_BEFORE = re.compile(r"《[^《》]{4,}》[（(]?$")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that a statement names: its number, at [start, end) of the text with its title."""

    statement: int
    start: int
    end: int
    number: str
    code: str


def pairs_of_papers(texts: Sequence[str]) -> Iterator[tuple[Paper, Paper]]:
    """Yield the pairs of statements that name one paper by its number."""
    of_number: dict[tuple[str, str], list[Paper]] = defaultdict(list)
    for index, text in enumerate(texts):
        for match in _NUMBER.finditer(text) if "号" in text else ():
            key = (match["year"], match["number"])
            of_number[key].append(_paper(index, text, match))
    for papers in of_number.values():
        for one, two in combinations(papers[: MOST + 1], 2) if len(papers) <= MOST else ():
            if one.statement != two.statement and _same_code(one.code, two.code):
                yield one, two


def _paper(index: int, text: str, match: re.Match[str]) -> Paper:
    title = _TITLE_BEFORE.search(text, 0, match.start())
    start = title.start() if title else match.start()
    closed = bool(title) and text.startswith(("）", ")"), match.end())
    return Paper(index, start, match.end() + closed, match[0], match["code"])


def _same_code(one: str, two: str) -> bool:
    """Whether two codes are one, a verb before either left aside (落实｜柳政办发)."""
    short, long = sorted((one, two), key=len)
    return long.endswith(short) and len(short) >= LEAST_CODE
