"""What is overdue and what is due soon, in all registers, for the units of a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from huizong.ledgers import Due, Lamp, Ledger, Role
from huizong_web.ledgers.deadlines.candidates import candidates
from huizong_web.ledgers.definitions import ledgers
from huizong_web.ledgers.lamps import Shining, dues, shining
from huizong_web.ledgers.listing.reading import with_states
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.units import Units
from huizong_web.offices.models import Office

AHEAD = timedelta(days=62)
"""How far ahead a lamp can turn yellow: no definition warns earlier."""
MOST = 500
"""Candidates of a book that are reckoned; there are seldom more than are really due."""


@dataclass(frozen=True, slots=True)
class Waits:
    """A deadline of a record that is near or overdue."""

    record: Record
    ledger: Ledger
    due: Due

    @property
    def shining(self) -> Shining:
        """Its lamp."""
        return shining(self.due)

    @property
    def is_late(self) -> bool:
        """Whether the day is over."""
        return self.due.lamp is Lamp.OVERDUE

    @property
    def answers(self) -> str:
        """Who answers for it, by name."""
        key = self.ledger.role(Role.PERSON)
        return str(self.record.values.get(key) or "") if key else ""

    @property
    def name(self) -> str:
        """What the record is called."""
        return self.record.title or self.record.number or f"#{self.record.pk}"


def waiting(
    office: Office,
    whose: Q,
    *,
    today: date,
    books: Iterable[Book] | None = None,
    most: int = MOST,
) -> tuple[list[Waits], frozenset[int]]:
    """Return what waits in the books of an office, the soonest first; and of which some were cut.

    `whose` says which records are meant; of each book the `most` that occurred first are reckoned.
    Takes a few queries for each book with deadlines.
    """
    known, units = ledgers(), Units(office)
    found: list[Waits] = []
    cut: set[int] = set()
    for book in books if books is not None else Book.objects.filter(office=office, closed=False):
        ledger = known.get(book.ledger)
        if ledger is None or not ledger.deadlines:
            continue
        wanted = candidates(book, ledger, until=today + AHEAD).filter(whose)
        ordered = with_states(wanted.select_related("keeper", "unit").defer("words"))
        records = list(ordered.order_by("occurred", "pk")[: most + 1])
        if len(records) > most:
            cut.add(book.pk)
        for record in records[:most]:
            record.book = book
            found += _of(record, ledger, units, today)
    return sorted(found, key=lambda each: (each.due.day, each.record.pk)), frozenset(cut)


def _of(record: Record, ledger: Ledger, units: Units, today: date) -> Iterator[Waits]:
    for due in dues(as_kept(record, ledger, units), ledger, today=today):
        if due.lamp in (Lamp.OVERDUE, Lamp.NEAR) and not due.deadline.lapses:
            yield Waits(record, ledger, due)
