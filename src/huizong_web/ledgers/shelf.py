"""The registers of an office as its page lists them, and those that it could keep."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils import timezone

from huizong.ledgers import Ledger, Period
from huizong_web.ledgers.deadlines.waiting import waiting
from huizong_web.ledgers.definitions import ledgers
from huizong_web.ledgers.derived import Tally
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.seeing import seen_by
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action

RECKONED = 40
"""Records of a book whose deadlines are reckoned for the page: it is to be there at once."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A book, its definition (None where the file is gone), how many records this month has.

    `more` where more may be due than were reckoned.
    """

    book: Book
    ledger: Ledger | None
    entered: int
    late: int = 0
    near: int = 0
    more: bool = False

    @property
    def label(self) -> str:
        """What the ledger is called."""
        return self.ledger.label if self.ledger else self.book.ledger


def shelf(office: Office, rights: Rights, *, today: date | None = None) -> list[Shelved]:
    """Return the books of an office, those in use first; counts are of what the person may see."""
    day = today or timezone.localdate()
    books = list(Book.objects.filter(office=office).select_related("keeper"))
    period, known = Period.of(day.year, day.month), ledgers()
    days = (period.first, period.last)
    found = Tally.objects.filter(seen_by(rights), book__in=books, occurred__range=days)
    counts = dict(found.values_list("book").annotate(Count("pk")))
    order = {key: place for place, key in enumerate(known)}
    kept = _open(books, rights)
    waits, cut = waiting(office, seen_by(rights), today=day, books=kept, most=RECKONED)
    late = Counter(each.record.book_id for each in waits if each.is_late)
    near = Counter(each.record.book_id for each in waits if not each.is_late)
    rows = [
        Shelved(
            book,
            known.get(book.ledger),
            counts.get(book.pk, 0),
            late[book.pk],
            near[book.pk],
            book.pk in cut,
        )
        for book in books
    ]
    return sorted(rows, key=lambda row: (row.book.closed, order.get(row.book.ledger, len(order))))


def _open(books: list[Book], rights: Rights) -> list[Book]:
    """Return the books in use, none for who may see no records."""
    sees = rights.may_somewhere(Action.SEE_RECORDS)
    return [book for book in books if sees and not book.closed]


def offered(office: Office) -> list[Ledger]:
    """Return the ledgers of the definitions that the office does not keep yet."""
    kept = set(Book.objects.filter(office=office).values_list("ledger", flat=True))
    return [ledger for key, ledger in ledgers().items() if key not in kept]
