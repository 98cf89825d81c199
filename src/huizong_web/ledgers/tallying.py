"""What figures ask of a record, put by in tallies: fields that they speak of, and good values only.

A tally is made anew with every act on its record. Which fields it has follows from the definition;
where that was changed since (`Book.tallied` tells), all tallies of the book are made anew before
anything is counted.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import chain, islice
from typing import Any

from django.db import connections, transaction
from django.db.models import Max, Q, QuerySet

from huizong.ledgers import FieldDefinition, Ledger, Type
from huizong.ledgers.expressions import names
from huizong.ledgers.record import condition, plain_day
from huizong.ledgers.sentences import SLOT
from huizong.ledgers.stored import plain
from huizong_web.ledgers.definitions import MissingLedgerError, ledger_of
from huizong_web.ledgers.derived import RowDay, Tally
from huizong_web.ledgers.indexing import TALLIES, row_columns
from huizong_web.ledgers.loading import EDITS, standing
from huizong_web.ledgers.loading import values as values_of
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.pouring import pour_plain
from huizong_web.ledgers.units import Units

AT_ONCE = 2000
GROUPS = frozenset({Type.CHOICE, Type.YES_NO})
"""Pages show figures by any of these."""


def tallied_fields(ledger: Ledger) -> dict[str, FieldDefinition]:
    """Return the fields that figures speak of, or are shown by."""
    named = set(_named(ledger))
    return {
        key: field for key, field in ledger.fields.items() if key in named or field.type in GROUPS
    }


def _named(ledger: Ledger) -> Iterator[str]:
    """Yield what figures and sentences name: fields, and whatever else there is."""
    slots = (slot["by"] for each in ledger.sentences for slot in SLOT.finditer(each.text))
    for figure in ledger.figures.values():
        texts = (*figure.conditions, *((figure.over,) if figure.over else ()))
        named = (name for text in texts for name in names(condition(text)))
        for name in (*named, figure.by, figure.rows):
            if name:
                head = name.partition(".")[0]
                yield ledger.aliases.get(head, head)
    for name in slots:
        if name:
            yield ledger.aliases.get(name, name)


def made_of(ledger: Ledger) -> str:
    """Return what says of which fields tallies are made, so that two can be compared."""
    fields = {
        key: [field.type, {name: column.type for name, column in field.columns.items()}]
        for key, field in tallied_fields(ledger).items()
    }
    return json.dumps([fields, sorted(row_columns(ledger))], ensure_ascii=False)


def tallied_values(
    values: Mapping[str, Any], fields: Mapping[str, FieldDefinition]
) -> dict[str, Any]:
    """Return the values that fit their fields, as plain JSON; an empty one is left out."""
    found: dict[str, Any] = {}
    for key, field in fields.items():
        value = values.get(key)
        if value in (None, "", (), []) or not field.fits(value):
            continue
        if field.type is Type.TABLE:
            rows = (row if isinstance(row, Mapping) else {} for row in value)
            found[key] = [tallied_values(row, field.columns) for row in rows]
        else:
            found[key] = plain(value)
    return found


def store_tallies(
    pairs: Sequence[tuple[Record, Mapping[str, Any]]],
    ledger: Ledger,
    edited: Mapping[int, date] | None = None,
) -> None:
    """Store the tallies of records that have none, with the days of their rows."""
    fields, days = tallied_fields(ledger), edited or {}
    pour_plain((_tally(record, values, fields, days) for record, values in pairs), Tally)
    rows = (row_days(record, values, ledger) for record, values in pairs)
    pour_plain(chain.from_iterable(rows), RowDay)


def _tally(
    record: Record,
    values: Mapping[str, Any],
    fields: Mapping[str, FieldDefinition],
    edited: Mapping[int, date],
) -> dict[str, Any]:
    return {
        "record_id": record.pk,
        "book_id": record.book_id,
        "keeper_id": record.keeper_id,
        "unit_id": record.unit_id,
        "occurred": record.occurred,
        "state": record.state,
        "edited": edited.get(record.pk),
        "values": tallied_values(values, fields),
    }


def row_days(record: Record, values: Mapping[str, Any], ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Yield the rows of a record's tables that figures take by a day of the row, by column."""
    for table, column in row_columns(ledger):
        field = ledger.fields[table]
        rows = values.get(table) if field.fits(values.get(table)) else None
        for at, cells in enumerate(rows or ()):
            if isinstance(cells, Mapping) and (day := plain_day(cells.get(column))):
                yield {
                    "book_id": record.book_id,
                    "record_id": record.pk,
                    "field": f"{table}.{column}",
                    "row": at,
                    "day": day,
                    "values": tallied_values(cells, field.columns),
                }


def store_anew(pairs: Sequence[tuple[Record, Mapping[str, Any]]], ledger: Ledger) -> None:
    """Store the tallies of records in place of those that they had, when their entries are stored.

    One that is removed has none.
    """
    numbers = [record.pk for record, _ in pairs]
    forget(Record.objects.filter(pk__in=numbers))
    counted = [(record, values) for record, values in pairs if not record.removed]
    store_tallies(counted, ledger, edited_days(numbers))


def forget(records: QuerySet[Record]) -> None:
    """Count some records no more."""
    Tally.objects.filter(record__in=records).delete()
    RowDay.objects.filter(record__in=records).delete()


def tally_all(*, using: str = "default", **_: object) -> None:
    """Make anew the tallies that another definition asks for; called after every migration."""
    with connections[using].cursor() as cursor:
        known = connections[using].introspection.table_names(cursor)
    if TALLIES not in known:
        return  # only some of the migrations were asked for
    for book in Book.objects.select_related("office"):
        with suppress(MissingLedgerError):
            tally_book(book)


def tally_book(book: Book) -> None:
    """Make the tallies of a book anew if its definition asks for other fields than they have."""
    ledger = ledger_of(book)
    wanted = made_of(ledger)
    if book.tallied == wanted:
        return
    with transaction.atomic():
        held = Book.objects.select_for_update(of=("self",)).select_related("office").get(pk=book.pk)
        if held.tallied != wanted:
            Tally.objects.filter(book=held).delete()
            RowDay.objects.filter(book=held).delete()
            _tally_all(held, ledger)
            Book.objects.filter(pk=held.pk).update(tallied=wanted)
    book.tallied = wanted


def _tally_all(book: Book, ledger: Ledger) -> None:
    units = Units(book.office)
    records = standing(book).defer("words").order_by("pk").iterator(AT_ONCE)
    while some := list(islice(records, AT_ONCE)):
        pairs = [(record, values_of(record, ledger, units)) for record in some]
        store_tallies(pairs, ledger, edited_days(record.pk for record in some))


def edited_days(records: Iterable[int]) -> dict[int, date]:
    """Return the last day on which a field of a record became otherwise, of those where one did."""
    some = Record.objects.filter(pk__in=list(records))
    is_edit = Q(entries__act__in=EDITS) & ~Q(entries__changed={})
    found = some.annotate(edited=Max("entries__on", filter=is_edit)).values_list("pk", "edited")
    return {pk: day for pk, day in found if day}
