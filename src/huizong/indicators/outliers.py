"""What differs from a unit's own history: by median and MAD, which a few odd months do not move.

Seasons come first: October is held against Octobers where at least `years` of them are known, else
against the periods just before it, and it is said which. The score is (value − median) ÷ spread, as
Iglewicz and Hoaglin (1993) advise; the spread is 1.4826 × the median distance from the median, that
is a standard deviation where values are normal. It is never less than a small share of the median,
nor than one of the last digit printed: a history without any change would else call each change
odd. A zero, and a period that nobody filled in, are no outliers: `oddities` finds them apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from huizong.indicators.definition import Indicator
from huizong.indicators.spans import MONTHS, Span, period_name, span_of
from huizong.indicators.values import IndicatorValue, written
from huizong.ledgers import Period
from huizong.ledgers.counting import SCALES
from huizong.values import Message

NORMAL = Decimal("1.4826")
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Robust:
    """Limits: no word on fewer periods just before than `points`, of the same season than `years`.

    `back`: so many periods just before are looked at. Odd is what scores above `score`; `least` is
    the least spread, as a share of the median.
    """

    points: int = 6
    years: int = 3
    back: int = 12
    score: Decimal = Decimal("3.5")
    least: Decimal = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Compared:
    """Earlier values that one is held against; `season` as papers call it (10月), "" for others."""

    points: tuple[IndicatorValue, ...]
    season: str = ""

    @property
    def numbers(self) -> list[Decimal]:
        """The numbers themselves."""
        return [each.value for each in self.points if each.value is not None]


@dataclass(frozen=True, slots=True)
class Outlier:
    """A value that is far from what it was before; `message` says how far, in plain words."""

    value: IndicatorValue
    median: Decimal
    spread: Decimal
    score: Decimal
    history: tuple[IndicatorValue, ...]
    message: Message


class Oddness(StrEnum):
    """What is to be looked at."""

    FAR = "far"
    ZERO = "zero"
    MISSING = "missing"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something to look at in a course of periods: what it is, where, and why in plain words."""

    kind: Oddness
    value: IndicatorValue
    message: Message


def oddities(points: Sequence[IndicatorValue], limits: Robust | None = None) -> tuple[Oddity, ...]:
    """Return what is to be looked at of the last of some periods, oldest first.

    A number far from its history, a zero where there was none, a period that is not filled in, and
    earlier ones that were left out.
    """
    if not points:
        return ()
    limits = limits or Robust()
    *history, value = points
    found = (_last(value, history, limits), _gap(history, limits))
    return tuple(each for each in found if each)


def outlier(
    value: IndicatorValue, history: Sequence[IndicatorValue], limits: Robust | None = None
) -> Outlier | None:
    """Return in what a value differs from earlier ones.

    None where it does not, where few are known, and for a zero, which `oddities` tells apart.
    """
    limits = limits or Robust()
    against = compared_with(value.period, history, limits)
    if not value.value or against is None:
        return None
    middle, spread = _middle(value, against, limits)
    if not spread:
        return None
    score = (value.value - middle) / spread
    if abs(score) <= limits.score:
        return None
    told = _told(value, against, middle)
    return Outlier(value, middle, spread, score, against.points, told)


def compared_with(
    period: Period, history: Sequence[IndicatorValue], limits: Robust
) -> Compared | None:
    """Return what a period is held against: its season, else those before; None of too few."""
    known = [each for each in history if each.value is not None]
    season = [each for each in known if _same_season(each.period, period)]
    if len(season) >= limits.years:
        return Compared(tuple(season), period_name(period).partition("年")[2])
    before = [each for each in history[-limits.back :] if each.value is not None]
    return Compared(tuple(before)) if len(before) >= limits.points else None


def median(numbers: Sequence[Decimal]) -> Decimal:
    """Return the middle of some numbers, between the two of them where they are even."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def _same_season(one: Period, other: Period) -> bool:
    """Whether two periods are the same months of different years; a year has no season."""
    months = one.whole_months
    alike = months == other.whole_months and one.first.month == other.first.month
    return alike and 0 < months < MONTHS[Span.YEAR] and one != other


def _middle(value: IndicatorValue, against: Compared, limits: Robust) -> tuple[Decimal, Decimal]:
    """Return the median and the spread; the spread is 0 where there is nothing to measure by."""
    middle = median(against.numbers)
    distance = median([abs(number - middle) for number in against.numbers])
    if not middle and not distance:
        return middle, Decimal(0)
    return middle, max(NORMAL * distance, limits.least * abs(middle), _digit(value.definition))


def _digit(given: Indicator) -> Decimal:
    """Return one of the last digit that is printed."""
    if given.decimals is None:
        return Decimal(0)
    return SCALES[given.scale] * Decimal(1).scaleb(-given.decimals)


def _last(
    value: IndicatorValue, history: Sequence[IndicatorValue], limits: Robust
) -> Oddity | None:
    against = compared_with(value.period, history, limits)
    if against is None:
        return None
    if value.value is None:
        return _missing(value, against)
    if value.value == 0:
        return None if 0 in against.numbers else _zero(value, against)
    found = outlier(value, history, limits)
    return Oddity(Oddness.FAR, value, found.message) if found else None


def _zero(value: IndicatorValue, against: Compared) -> Oddity:
    told = Message(
        "{name}是{now}，{before}没有过0；真没有的请写明原因，还不知道的请空着",
        name=value.definition.label,
        now=value.text,
        before=_before(against),
    )
    return Oddity(Oddness.ZERO, value, told)


def _missing(value: IndicatorValue, against: Compared) -> Oddity | None:
    if not value.definition.entered:
        return None
    told = Message(
        "{name}没有填，{before}都填了；确实没有的请填0",
        name=value.definition.label,
        before=_before(against),
    )
    return Oddity(Oddness.MISSING, value, told)


def _gap(history: Sequence[IndicatorValue], limits: Robust) -> Oddity | None:
    """Return the periods that nobody filled in since the first that somebody did."""
    recent = list(history[-limits.back :])
    while recent and recent[0].value is None:
        recent.pop(0)
    empty = [each for each in recent if each.value is None and each.definition.entered]
    if not empty:
        return None
    some = "、".join(each.period_name for each in empty[:_NAMED])
    told = Message("{name}缺{periods}；请补填", name=empty[0].definition.label, periods=some)
    if len(empty) > _NAMED:
        told = Message(
            "{name}缺{periods}等{count}期；请补填",
            name=empty[0].definition.label,
            periods=some,
            count=len(empty),
        )
    return Oddity(Oddness.GAP, empty[0], told)


def _before(against: Compared) -> Message:
    count = len(against.points)
    if against.season:
        return Message("以往{count}年的{season}", count=count, season=against.season)
    return Message("前{count}期", count=count)


def _told(value: IndicatorValue, against: Compared, middle: Decimal) -> Message:
    low = min(against.points, key=lambda each: each.value or Decimal(0))
    high = max(against.points, key=lambda each: each.value or Decimal(0))
    seasonal = span_of(value.period) not in (Span.YEAR, Span.SCHOOL_YEAR)
    why = Message("（往年同期不到三年，只和前面的比）") if seasonal and not against.season else ""
    return Message(
        "{name}{now}，与以往差得多：{before}在{low}到{high}之间，居中的是{middle}{why}；"
        "请核对，没有错就写明原因",
        name=value.definition.label,
        now=value.text,
        before=_before(against),
        low=low.text,
        high=high.text,
        middle=written(value.definition, middle),
        why=why,
    )
