"""A stored file as the library reads it, with the names and records of the office beside it."""

from collections.abc import Container, Iterator
from datetime import datetime
from functools import partial
from itertools import islice
from typing import cast

from django.utils import timezone

from huizong.ledgers import FieldDefinition, Ledger, Type
from huizong.ledgers.sheets import Book as Sheets
from huizong.ledgers.sheets import Directory, Plan, SheetLimits, TabPlan, Taking, open_book
from huizong.ledgers.sheets.fitting import as_text
from huizong_web.accounts.models import User
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.stored import Stored
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.others import with_others
from huizong_web.ledgers.seeing import units_where
from huizong_web.ledgers.units import Units
from huizong_web.offices.models import UnitBefore
from huizong_web.offices.rights import rights_of
from huizong_web.policy import Action

_NOT_IN_SHEETS = frozenset({Type.FILE, Type.IMAGES})
SAMPLES = 3
LIMITS = SheetLimits()


def sheet_ledger(ledger: Ledger) -> Ledger:
    """Return a ledger without attachments: a cell cannot hold a file, and a name is none."""
    fields = {
        key: _without_files(field)
        for key, field in ledger.fields.items()
        if field.type not in _NOT_IN_SHEETS
    }
    return ledger.model_copy(update={"fields": fields})


def _without_files(field: FieldDefinition) -> FieldDefinition:
    if field.type is not Type.TABLE:
        return field
    columns = {key: each for key, each in field.columns.items() if each.type not in _NOT_IN_SHEETS}
    return field.model_copy(update={"columns": columns})


def sheets_of(given: Import) -> Sheets:
    """Return the sheets of an import's file. Raises SheetError."""
    with given.file.open("rb") as file:
        return open_book(given.name, file.read(), limits=LIMITS)


def plan_of(given: Import) -> Plan:
    """Return how an import's file is read."""
    return Plan.from_json(given.plan)


def taking(given: Import, by: User, *, tried: datetime | None = None) -> Taking:
    """Return the rows of an import's file, held against its book as it is now.

    `by` is who would change records with it, `tried` when the person saw what would change.
    Raises SheetError, as do the rows while they are gone through.
    """
    office, plan = given.book.office, plan_of(given)
    units, ledger = Units(office), sheet_ledger(ledger_of(given.book))
    allowed = units_where(rights_of(by, office), Action.KEEP_RECORDS) if plan.update else None
    return Taking(
        sheets_of(given),
        ledger,
        plan,
        today=timezone.localdate(),
        directory=directory_of(given.book, ledger, units),
        existing=Stored(given.book, ledger, units, allowed, tried),
        linked=partial(with_others, ledger=_judging(ledger), units=units),
    )


def _judging(ledger: Ledger) -> Ledger:
    """Return a ledger without links: what names its records is counted, but nothing depends on."""
    return ledger.model_copy(update={"links": {}})


def directory_of(book: Book, ledger: Ledger, units: Units) -> Directory:
    """Return the names that cells may say: units, also by former names; numbers of other books."""
    named = {name: name for name in units.named}
    before = UnitBefore.objects.filter(unit__office=book.office).order_by("until")
    former = {each.name: units.name(each.unit_id) for each in before}
    known = {name: kept for name, kept in former.items() if kept} | named
    wanted = {field.ledger for field in _all_fields(ledger) if field.ledger}
    books = Book.objects.filter(office=book.office, ledger__in=wanted)
    numbers = {each.ledger: cast("frozenset[str]", _Numbers(each)) for each in books}
    return Directory(units=known, records=numbers)


def _all_fields(ledger: Ledger) -> Iterator[FieldDefinition]:
    for field in ledger.fields.values():
        yield field
        yield from field.columns.values()


class _Numbers(Container[str]):
    """The numbers of a book's records, asked for one by one and remembered."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._known: dict[object, bool] = {}

    def __contains__(self, number: object) -> bool:
        if number not in self._known:
            found = Record.objects.filter(book=self._book, number=number, removed=False)
            self._known[number] = found.exists()
        return self._known[number]


def samples(sheets: Sheets, tab: TabPlan) -> dict[int, list[str]]:
    """Return what stands in the first rows below a head, by column."""
    below = (line for line in sheets.tabs[tab.name].lines() if line.number > tab.head[1])
    found: dict[int, list[str]] = {at: [] for at in tab.columns}
    for line in islice(below, SAMPLES):
        for at, said in found.items():
            if at in line.cells:
                said.append(as_text(line.cells[at])[:40])
    return found
