"""What is overdue and what is due soon, in all registers, for the units of a person."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from huizong.ledgers import Due, Lamp, Ledger, Role
from huizong_web.calendars import office_calendar
from huizong_web.ledgers.deadlines.candidates import asked, branches
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
"""Candidates of a deadline that are reckoned; there are seldom more than are really due."""


@dataclass(frozen=True, slots=True)
class Waits:
    """A deadline of a record that is open, near or overdue."""

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
    def is_told(self) -> bool:
        """Whether it is over, or so near that its lamp is yellow."""
        return self.due.lamp in (Lamp.OVERDUE, Lamp.NEAR)

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

    `whose` says which records are meant; of each deadline the `most` of the earliest days are
    reckoned. Takes a few queries, however many books there are.
    """
    found, cut = open_until(office, lambda _: whose, today=today, books=books, most=most)
    return [each for each in found if each.is_told], cut


def open_until(
    office: Office,
    whose: Callable[[Ledger], Q],
    *,
    today: date,
    books: Iterable[Book] | None = None,
    most: int = MOST,
) -> tuple[list[Waits], frozenset[int]]:
    """Return all that is overdue or falls due within AHEAD; as `waiting`, `whose` by ledger."""
    known, calendar, until = ledgers(), office_calendar(), today + AHEAD
    kept = books if books is not None else Book.objects.filter(office=office, closed=False)
    by_number = {book.pk: book for book in kept if book.ledger in known}
    given = [
        branch
        for book in by_number.values()
        for branch in branches(
            book,
            known[book.ledger],
            whose(known[book.ledger]),
            today=today,
            until=until,
            calendar=calendar,
        )
    ]
    numbers, cut = asked(given, most=most)
    found: list[Waits] = []
    units, only = Units(office), _Only()
    for record in _read(numbers):
        record.book = by_number[record.book_id]
        ledger = only(known[record.book.ledger], frozenset(numbers[record.pk]))
        found += (each for each in _of(record, ledger, units, today) if each.due.day <= until)
    return sorted(found, key=lambda each: (each.due.day, each.record.pk)), frozenset(cut)


class _Only:
    """Ledgers with some of their deadlines alone: the others need not be reckoned."""

    def __init__(self) -> None:
        self.made: dict[tuple[str, frozenset[int]], Ledger] = {}

    def __call__(self, ledger: Ledger, places: frozenset[int]) -> Ledger:
        """Return the ledger with the deadlines of these places."""
        key = (ledger.key, places)
        if key not in self.made:
            kept = tuple(each for at, each in enumerate(ledger.deadlines) if at in places)
            self.made[key] = ledger.model_copy(update={"deadlines": kept})
        return self.made[key]


def _read(numbers: Iterable[int]) -> Iterable[Record]:
    records = Record.objects.filter(pk__in=list(numbers)).select_related("keeper", "unit")
    return with_states(records.defer("words"))


def _of(record: Record, ledger: Ledger, units: Units, today: date) -> Iterator[Waits]:
    for due in dues(as_kept(record, ledger, units), ledger, today=today):
        runs = due.lamp in (Lamp.OVERDUE, Lamp.NEAR, Lamp.OPEN)
        if runs and not due.deadline.lapses:
            yield Waits(record, ledger, due)
