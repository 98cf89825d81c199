"""How a deadline stands, as a word with a colour."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.utils.translation import gettext as _

from huizong.ledgers import Due, Lamp, Ledger, Record, deadlines
from huizong_web.calendars import office_calendar

CLASSES = MappingProxyType(
    {
        Lamp.OPEN: "open",
        Lamp.NEAR: "due",
        Lamp.OVERDUE: "late",
        Lamp.MET: "locked",
        Lamp.LATE: "locked",
    }
)
"""The classes of the style sheet, by lamp."""
_URGENT = (Lamp.OVERDUE, Lamp.NEAR, Lamp.OPEN)


@dataclass(frozen=True, slots=True)
class Shining:
    """A deadline as shown: what until when, in which colour."""

    due: Due
    look: str
    word: str

    @property
    def label(self) -> str:
        """What is to be done."""
        return self.due.deadline.label


def word_of(lamp: Lamp) -> str:
    """Return what a lamp says."""
    return {
        Lamp.OPEN: _("未到期"),
        Lamp.NEAR: _("快到期"),
        Lamp.OVERDUE: _("已超期"),
        Lamp.MET: _("按期办结"),
        Lamp.LATE: _("超期办结"),
    }[lamp]


def shining(due: Due) -> Shining:
    """Return a deadline as shown; while its clock stands still it says so."""
    if due.deadline.lapses and due.done is None:
        return Shining(due, CLASSES[Lamp.OPEN], _("此前可以办"))
    word = _("中止计期") if due.paused else word_of(due.lamp)
    return Shining(due, CLASSES[due.lamp], word)


def dues(record: Record, ledger: Ledger, *, today: date) -> list[Due]:
    """Return the deadlines of a record, those still to be met first, the soonest before."""
    found = deadlines(record, ledger, today=today, calendar=office_calendar())
    return sorted(found, key=lambda due: (due.lamp not in _URGENT, due.day))


def soonest(found: Iterable[Due]) -> Due | None:
    """Return the deadline that is to be met first, None where none is; rights are none."""
    return next((due for due in found if due.lamp in _URGENT and not due.deadline.lapses), None)
