"""What a day is: worked or not, why, and who says so."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

ONE = timedelta(days=1)
SATURDAY = 5


class Kind(StrEnum):
    """Why a day is worked or not."""

    WORKDAY = "workday"
    MADE_UP = "made-up"  # a Saturday or Sunday that is worked for a holiday
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Day:
    """A day; `name` is the holiday for which one rests or makes up, `source` who arranged it.

    Without a source the day follows from the week alone: its year is not published.
    """

    date: date
    kind: Kind
    name: str = ""
    source: str = ""

    @property
    def works(self) -> bool:
        """Whether offices are open."""
        return self.kind in (Kind.WORKDAY, Kind.MADE_UP)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rest days in a row, both ends included; `name` is the holiday, "" for a mere weekend."""

    first: date
    last: date
    name: str = ""

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Calendar:
    """The published years: who arranged each (`sources`) and the days that depart from the week."""

    sources: Mapping[int, str] = field(default_factory=dict)
    special: Mapping[date, Day] = field(default_factory=dict)

    def day(self, when: date) -> Day:
        """Return what a day is; of an unpublished year as the week has it."""
        known = self.special.get(when)
        if known is not None:
            return known
        kind = Kind.WEEKEND if when.weekday() >= SATURDAY else Kind.WORKDAY
        return Day(when, kind, source=self.sources.get(when.year, ""))

    def works(self, when: date) -> bool:
        """Whether offices are open on a day."""
        return self.day(when).works

    def unpublished(self, first: date, last: date) -> tuple[int, ...]:
        """Return the years between two days whose arrangement is not known."""
        years = range(min(first, last).year, max(first, last).year + 1)
        return tuple(year for year in years if year not in self.sources)

    def next_workday(self, when: date, step: timedelta = ONE) -> date:
        """Return the day itself if it is worked, else the next one that is, in a direction."""
        while not self.works(when):
            when += step
        return when

    def rest_around(self, when: date) -> Stretch:
        """Return the rest days in a row that a rest day belongs to."""
        first = last = when
        while not self.works(first - ONE):
            first -= ONE
        while not self.works(last + ONE):
            last += ONE
        return Stretch(first, last, self._name(first, last))

    def _name(self, first: date, last: date) -> str:
        names = dict.fromkeys(self.day(each).name for each in each_day(first, last))
        return "、".join(name for name in names if name)


def each_day(first: date, last: date) -> Iterator[date]:
    """Yield the days from one to another, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def stretches(days: Iterable[Day]) -> tuple[Stretch, ...]:
    """Return rest days as stretches: days in a row of one name are one.

    A weekend beside a holiday stays apart from it, as the holiday's own days are announced.
    """
    found: list[Stretch] = []
    for day in sorted(days, key=lambda each: each.date):
        last = found[-1] if found else None
        if last and last.last + ONE == day.date and last.name == day.name:
            found[-1] = Stretch(last.first, day.date, day.name)
        else:
            found.append(Stretch(day.date, day.date, day.name))
    return tuple(found)
