"""Records from the database as the library has them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet

from huizong.ledgers import Change, Ledger, Role
from huizong.ledgers import Record as Kept
from huizong.ledgers.stored import values_of
from huizong_web.ledgers.models import Book, Record, Stay
from huizong_web.ledgers.units import Units

AT_ONCE = 2000


def standing(book: Book) -> QuerySet[Record]:
    """Return the records of a book that count: all but those removed."""
    return Record.objects.filter(book=book, removed=False)


def kept(
    records: QuerySet[Record], ledger: Ledger, units: Units, *, history: bool = True
) -> Iterator[Kept]:
    """Yield stored records as the library has them, with their states unless not asked for.

    `words`, which only searching needs, is not read.
    """
    found = records.defer("words").order_by("pk")
    if history:
        found = found.prefetch_related(Prefetch("stays", Stay.objects.order_by("pk")))
    for record in found.iterator(AT_ONCE):
        yield as_kept(record, ledger, units, history=history)


def as_kept(record: Record, ledger: Ledger, units: Units, *, history: bool = True) -> Kept:
    """Return a stored record as the library has it."""
    states = tuple(Change(stay.state, stay.first) for stay in record.stays.all()) if history else ()
    return Kept(str(record.pk), values(record, ledger, units), states, record.number)


def values(record: Record, ledger: Ledger, units: Units) -> dict[str, Any]:
    """Return a record's values by field, the unit's name among them."""
    found = values_of(record.values, ledger)
    key = ledger.role(Role.UNIT)
    if key and (name := units.name(record.unit_id)):
        found[key] = name
    return found
