"""HZ219 百分点写成了百分数

查什么
    两个率相减的差写成了“%”：由65%升至82%，上升17%。按相对数算也相符的不报。没有写出前一个率，只说
    “满意率98%，同比提高2%”的，作提醒。

为什么
    由65%升至82%是上升17个百分点；上升17%是升到76.05%。

错例
    办结率由65%升至82%，上升17%。

正例
    办结率由65%升至82%，上升17个百分点。

依据
    国家统计局统计公报通例：比重、比率的增减用“百分点”。
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from huizong.checks.arithmetic._rates import Stated, between, percentages, rates
from huizong.checks.rule import Fault, rule
from huizong.values import Edit, FigureKind, Manuscript, Message, Severity

_MOVES = "上升|提高|增加|增长|提升|下降|降低|减少|回落|扩大|缩小"
_REACHES = re.compile(
    r"[^，。；,;]{0,10}(?:升|增|高|提|扩|降|减|落|缩|增加|增长|发展)[^，。；,;]{0,4}?[至到为]"
)
_ROSE = re.compile(rf"[，,、（(]?(?:即|也就是|共|净|实际|同比|比重|占比)*(?:{_MOVES})了?")
_COMPARED = re.compile(r"[，,]?(?:比|较|由)[^，。；,;\d]{0,8}的?")
_ALONE = re.compile(
    r"[，,、]?(?:同比|环比|(?:比|较)(?:上年|去年|上月|上期|上季|年初|上年同期|去年同期|\d{4}年))"
    r"(?:上升|提高|提升|下降|降低|回落)了?"
)
_FROM = re.compile(r"(?:由|从)[^，。；,;]{0,12}$")
_RATE = re.compile(
    r"([\u4e00-\u9fff]{1,8}(?:率|比重|占比))(?:已|均|也)*(?:达到|达|为|是|至|到|约)*$"
)
_FEW = 20  # percent: a larger change of a rate told alone may well be relative


@rule("HZ219", Severity.ERROR)
def percent_for_points(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell differences of two rates that are written as percentages."""
    for stated in percentages(manuscript):
        yield from _differences(stated)
        yield from _alone(stated)


def _differences(stated: Sequence[Stated]) -> Iterator[Fault]:
    for one, other, change in zip(stated, stated[1:], stated[2:], strict=False):
        gaps = between(one, other), between(other, change)
        rises = _FROM.search(one.lead) and _REACHES.fullmatch(gaps[0]) and _ROSE.fullmatch(gaps[1])
        compared = _COMPARED.fullmatch(gaps[0]) and _ROSE.fullmatch(gaps[1].removeprefix("的"))
        if (rises or compared) and _is_difference(one, other, change):
            yield _fault(one, other, change)


def _is_difference(one: Stated, other: Stated, change: Stated) -> bool:
    """Whether a percentage is the difference of two others, and not one relative to the other."""
    low, high = sorted(each.figure.low or Decimal(0) for each in (one, other))
    said = change.figure.low
    if said is None or any(each.figure.kind is FigureKind.POINTS for each in (one, other, change)):
        return False
    relative = [abs(high - low) * 100 / base for base in (low, high) if base]
    return said == high - low != 0 and all(abs(each - said) > said / 50 for each in relative)


def _fault(one: Stated, other: Stated, change: Stated) -> Fault:
    figure = change.figure
    places = change.passage.places(figure.start, figure.end)
    number = figure.text.rstrip("%％")
    fix = (
        (Edit(replace(places[0], start=places[0].end - 1), "个百分点"),)
        if len(places) == 1 and figure.text[-1:] in "%％"
        else ()
    )
    return Fault(
        Message(
            "“{one}”与“{other}”相差{number}个百分点，写成了“{text}”",
            one=one.figure.text,
            other=other.figure.text,
            number=number,
            text=figure.text,
        ),
        Message("请改成“{number}个百分点”", number=number),
        (
            *places,
            *one.passage.places(one.figure.start, one.figure.end),
            *other.passage.places(other.figure.start, other.figure.end),
        ),
        fix,
    )


def _alone(stated: Sequence[Stated]) -> Iterator[Fault]:
    """Yield 满意率98%，同比提高2%, where only the writer knows which is meant."""
    for rate, change in pairwise(stated):
        figure = change.figure
        named = _RATE.search(rate.lead)
        small = figure.kind is FigureKind.PERCENT and (figure.low or 0) < _FEW
        of_rate = rate.figure.kind is FigureKind.PERCENT and named and not _is_relative(named[1])
        if small and of_rate and named and _ALONE.fullmatch(between(rate, change)):
            yield Fault(
                Message("“{rate}”的升降写成了“{text}”", rate=named[1], text=figure.text),
                Message("两个率相减的差要写“个百分点”；确是按上期的率相除的，请写明“相对上升”"),
                (
                    *change.passage.places(figure.start, figure.end),
                    *rate.passage.places(rate.figure.start, rate.figure.end),
                ),
                severity=Severity.WARNING,
            )


def _is_relative(name: str) -> bool:
    return name.endswith(_relative())


@cache
def _relative() -> tuple[str, ...]:
    return rates().relative
