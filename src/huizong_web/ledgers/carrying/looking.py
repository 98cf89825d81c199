"""Which records do not fit a definition that was changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from huizong.ledgers import Fault, Migrated, migrate
from huizong_web.ledgers.carrying.comparing import Compared
from huizong_web.ledgers.loading import as_kept, standing
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.units import Units

AT_ONCE = 1000
LOOKED_AT = 5000
"""So many of the newest records a page looks at; the command looks at all."""
TOLD = 100


@dataclass(frozen=True, slots=True)
class Unfitting:
    """A record that the new definition would refuse, and why."""

    record: Record
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look found: of how many records how many do not fit (the first of them told).

    `cut` where there are more records than were looked at.
    """

    records: int
    unfit: int
    told: tuple[Unfitting, ...]
    cut: bool


def look(book: Book, both: Compared, *, today: date, most: int = LOOKED_AT) -> Looked:
    """Return which records of a book do not fit its new definition, changing nothing."""
    told: list[Unfitting] = []
    count = unfit = 0
    for record, migrated in migrated_records(book, both, today=today, most=most):
        count += 1
        if migrated.faults:
            unfit += 1
            if len(told) < TOLD:
                told.append(Unfitting(record, migrated.faults))
    cut = count == most and standing(book).order_by()[: most + 1].count() > most
    return Looked(count, unfit, tuple(told), cut)


def migrated_records(
    book: Book, both: Compared, *, today: date, most: int | None = None
) -> Iterator[tuple[Record, Migrated]]:
    """Yield the records of a book, the newest first, each under the new definition.

    Without a bound also those removed: they may be put back.
    """
    units, old = Units(book.office), both.old or both.new
    records = Record.objects.filter(book=book) if most is None else standing(book)
    found = records.select_related("book__office", "keeper", "unit").order_by("-pk")
    for record in found[:most].iterator(AT_ONCE) if most else found.iterator(AT_ONCE):
        kept = as_kept(record, old, units)
        yield record, next(migrate([kept], old, both.new, today=today))
