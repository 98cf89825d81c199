"""Reads the arrangement of a year's holidays: those shipped, those an office adds or replaces."""

from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, model_validator

from huizong.calendar.days import SATURDAY, Calendar, Day, Kind, each_day
from huizong.definitions import DefinitionError, Labelled
from huizong.definitions.reader import HERE, read_definition_file

SHIPPED = HERE / "calendar"
LONGEST_REST = 30
"""Days in a row that a holiday may have; more is a slip of the pen in the file."""


class CalendarError(DefinitionError):
    """A year's file cannot be used; the text names file, place, fault and remedy."""


class Rest(BaseModel):
    """Days off in a row, both ends included."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=30)
    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> "Rest":
        if not 0 <= (self.last - self.first).days < LONGEST_REST:
            msg = f"from {self.first} to {self.last} is no holiday; put the first day first"
            raise ValueError(msg)
        return self


class Work(BaseModel):
    """A Saturday or Sunday that is worked for a holiday."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=30)
    day: date

    @model_validator(mode="after")
    def _on_a_weekend(self) -> "Work":
        if self.day.weekday() < SATURDAY:
            msg = f"{self.day} is no Saturday or Sunday, it is worked anyway; look the day up"
            raise ValueError(msg)
        return self


class Year(Labelled):
    """A year's arrangement, as the State Council announces it; `basis` is the announcement."""

    year: int
    rest: tuple[Rest, ...]
    work: tuple[Work, ...]

    @model_validator(mode="after")
    def _whole(self) -> "Year":
        listed = [day for rest in self.rest for day in each_day(rest.first, rest.last)]
        listed += [work.day for work in self.work]
        strange = [str(day) for day in listed if day.year != self.year]
        twice = sorted({str(day) for day in listed if listed.count(day) > 1})
        if strange or twice:
            what = "lie outside the year" if strange else "are listed twice"
            msg = f"{', '.join(strange or twice)} {what} {self.year}"
            raise ValueError(msg)
        return self

    def days(self) -> dict[date, Day]:
        """Return the days that depart from the week."""
        found = {
            day: Day(day, Kind.HOLIDAY, rest.name, self.basis)
            for rest in self.rest
            for day in each_day(rest.first, rest.last)
        }
        made_up = {
            each.day: Day(each.day, Kind.MADE_UP, each.name, self.basis) for each in self.work
        }
        return found | made_up


@cache
def shipped_calendar() -> Calendar:
    """Return the calendar of all years that come with the library."""
    return with_years(Calendar(), SHIPPED)


def with_years(calendar: Calendar, path: Path) -> Calendar:
    """Return a calendar with the years of a file, or of a folder's YAML files, added.

    A year that it has already is replaced whole. Raises CalendarError where a file cannot be used
    or two of them are of one year.
    """
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    read: dict[int, Year] = {}
    for file in files:
        year = _read(file)
        if year.year in read:
            msg = f"{file}: the year {year.year} stands in another file of the folder too"
            raise CalendarError(msg)
        read[year.year] = year
    kept = {day: known for day, known in calendar.special.items() if day.year not in read}
    sources = dict(calendar.sources) | {number: year.basis for number, year in read.items()}
    special = {day: known for year in read.values() for day, known in year.days().items()}
    return Calendar(sources, kept | special)


def _read(file: Path) -> Year:
    try:
        return read_definition_file(file, Year)
    except DefinitionError as error:
        raise CalendarError(str(error)) from error
