"""Adds working days and counts them, and keeps how it was counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huizong.calendar.days import ONE, Calendar, Day, Kind, Stretch, each_day, stretches

MOST = 5000
"""The longest term that is counted; a longer one is a slip of the pen."""


class Unit(StrEnum):
    """What a term is told in."""

    WORKDAY = "workday"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Counted:
    """A term and how it was counted.

    `nominal` is where the count ends, `due` where the term ends: later where `rolled`. `rests` are
    the rest days that were left out, or rolled over; `made_up` the weekend days that counted as
    worked. `clamped`: the month has no such day, so its last one was taken. `unpublished` are
    years whose holidays are not known.
    """

    start: date
    amount: int
    unit: Unit
    nominal: date
    due: date
    rests: tuple[Stretch, ...] = ()
    made_up: tuple[Day, ...] = ()
    clamped: bool = False
    unpublished: tuple[int, ...] = ()

    @property
    def rolled(self) -> bool:
        """Whether the last day was a rest day, so that the term ends after it."""
        return self.due != self.nominal


def add_workdays(start: date, amount: int, calendar: Calendar) -> Counted:
    """Return the working day that is so many after a day, or before it where negative.

    The day itself does not count, whether worked or not; nothing added is the day itself. Raises
    ValueError beyond MOST.
    """
    refuse_beyond(amount)
    step = ONE if amount >= 0 else -ONE
    end, left = start, abs(amount)
    while left:
        end += step
        left -= calendar.works(end)
    return _counted(start, amount, end, calendar)


def workdays_between(start: date, end: date, calendar: Calendar) -> Counted:
    """Return how many working days lie behind one day up to another, which counts.

    The inverse of `add_workdays`: negative where the other is the earlier.
    """
    refuse_beyond((end - start).days, longest=MOST * 2)
    days = _passed(start, end)
    number = sum(calendar.works(day) for day in days)
    return _counted(start, number if end >= start else -number, end, calendar)


def refuse_beyond(amount: int, *, longest: int = MOST) -> None:
    """Raise ValueError for a term that is too long to be meant."""
    if abs(amount) > longest:
        msg = f"a term of {amount} is longer than {longest}"
        raise ValueError(msg)


def _passed(start: date, end: date) -> Iterator[date]:
    """Yield the days that one goes through from a day, which does not count, to another."""
    return each_day(start + ONE, end) if end >= start else each_day(end, start - ONE)


def _counted(start: date, amount: int, end: date, calendar: Calendar) -> Counted:
    days = [calendar.day(day) for day in _passed(start, end)]
    return Counted(
        start=start,
        amount=amount,
        unit=Unit.WORKDAY,
        nominal=end,
        due=end,
        rests=stretches(day for day in days if not day.works),
        made_up=tuple(day for day in days if day.kind is Kind.MADE_UP),
        unpublished=calendar.unpublished(start, end),
    )
