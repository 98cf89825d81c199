"""Records out as a workbook: those of the list or all, personal data only to who keeps them."""

import tempfile
from collections.abc import Callable, Iterable
from typing import IO

from django.db.models import QuerySet

from huizong.ledgers import Ledger
from huizong.ledgers import Record as Kept
from huizong.ledgers.sheets import mark_of, write_failing, write_records
from huizong_web import audit
from huizong_web.accounts.models import User
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.reading import sheet_ledger, taking
from huizong_web.ledgers.loading import kept
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.seeing import units_where
from huizong_web.ledgers.shown import has_personal, is_personal
from huizong_web.ledgers.units import Units
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action

_IN_MEMORY = 8 * 1024 * 1024


def export(book: Book, records: QuerySet[Record], rights: Rights, *, full: bool) -> IO[bytes]:
    """Return records as a workbook, ready to be read from its beginning.

    With `full` personal data is whole, where the person keeps all of these records; that is noted.
    """
    ledger, units = sheet_ledger(ledger_of(book)), Units(book.office)
    whole = full and keeps_all(records, rights)
    hidden = frozenset() if whole else frozenset(personal_keys(ledger))
    stream = _stream()
    count = write_records(
        stream,
        ledger,
        kept(records, ledger, units),
        units=_names(units),
        hidden=hidden,
        mark=_marks(records),
    )
    after = {"records": count, "personal": whole and has_personal(ledger.fields.values())}
    audit.record("records-exported", object=book, label=ledger.label, after=after)
    stream.seek(0)
    return stream


def _marks(records: QuerySet[Record]) -> Callable[[Kept], str]:
    """Return what gives a record's mark: by it an import sees who changed it since."""
    versions = dict(records.order_by().values_list("pk", "version"))

    def mark(record: Kept) -> str:
        version = versions.get(int(record.key))
        return mark_of(record.key, version) if version else ""

    return mark


def form(book: Book) -> IO[bytes]:
    """Return the empty form of a book: heads, drop-downs, and how each column is filled in."""
    stream = _stream()
    units = Units(book.office)
    write_records(stream, sheet_ledger(ledger_of(book)), (), units=_names(units))
    stream.seek(0)
    return stream


def failing(given: Import, *, by: User, language: str) -> IO[bytes]:
    """Return the rows of an import's file that cannot be used, as things stand now."""
    stream = _stream()
    write_failing(stream, taking(given, by), language=language)
    stream.seek(0)
    return stream


def keeps_all(records: QuerySet[Record], rights: Rights) -> bool:
    """Return whether a person keeps every one of some records, and so may have them whole."""
    units = units_where(rights, Action.KEEP_RECORDS)
    return units is None or not records.exclude(keeper__in=units).exists()


def personal_keys(ledger: Ledger) -> Iterable[str]:
    """Yield the fields of a ledger that tell of a person; of a table's columns, with its key."""
    for key, field in ledger.fields.items():
        if is_personal(field):
            yield key
        for name, column in field.columns.items():
            if is_personal(field) or is_personal(column):
                yield f"{key}.{name}"


def _names(units: Units) -> list[str]:
    return [unit.name for unit in units.all.values() if unit.until is None]


def _stream() -> IO[bytes]:
    return tempfile.SpooledTemporaryFile(_IN_MEMORY)
