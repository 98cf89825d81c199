"""Until when something is to be done, and how that stands."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huizong.calendar import Unit
from huizong.ledgers.terms import Deadline
from huizong.values import Message

_UNITS = {
    "workdays": Unit.WORKDAY,
    "days": Unit.DAY,
    "months": Unit.MONTH,
    "years": Unit.YEAR,
}


class Lamp(StrEnum):
    """How a deadline stands."""

    OPEN = "open"
    NEAR = "near"
    OVERDUE = "overdue"
    MET = "met"
    LATE = "late"  # done, after the day


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of a record: its last day, how it stands today, how it was counted.

    `index`: the row of the table field that it runs for, None for the record. `paused`: the clock
    stands still, and the day moves on with it.
    """

    deadline: Deadline
    day: date
    lamp: Lamp
    done: date | None
    explained: tuple[Message, ...]
    index: int | None = None
    paused: bool = False


def term(text: str) -> tuple[int, Unit]:
    """Return a term of a definition, "20 workdays", as amount and unit."""
    amount, unit = text.split()
    return int(amount), _UNITS[unit]
