"""What differs from a unit's own history: by median and MAD, which a few odd months do not move.

The score is (value − median) ÷ spread, as Iglewicz and Hoaglin (1993) advise; the spread is
1.4826 × the median distance from the median, that is a standard deviation where values are normal.
It is never less than a small share of the median: a history without any change would else call
each change odd. Seasons are not known; compare such indicators with their months of other years.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from huizong.indicators.values import IndicatorValue
from huizong.values import Message

NORMAL = Decimal("1.4826")


@dataclass(frozen=True, slots=True)
class Robust:
    """Limits: no word on fewer points than `points`; odd is what scores above `score`.

    `least`: the least spread, as a share of the median.
    """

    points: int = 6
    score: Decimal = Decimal("3.5")
    least: Decimal = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Outlier:
    """A value that is far from what it was before; `message` says how far, in plain words."""

    value: IndicatorValue
    median: Decimal
    spread: Decimal
    score: Decimal
    history: tuple[IndicatorValue, ...]
    message: Message


def outlier(
    value: IndicatorValue, history: Sequence[IndicatorValue], limits: Robust | None = None
) -> Outlier | None:
    """Return in what a value differs from earlier ones, None where it does not or few are known."""
    limits = limits or Robust()
    known = tuple(each for each in history if each.value is not None)
    if value.value is None or len(known) < limits.points:
        return None
    numbers = [each.value for each in known if each.value is not None]
    middle = median(numbers)
    distances = [abs(number - middle) for number in numbers]
    spread = max(NORMAL * median(distances), limits.least * abs(middle))
    if not spread:
        return None
    score = (value.value - middle) / spread
    if abs(score) <= limits.score:
        return None
    return Outlier(value, middle, spread, score, known, _told(value, known, numbers))


def median(numbers: Sequence[Decimal]) -> Decimal:
    """Return the middle of some numbers, between the two of them where they are even."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def _told(
    value: IndicatorValue, known: tuple[IndicatorValue, ...], numbers: list[Decimal]
) -> Message:
    low = min(known, key=lambda each: each.value or Decimal(0))
    high = max(known, key=lambda each: each.value or Decimal(0))
    return Message(
        "{name}{now}，与以往差得多：前{count}期在{low}到{high}之间；请核对，没有错就写明原因",
        name=value.definition.label,
        now=value.text,
        count=len(numbers),
        low=low.text,
        high=high.text,
    )
