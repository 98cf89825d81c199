"""Campaigns known by the name in quotation marks: “秋风”集中执行行动 and “秋风”执行.

Quotation marks also hold set terms (“放管服”改革), so one of the two must say what sort of campaign
it is, and what follows in the other must be of the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from huizong.matters.lexicon import lexicon

MOST = 8  # statements that hold one name; more of them hold a set term

_QUOTED = re.compile(r"“([^“”]{2,8})”([\u4e00-\u9fff]{0,12})")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Codename:
    """A name in quotation marks at [start, end) of a statement, with what follows of its kind."""

    statement: int
    start: int
    end: int
    behind: str


def pairs_of_codenames(texts: Sequence[str]) -> Iterator[tuple[Codename, Codename]]:
    """Yield the pairs of statements that name one campaign by its name in quotation marks."""
    held: dict[str, list[Codename]] = defaultdict(list)
    for index, text in enumerate(texts):
        for match in _QUOTED.finditer(text):
            held[match[1]].append(Codename(index, match.start(), match.end(1) + 1, match[2]))
    for names in held.values():
        for one, two in combinations(names, 2) if len(names) <= MOST else ():
            end = _same(one.behind, two.behind)
            if end and one.statement != two.statement:
                yield _longer(one, end[0]), _longer(two, end[1])


def _same(one: str, two: str) -> tuple[int, int] | None:
    """Return how far the name goes in either, where what follows is of one campaign."""
    heads = lexicon().words.kinds["campaign"].heads
    ends = [
        max((said.find(h) + len(h) for h in heads if h in said), default=0) for said in (one, two)
    ]
    if not any(ends):
        return None
    shared = [one[at : at + _PAIR] for at in range(len(one) - 1) if one[at : at + _PAIR] in two]
    if not shared:
        return None
    far = [max(said.find(pair) + _PAIR for pair in shared) for said in (one, two)]
    return max(ends[0], far[0]), max(ends[1], far[1])


def _longer(name: Codename, more: int) -> Codename:
    return Codename(name.statement, name.start, name.end + more, name.behind)
