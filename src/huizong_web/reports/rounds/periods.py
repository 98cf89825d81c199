"""The periods that reports are about: months, weeks, quarters, half-years, years.

A week is one of ISO 8601, from Monday, and belongs to the year and month of its Thursday. A
period is kept by year, the month in which it ends, and its number in the year where it has one.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_THURSDAY = 4


class Kind(StrEnum):
    """How often a report is asked for."""

    MONTH = "month"
    WEEK = "week"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class Period:
    """A period: `month` is the one in which it ends, `number` that of a week, quarter or half."""

    kind: Kind
    year: int
    month: int
    number: int = 0

    @property
    def first(self) -> date:
        """The first day."""
        if self.kind is Kind.WEEK:
            return date.fromisocalendar(self.year, self.number, 1)
        return date(self.year, self.month - _MONTHS[self.kind] + 1, 1)

    @property
    def last(self) -> date:
        """The last day."""
        if self.kind is Kind.WEEK:
            return date.fromisocalendar(self.year, self.number, 7)
        return date(self.year, self.month, monthrange(self.year, self.month)[1])


def period_of(kind: Kind, day: date) -> Period:
    """Return the period of a kind in which a day lies; a single round has the month of the day."""
    if kind is Kind.WEEK:
        year, number, _ = day.isocalendar()
        return Period(kind, year, date.fromisocalendar(year, number, _THURSDAY).month, number)
    if kind is Kind.ONCE:
        return Period(kind, day.year, day.month)
    length = _MONTHS[kind]
    number = (day.month - 1) // length + 1
    numbered = number if kind in (Kind.QUARTER, Kind.HALF) else 0
    return Period(kind, day.year, number * length, numbered)


def following(period: Period) -> Period:
    """Return the next period."""
    return period_of(period.kind, period.last + timedelta(days=1))
