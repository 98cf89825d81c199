"""HZ220 小数位数不一

查什么
    同一个率在一段里写得位数不一（巩固率99.5%、巩固率99.54%）；率只有一位小数，升降的百分点却有两位
    （50.6%，增加4.81个百分点）。整数和100%不报。

为什么
    位数不一，不知道是不是同一个数；率的位数比百分点少，升降就复核不了。

错例
    上线率为50.6%，比上年增加4.81个百分点。

正例
    上线率为50.57%，比上年增加4.81个百分点。

依据
    GB/T 15835-2011；统计数字同一指标取相同位数的惯例（经验，未见明文规定）。
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from huizong.checks.arithmetic._rates import Stated, between, decimals, percentages
from huizong.checks.patterns import compiled
from huizong.checks.rule import Fault, rule
from huizong.values import FigureKind, Manuscript, Message, Severity

_LABEL = re.compile(r"([\u4e00-\u9fff]{2}率)(?:已|均|也)*(?:达到|达|为|是|至|到|约)*$")
_CHANGE = (
    r"[，,、（(]?(?:同比|环比|(?:比|较)[^，。；,;]{0,8}|也|即|净|共)?"
    r"(?:(?:上升|提高|增加|提升|下降|降低|减少|回落)了?|[高低][于出]全[国省市县](?:平均(?:水平)?)?)"
)


@rule("HZ220", Severity.STYLE)
def decimals_uneven(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell rates whose decimals are fewer than those of their change, or of the same rate."""
    for stated in percentages(manuscript):
        yield from _of_change(stated)
        yield from _of_one_rate(stated)


def _of_change(stated: Sequence[Stated]) -> Iterator[Fault]:
    for rate, change in pairwise(stated):
        kinds = (rate.figure.kind, change.figure.kind) == (FigureKind.PERCENT, FigureKind.POINTS)
        coarser = 0 < decimals(rate.figure) < decimals(change.figure)
        if kinds and coarser and compiled(_CHANGE).fullmatch(between(rate, change)):
            yield _fault(rate, change)


def _of_one_rate(stated: Sequence[Stated]) -> Iterator[Fault]:
    known: dict[str, Stated] = {}
    for each in stated:
        named = _LABEL.search(each.lead)
        if not named or each.figure.kind is not FigureKind.PERCENT or not decimals(each.figure):
            continue
        before = known.setdefault(named[1], each)
        if decimals(before.figure) != decimals(each.figure):
            yield _fault(before, each)
            return


def _fault(one: Stated, other: Stated) -> Fault:
    return Fault(
        Message("“{one}”与“{other}”小数位数不一", one=one.figure.text, other=other.figure.text),
        Message("请查原始数据，取同样的位数"),
        (
            *one.passage.places(one.figure.start, one.figure.end),
            *other.passage.places(other.figure.start, other.figure.end),
        ),
    )
