"""The day on which a report is due: a day of the month, off rest days, some working days on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huizong.calendar.counting import Counted, add_workdays
from huizong.calendar.days import ONE, Calendar, Stretch


class Shift(StrEnum):
    """What becomes of a due day that is a rest day."""

    NONE = "none"
    BEFORE = "before"  # the last working day before the rest
    AFTER = "after"  # the first working day behind it


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due day and how it was found: `nominal` as the rule names it, `moved` off a rest day.

    `rest` is the stretch that was avoided. `offset` counts the working days added or taken away,
    None where there are none.
    """

    nominal: date
    moved: date
    due: date
    shift: Shift
    rest: Stretch | None
    offset: Counted | None
    unpublished: tuple[int, ...]


def deadline(
    nominal: date, calendar: Calendar, *, shift: Shift = Shift.NONE, workdays: int = 0
) -> Deadline:
    """Return when a report is due that a rule puts on a day.

    `workdays` are added behind the shift, taken away where negative.
    """
    moved = nominal
    if shift is not Shift.NONE:
        moved = calendar.next_workday(nominal, ONE if shift is Shift.AFTER else -ONE)
    offset = add_workdays(moved, workdays, calendar) if workdays else None
    due = offset.due if offset else moved
    rest = calendar.rest_around(nominal) if moved != nominal else None
    return Deadline(nominal, moved, due, shift, rest, offset, calendar.unpublished(nominal, due))
