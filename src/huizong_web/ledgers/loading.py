"""Records from the database as the library has them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet

from huizong.ledgers import Change, Ledger, Role
from huizong.ledgers import Record as Kept
from huizong.ledgers.record import Edit
from huizong.ledgers.stored import values_of
from huizong_web.ledgers.derived import LONG_AGO, Stay
from huizong_web.ledgers.models import Book, Entry, Record
from huizong_web.ledgers.units import Units

AT_ONCE = 2000
EDITS = (Entry.Act.UPDATED, Entry.Act.STEPPED)
"""Acts that tell what became so on a day; a correction had been so from the first."""


def standing(book: Book) -> QuerySet[Record]:
    """Return the records of a book that count: all but those removed."""
    return Record.objects.filter(book=book, removed=False)


def kept(
    records: QuerySet[Record], ledger: Ledger, units: Units, *, history: bool = True
) -> Iterator[Kept]:
    """Yield stored records as the library has them, with what they were unless not asked for.

    `words`, which only searching needs, is not read.
    """
    found = records.defer("words").order_by("pk")
    if history:
        edits = Entry.objects.filter(act__in=EDITS).exclude(changed={}).order_by("version")
        found = found.prefetch_related(
            Prefetch("stays", Stay.objects.order_by("pk")),
            Prefetch("entries", edits, to_attr="edited"),
        )
    for record in found.iterator(AT_ONCE):
        yield as_kept(record, ledger, units, history=history)


def as_kept(record: Record, ledger: Ledger, units: Units, *, history: bool = True) -> Kept:
    """Return a stored record as the library has it."""
    found = values(record, ledger, units)
    if not history:
        return Kept(str(record.pk), found, (), record.number)
    states = tuple(
        Change(stay.state, stay.first) for stay in record.stays.all() if stay.first != LONG_AGO
    )
    edits = tuple(_edits(record, ledger))
    return Kept(str(record.pk), found, states, record.number, edits)


def _edits(record: Record, ledger: Ledger) -> Iterator[Edit]:
    entries = getattr(record, "edited", None)
    if entries is None:
        entries = [each for each in record.entries.all() if each.act in EDITS]
    for entry in entries:
        before = values_of({key: was for key, (was, _) in entry.changed.items()}, ledger)
        for key, was in before.items():
            yield Edit(key, entry.on, was)


def values(record: Record, ledger: Ledger, units: Units) -> dict[str, Any]:
    """Return a record's values by field, the unit's name among them."""
    found = values_of(record.values, ledger)
    key = ledger.role(Role.UNIT)
    if key and (name := units.name(record.unit_id)):
        found[key] = name
    return found
