"""同比 and 环比: how much, and in the words that papers use.

Shares change by points (个百分点), never by percent. Where the base is zero, negative or missing
there is no rate of growth; that is said instead of a number.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from huizong.indicators.definition import Direction
from huizong.indicators.reckoning import Reckoning, Units
from huizong.indicators.spans import Span, span_of
from huizong.indicators.values import IndicatorValue, written
from huizong.ledgers import Period
from huizong.ledgers.counting import shortened
from huizong.values import Message

POINTS, PERCENT = 2, 1
"""How many decimals a change has that is told in points, or in percent."""


class Against(StrEnum):
    """What is compared with."""

    ON_YEAR = "last_year"  # 同比
    ON_PERIOD = "previous"  # 环比


class Course(StrEnum):
    """Which way it went."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    UNKNOWN = "unknown"


HEADS = {Against.ON_YEAR: Message("同比"), Against.ON_PERIOD: Message("环比")}
BASES = {Against.ON_YEAR: Message("上年同期"), Against.ON_PERIOD: Message("上期")}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values of an indicator; `words` says it as a paper does: 同比增长8.6%.

    `difference` is exact, now minus before; `percent` is the growth where there is one.
    """

    now: IndicatorValue
    before: IndicatorValue
    against: Against
    difference: Decimal | None
    percent: Decimal | None
    course: Course
    words: Message

    @property
    def comparable(self) -> bool:
        """Whether both are made of the same units; else one is larger by what others entered."""
        return self.now.units == self.before.units

    @property
    def good(self) -> bool | None:
        """Whether it went the way that is good; None where neither is."""
        wanted = {Direction.HIGHER: Course.UP, Direction.LOWER: Course.DOWN}
        better = wanted.get(self.now.definition.direction)
        if better is None or self.course in (Course.LEVEL, Course.UNKNOWN):
            return None
        return self.course is better


def compare(
    reckoning: Reckoning, key: str, period: Period, against: Against, units: Units | None = None
) -> Comparison:
    """Return an indicator in a period beside the one that it is compared with.

    January to May has a last year, but no period before it: totals since January grow by
    themselves, so that 环比 would say nothing.
    """
    now = reckoning.value(key, period, units)
    before = reckoning.value(key, period.other(against.value), units)
    if against is Against.ON_PERIOD and span_of(period) is None:
        why = Message("累计数不作环比")
        return Comparison(now, before, against, None, None, Course.UNKNOWN, why)
    return compared(now, before, against)


def compared(now: IndicatorValue, before: IndicatorValue, against: Against) -> Comparison:
    """Return two values of an indicator beside each other."""
    if now.value is None or before.value is None:
        words = _missing(now, against)
        return Comparison(now, before, against, None, None, Course.UNKNOWN, words)
    difference = now.value - before.value
    percent = None
    if not now.definition.is_share and before.value > 0 and now.value >= 0:
        percent = difference / before.value * 100
    course = _course(now, difference, percent)
    words = Message(
        "{head}{what}",
        head=_head(now.period, against),
        what=_changed(now, before, difference, percent, course),
    )
    return Comparison(now, before, against, difference, percent, course, words)


def _head(period: Period, against: Against) -> Message:
    span = span_of(period)
    if span is Span.SCHOOL_YEAR:
        return Message("比上学年")
    return HEADS[against]


def _missing(now: IndicatorValue, against: Against) -> Message:
    if now.value is None:
        return Message("本期没有数，不作比较")
    return Message("{base}没有数，不作比较", base=BASES[against])


def _course(now: IndicatorValue, difference: Decimal, percent: Decimal | None) -> Course:
    shown = difference
    if now.definition.is_share:
        shown = Decimal(shortened(difference, _points(now)))
    elif percent is not None:
        shown = Decimal(shortened(percent, PERCENT))
    if not shown:
        return Course.LEVEL
    return Course.UP if difference > 0 else Course.DOWN


def _points(value: IndicatorValue) -> int:
    return max(POINTS, value.definition.decimals or 0)


def _changed(
    now: IndicatorValue,
    before: IndicatorValue,
    difference: Decimal,
    percent: Decimal | None,
    course: Course,
) -> Message:
    if not difference:
        return Message("持平")
    if course is Course.LEVEL:
        return Message("基本持平")
    if now.definition.is_share:
        return _in_points(now, difference, course)
    if percent is None:
        return _without_rate(now, before, difference)
    amount = shortened(abs(percent), PERCENT)
    if course is Course.UP:
        return Message("增长{amount}%", amount=amount)
    return Message("下降{amount}%", amount=amount)


def _in_points(now: IndicatorValue, difference: Decimal, course: Course) -> Message:
    printed = shortened(abs(difference), _points(now))
    # 4.80 is written 4.8: a trailing zero says nothing in points.
    amount = printed.rstrip("0").rstrip(".") if "." in printed else printed
    unit = Message("个百分点") if now.definition.unit == "%" else Message("个千分点")
    if course is Course.DOWN:
        return Message("下降{amount}{unit}", amount=amount, unit=unit)
    if now.definition.direction is Direction.HIGHER:
        return Message("提高{amount}{unit}", amount=amount, unit=unit)
    return Message("上升{amount}{unit}", amount=amount, unit=unit)


def _without_rate(now: IndicatorValue, before: IndicatorValue, difference: Decimal) -> Message:
    """Say a change from zero or below it, or to below it, where no rate of growth is."""
    amount = written(now.definition, abs(difference))
    value, base = now.value or Decimal(0), before.value or Decimal(0)
    if base < 0 <= value:
        return Message("由负转正，增加{amount}", amount=amount)
    if value < 0 < base:
        return Message("由正转负，减少{amount}", amount=amount)
    if not base and difference > 0:
        return Message("增加{amount}（基数为零，没有增长率）", amount=amount)
    if not base:
        return Message("减少{amount}（基数为零，没有增长率）", amount=amount)
    if difference > 0:
        return Message("负数缩小{amount}", amount=amount)
    return Message("负数扩大{amount}", amount=amount)
