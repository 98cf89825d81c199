"""An office's ledgers as a unit has them in a period, and the few records that are asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.utils import timezone

from huizong.ledgers import FigureValue, Ledger, Period, Sheet
from huizong.ledgers.counting import figure_calls, figure_names
from huizong.ledgers.definition import OVER_ROWS
from huizong.ledgers.expressions import parse
from huizong.lineage import OfLedger, group_of
from huizong_web.ledgers.counting import StoredSheet, sheet
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
    def sheet(self) -> StoredSheet:
        """The figures as the database reckons them, of any number of records; rows when asked."""
        keepers = None if self.keeper is None else under(self.keeper)
        return sheet(self.book, self.period, keepers=keepers)

    @property
    def stored(self) -> QuerySet[Record]:
        """The records as they are stored."""
        found = standing(self.book)
        return found if self.keeper is None else found.filter(keeper__in=under(self.keeper))

    def loaded(self, records: QuerySet[Record]) -> Sheet:
        """Return a sheet of some of the records, with their rows."""
        held = tuple(kept(records, self.ledger, self.units))
        return Sheet(self.ledger, held, self.period, now=timezone.localdate())

    def value(self, ground: OfLedger) -> FigureValue | None:
        """Return the figure of a ground, or the group of it; None where it is defined no more.

        It has its rows, and nothing else of the book is read.
        """
        if ground.figure not in self.ledger.figures:
            return None
        if not ground.by:
            return self.sheet.with_rows(ground.figure)
        return group_of(self.sheet, ground)

    def looks_elsewhere(self, figure: str) -> bool:
        """Whether a figure is reckoned from those of other periods, at any step."""
        definition = self.ledger.figures[self.ledger.aliases.get(figure, figure)]
        if definition.measure in OVER_ROWS:
            return False
        tree = parse(definition.formula or "{} / {}".format(*(definition.ratio or ())))
        calls = figure_calls(self.ledger, tree)
        return bool(calls) or any(map(self.looks_elsewhere, figure_names(tree)))

    def amount(self, ground: OfLedger) -> FigureValue | None:
        """Return the same without its rows: what the database counts."""
        if ground.figure not in self.ledger.figures:
            return None
        if ground.by:
            return group_of(self.sheet, ground)
        return self.sheet.figure(ground.figure)


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
    return list(registers_of(books.filter(office=unit.office, closed=False), unit, period, units))


def others_registers(unit: Unit, period: Period) -> list[Register]:
    """Return the whole books that other units keep for the office (一数一源)."""
    books = Book.objects.filter(office=unit.office, closed=False, keeper__isnull=False)
    books = books.exclude(keeper__in=under(unit)).select_related("keeper")
    return list(registers_of(books, None, period, Units(unit.office)))


def called_in(
    text: str, registers: Sequence[Register]
) -> Iterator[tuple[Register, QuerySet[Record]]]:
    """Yield the records of the registers' books that a text calls by their titles.

    Those that the unit keeps with its register, the others with that of the whole book.
    """
    books = {each.book.pk: each for each in registers}
    found = Record.objects.filter(book__in=books, removed=False, title__gt="")
    period = next((each.period for each in registers), None)
    if period is None:
        return
    found = found.filter(occurred__gte=period.first, occurred__lte=period.last)
    place = StrIndex(Value(text, CharField()), "title")
    named = found.annotate(at=place).filter(at__gt=0).values_list("pk", "book", "keeper")
    for number, register in books.items():
        own = under(register.keeper) if register.keeper else frozenset()
        mine = [pk for pk, book, keeper in named if book == number and keeper in own]
        rest = [pk for pk, book, _ in named if book == number and pk not in mine]
        if mine:
            yield register, register.stored.filter(pk__in=mine)
        if rest:
            yield replace(register, keeper=None), standing(register.book).filter(pk__in=rest)


def registers_of(
    books: Iterable[Book], keeper: Unit | None, period: Period, units: Units
) -> Iterator[Register]:
    """Yield books as registers, those left out whose ledger is defined no more."""
    for book in books:
        try:
            yield Register(book, ledger_of(book), keeper, period, units)
        except MissingLedgerError:
            continue
