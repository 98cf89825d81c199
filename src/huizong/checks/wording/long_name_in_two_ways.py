"""HZ426 长名称多字少字

查什么
    同一份文稿里一个会议、活动、材料的长名称，一处比另一处多一两个字：
    全县防汛抗旱动员暨安全生产会议，另一处少了“动员”。多的是数、地域、“的”的，不报。

为什么
    名称不一，读的人不知道是一次还是两次；汇总时一件事会算成两件。

错例
    筹备全县防汛抗旱动员暨安全生产会议。印发全县防汛抗旱暨安全生产会议通知。

正例
    筹备全县防汛抗旱暨安全生产会议。印发全县防汛抗旱暨安全生产会议通知。

依据
    公文用语前后一致（凭办公经验）
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, takewhile

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, scripts
from huizong.values import Manuscript, Message, Severity

_ENDS = re.compile(
    "会议|大会|活动|提纲|办法|运动会|领导小组|办公室|比赛|竞赛|培训班|委员会|基金|专项行动|示范基地"
)
_REACH = 28  # signs before the end of a name
_NAME = re.compile("[\u4e00-\u9fff“”]+$")
_LEAST, _TAIL, _HEAD, _MORE = 11, 4, 4, 2  # signs alike in all, behind, before; and of difference
_NO_SLIP = re.compile(
    "[的和与及等第0-9一二三四五六七八九十上下前后全各省市县区乡镇村]|我[国省市县区]"
)
_MOST = 60  # names with one ending that are compared


@rule("HZ426", Severity.WARNING, yields_to=("HZ413",))
def long_name_in_two_ways(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield long names that stand elsewhere with a sign or two more or less."""
    for found in scripts(manuscript):
        for names in _by_ending(found.text).values():
            yield from _faults(found, names)


def _by_ending(text: str) -> dict[str, dict[str, int]]:
    """Return runs of hanzi that end as names do, with their ends, by their last signs."""
    known: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for match in _ENDS.finditer(text):
        run = _NAME.search(text[max(match.end() - _REACH, 0) : match.end()])
        if run and len(run[0]) >= _LEAST:
            known[run[0][-_TAIL:]].setdefault(run[0], match.end())
    return known


def _faults(found: Script, names: dict[str, int]) -> Iterator[Fault]:
    told: set[tuple[str, str]] = set()
    for pair in combinations(list(names)[:_MOST], 2):
        for longer, shorter in (pair, pair[::-1]):
            both = _alike(longer, shorter)
            if both and both not in told:
                told.add(both)
                places = [
                    place
                    for name, end in zip(both, (names[longer], names[shorter]), strict=True)
                    for place in found.places(end - len(name), end)
                ]
                yield Fault(
                    Message("同一份文稿里“{one}”又写作“{other}”", one=both[0], other=both[1]),
                    Message("请核对是不是一回事；是，请统一用一个名称"),
                    tuple(places),
                )


def _alike(longer: str, shorter: str) -> tuple[str, str] | None:
    """Return the parts of two runs that are one name, where the first has a sign or two more."""
    behind = _common(longer, shorter)
    if not _TAIL <= behind < len(shorter):
        return None
    for more in range(1, _MORE + 1):
        end = len(longer) - behind
        before = _common(longer[: end - more], shorter[: len(shorter) - behind])
        alike = before >= _HEAD and before + behind >= _LEAST
        if alike and not _NO_SLIP.search(longer[end - more : end]):
            return longer[end - more - before :], shorter[len(shorter) - behind - before :]
    return None


def _common(one: str, other: str) -> int:
    """Return how many signs two runs have in common at their ends."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
