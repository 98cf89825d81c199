"""An office's ledgers as a unit has them in a period: the one place that loads records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from django.db.models import Q, QuerySet

from huizong.ledgers import FigureValue, Ledger, Period, Sheet, table
from huizong.lineage import Ground, OfLedger
from huizong_web.ledgers.counting import sheet
from huizong_web.ledgers.definitions import MissingLedgerError, ledger_of
from huizong_web.ledgers.loading import kept, standing
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.units import Units
from huizong_web.offices.models import Unit
from huizong_web.offices.tree import below, parents_of
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.naming import period_of_round
from huizong_web.reports.rounds.periods import Kind


@dataclass(frozen=True)
class Register:
    """A ledger's records that a unit and those below it keep, in a period; all with no keeper."""

    book: Book
    ledger: Ledger
    keeper: Unit | None
    period: Period
    units: Units

    @cached_property
    def sheet(self) -> Sheet:
        """The figures of the records; read when first asked for."""
        return Sheet(self.ledger, tuple(kept(self.stored, self.ledger, self.units)), self.period)

    @cached_property
    def reckoned(self) -> Sheet:
        """The figures as the database reckons them: without rows, of any number of records."""
        keepers = None if self.keeper is None else under(self.keeper)
        return sheet(self.book, self.period, keepers=keepers)

    @property
    def stored(self) -> QuerySet[Record]:
        """The records as they are stored."""
        found = standing(self.book)
        return found if self.keeper is None else found.filter(keeper__in=under(self.keeper))

    def value(self, ground: OfLedger) -> FigureValue | None:
        """Return the figure of a ground, or the group of it; None where it is defined no more."""
        if ground.figure not in self.ledger.figures:
            return None
        whole = self.sheet.figure(ground.figure)
        if not ground.by:
            return whole
        groups = table(self.sheet, ground.figure, ground.by)
        named = (each.figure for each in groups if each.name == ground.group)
        return next(named, replace(whole, value=Decimal(0), rows=()))


def under(unit: Unit) -> frozenset[int]:
    """Return the numbers of a unit and all below it."""
    return below(parents_of(unit.office_id), [unit.pk])


def days_of(cycle: Cycle) -> Period:
    """Return the days that a round is about; a single round is about its month."""
    found = period_of_round(cycle)
    if found.kind is Kind.ONCE:
        return Period.of(found.year, found.month)
    return Period(found.first, found.last)


def own_registers(unit: Unit, period: Period) -> list[Register]:
    """Return the ledgers that a unit keeps: its own book, or its records in everybody's."""
    units, numbers = Units(unit.office), under(unit)
    having = Record.objects.filter(removed=False, keeper__in=numbers).values("book")
    books = Book.objects.filter(Q(pk__in=having) | Q(keeper__in=numbers))
    return list(_registers(books.filter(office=unit.office, closed=False), unit, period, units))


def others_registers(unit: Unit, period: Period) -> list[Register]:
    """Return the whole books that other units keep for the office (一数一源)."""
    books = Book.objects.filter(office=unit.office, closed=False, keeper__isnull=False)
    books = books.exclude(keeper__in=under(unit)).select_related("keeper")
    return list(_registers(books, None, period, Units(unit.office)))


def _registers(
    books: Iterable[Book], keeper: Unit | None, period: Period, units: Units
) -> Iterator[Register]:
    for book in books:
        try:
            yield Register(book, ledger_of(book), keeper, period, units)
        except MissingLedgerError:
            continue


class Shelf:
    """Registers by book, keeper and period, each loaded once however many figures ask for it."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int | None, Period], Register | None] = {}
        self._units: dict[int, Units] = {}

    def register(self, book: Book, keeper: Unit | None, period: Period) -> Register | None:
        """Return a register, None where the ledger's definition is gone."""
        key = (book.pk, keeper.pk if keeper else None, period)
        if key not in self._known:
            units = self._units.setdefault(book.office_id, Units(book.office))
            self._known[key] = next(_registers([book], keeper, period, units), None)
        return self._known[key]

    def value(
        self, book: Book | None, keeper: Unit | None, ground: Ground | None
    ) -> FigureValue | None:
        """Return what a ground gives now, None where it is no ledger's or is defined no more."""
        if book is None or not isinstance(ground, OfLedger):
            return None
        found = self.register(book, keeper, ground.asked.period)
        return found.value(ground) if found else None
