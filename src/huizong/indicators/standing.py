"""How a value stands to its target."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from huizong.indicators.definition import Direction, Indicator
from huizong.indicators.goals import OFFICE, Aim, Goals
from huizong.indicators.reckoning import Reckoning, Units
from huizong.indicators.spans import to_date
from huizong.indicators.values import IndicatorValue, written
from huizong.ledgers import Period
from huizong.ledgers.counting import shortened
from huizong.ledgers.periods import ONE
from huizong.values import Message


class Standing(StrEnum):
    """How it stands."""

    MET = "met"
    ON_COURSE = "on-course"  # the year is not over, and no less is done than of it has passed
    MISSED = "missed"
    BEHIND = "behind"  # the year is not over
    UNKNOWN = "unknown"
    NO_TARGET = "no-target"


@dataclass(frozen=True, slots=True)
class Target:
    """A value beside its target: `gap` is value minus target, in its unit (points for a share).

    `done` is the share of the target in percent, for what grows towards it; `passed` the share of
    the year that is over, where the target is for the year; `aim` says whose target it is.
    """

    value: IndicatorValue
    target: Decimal | None
    standing: Standing
    gap: Decimal | None = None
    done: Decimal | None = None
    passed: Decimal | None = None
    aim: Aim | None = None

    @property
    def words(self) -> Message | None:
        """By how much it is short of the target, or over a ceiling; None where it is neither."""
        if self.gap is None or self.standing not in (Standing.MISSED, Standing.BEHIND):
            return None
        amount = _amount(self.value.definition, abs(self.gap))
        if self.value.definition.direction is Direction.LOWER:
            return Message("超{amount}", amount=amount)
        return Message("差{amount}", amount=amount)


def _amount(given: Indicator, gap: Decimal) -> str | Message:
    """Return how far a value is off; of shares in points, and never as nothing at all."""
    if not given.is_share:
        return written(given, gap)
    points = shortened(gap, max(2, given.decimals or 0))
    points = points.rstrip("0").rstrip(".") if "." in points else points
    unit = Message("个百分点") if given.unit == "%" else Message("个千分点")
    return Message("{amount}{unit}", amount=points, unit=unit)


def standing(
    reckoning: Reckoning,
    key: str,
    period: Period,
    units: Units | None = None,
    *,
    goals: Goals | None = None,
    unit: str = OFFICE,
) -> Target:
    """Return how an indicator stands to its target: a year's target is held against the year.

    `unit` is whose target it is: that of the office, or of the unit that `units` are under.
    Without `goals` there are those of the definitions.
    """
    given = reckoning.catalogue.indicator(key)
    over_year = given is not None and given.over == "year"
    value = reckoning.value(key, to_date(period) if over_year else period, units)
    aim = (goals or Goals(reckoning.catalogue)).aim(key, period.last.year, unit)
    if aim is None:
        return Target(value, None, Standing.NO_TARGET)
    target = aim.value
    if value.value is None:
        return Target(value, target, Standing.UNKNOWN, aim=aim)
    gap = value.value - target
    done = value.value / target * 100 if target > 0 and not value.definition.is_share else None
    passed = _passed(period) if over_year else None
    found = _standing(value, target, passed)
    return Target(value, target, found, gap, done, passed, aim)


def _standing(value: IndicatorValue, target: Decimal, passed: Decimal | None) -> Standing:
    number = value.value or Decimal(0)
    if value.definition.direction is Direction.LOWER:
        # A ceiling for the year is passed or not; before it, nothing is won yet.
        if number > target:
            return Standing.MISSED
        return Standing.MET if passed in (None, 100) else Standing.ON_COURSE
    if number >= target:
        return Standing.MET
    if passed in (None, 100):
        return Standing.MISSED
    return Standing.ON_COURSE if number * 100 >= target * (passed or 0) else Standing.BEHIND


def _passed(period: Period) -> Decimal:
    """Return the share of a period's year that is over at its end, in percent."""
    year = Period.of(period.last.year)
    days = Decimal((period.last - year.first + ONE).days)
    return days / Decimal((year.last - year.first + ONE).days) * 100
