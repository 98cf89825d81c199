"""The registers of an office as its page lists them, and those that it could keep."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils import timezone

from huizong.ledgers import Ledger, Period
from huizong_web.ledgers.definitions import ledgers
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.seeing import seen_by
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights


@dataclass(frozen=True, slots=True)
class Shelved:
    """A book, its definition (None where the file is gone), how many records this month has."""

    book: Book
    ledger: Ledger | None
    entered: int

    @property
    def label(self) -> str:
        """What the ledger is called."""
        return self.ledger.label if self.ledger else self.book.ledger


def shelf(office: Office, rights: Rights, *, today: date | None = None) -> list[Shelved]:
    """Return the books of an office, those in use first; counts are of what the person may see."""
    day = today or timezone.localdate()
    books = list(Book.objects.filter(office=office).select_related("keeper"))
    period, known = Period.of(day.year, day.month), ledgers()
    found = Record.objects.filter(
        seen_by(rights), book__in=books, removed=False, occurred__range=(period.first, period.last)
    )
    counts = dict(found.order_by().values_list("book").annotate(Count("pk")))
    order = {key: place for place, key in enumerate(known)}
    rows = [Shelved(book, known.get(book.ledger), counts.get(book.pk, 0)) for book in books]
    return sorted(rows, key=lambda row: (row.book.closed, order.get(row.book.ledger, len(order))))


def offered(office: Office) -> list[Ledger]:
    """Return the ledgers of the definitions that the office does not keep yet."""
    kept = set(Book.objects.filter(office=office).values_list("ledger", flat=True))
    return [ledger for key, ledger in ledgers().items() if key not in kept]
