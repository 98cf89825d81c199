"""A stretch of days that figures are about, and the ones that it is compared with."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days in a row, both ends included."""

    first: date
    last: date

    @classmethod
    def of(cls, year: int, month: int | None = None, *, months: int = 1) -> "Period":
        """Return a year, a month, or several months from one on."""
        if month is None:
            month, months = 1, 12
        return cls(date(year, month, 1), _end(*_shift(year, month, months - 1)))

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def whole_months(self) -> int:
        """How many whole months it is, 0 if it is cut otherwise."""
        if self.first.day != 1 or self.last != _end(self.last.year, self.last.month):
            return 0
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def previous(self) -> "Period":
        """The period of the same length before: the month before a month."""
        if months := self.whole_months:
            year, month = _shift(self.first.year, self.first.month, -months)
            return Period(date(year, month, 1), self.first - ONE)
        return Period(self.first - (self.last - self.first) - ONE, self.first - ONE)

    @property
    def last_year(self) -> "Period":
        """The same days a year before; the end of February stays the end of February."""
        last = _year_before(self.last)
        if self.whole_months:
            last = _end(last.year, last.month)
        return Period(_year_before(self.first), last)

    def other(self, name: str) -> "Period":
        """Return the period that an expression asks for: previous, last_year."""
        return self.previous if name == "previous" else self.last_year

    def __str__(self) -> str:
        first, last = self.first, self.last
        if self.whole_months == 1:
            return f"{first.year}年{first.month}月"
        if self.whole_months == 12 and first.month == 1:
            return f"{first.year}年"
        if self.whole_months and first.year == last.year:
            return f"{first.year}年{first.month}—{last.month}月"
        return f"{first.isoformat()}至{last.isoformat()}"


def _shift(year: int, month: int, by: int) -> tuple[int, int]:
    years, rest = divmod(year * 12 + month - 1 + by, 12)
    return years, rest + 1


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _year_before(day: date) -> date:
    return date(day.year - 1, day.month, min(day.day, monthrange(day.year - 1, day.month)[1]))
