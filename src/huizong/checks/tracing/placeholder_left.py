"""HZ301 留有空位

查什么
    正文里没有填的空位：下划线、叉号、方框、空括号、“20xx年”、没有填的年月日、“待补充”“待核实”一类
    留给自己的话。签名、盖章处留给人填的横线不报。

为什么
    空位是模板或初稿的痕迹，印发出去就是缺数、缺人、缺日期。

错例
    全年培训业务骨干_人，参加省级培训××次。

正例
    全年培训业务骨干36人，参加省级培训4次。

依据
    党政机关公文处理工作条例（2012）公文起草要求（表述准确，文字精练）。
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._listed import hits
from huizong.checks.tracing._whole import Hit
from huizong.checks.tracing._words import Pattern, placeholders
from huizong.values import Manuscript, Message, Severity


@rule("HZ301", Severity.ERROR)
def placeholder_left(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield every blank that was left open, once."""
    seen: set[tuple[int, int]] = set()
    for blank in placeholders().blanks:
        for hit in _hits(manuscript, blank):
            key = (id(hit.passage), hit.start)
            if not any((key[0], at) in seen for at in range(hit.start, hit.end)):
                seen.update((key[0], at) for at in range(hit.start, hit.end))
                yield _fault(hit, blank.what)


def _hits(manuscript: Manuscript, blank: Pattern) -> Iterator[Hit]:
    guard = _compiled(blank.guard) if blank.guard else None
    for hit in hits(manuscript, blank):
        before = hit.passage.text[max(hit.start - 16, 0) : hit.start]
        if _to_be_filled().search(before):
            continue
        if guard is None or not guard.search(hit.passage.text):
            yield hit


def _fault(hit: Hit, what: str) -> Fault:
    return Fault(
        Message("“{around}”留有空位（{what}）", around=hit.around(), what=what),
        Message("请填上内容；确实没有的，删去这一处或改写这句话"),
        hit.places,
    )


@cache
def _to_be_filled() -> re.Pattern[str]:
    return re.compile(placeholders().to_be_filled)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
