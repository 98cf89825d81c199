"""Numbers of records, in order within a book and its year or month; none is given twice."""

from collections.abc import Sequence
from datetime import date

from huizong.ledgers import numbered, sequence_scope
from huizong_web.ledgers.models import Book, Counter, Record


def next_numbers(book: Book, pattern: str | None, days: Sequence[date]) -> list[str]:
    """Return a number for each day, in the order given; "" where a ledger has none.

    To be called inside the transaction that stores the records, with the book locked.
    """
    if pattern is None:
        return [""] * len(days)
    counters: dict[str, Counter] = {}
    found = []
    for day in days:
        scope = _scope(pattern, day)
        if scope not in counters:
            counters[scope], _ = Counter.objects.get_or_create(book=book, scope=scope)
        found.append(_next(pattern, day, counters[scope]))
    Counter.objects.bulk_update(counters.values(), ["last"])
    return found


def keep_clear(book: Book, numbers: Sequence[str]) -> frozenset[str]:
    """Return which of some numbers are taken in a book already."""
    taken: set[str] = set()
    for start in range(0, len(numbers), 500):
        some = Record.objects.filter(book=book, number__in=numbers[start : start + 500])
        taken.update(some.values_list("number", flat=True))
    return frozenset(taken)


def _scope(pattern: str, day: date) -> str:
    parts = {"year": f"{day.year}", "month": f"{day.month:02}"}
    return "-".join(parts[name] for name in sequence_scope(pattern))


def _next(pattern: str, day: date, counter: Counter) -> str:
    while True:
        counter.last += 1
        number = numbered(pattern, year=day.year, month=day.month, seq=counter.last)
        # A number that came with an import may stand before the counter.
        if not Record.objects.filter(book_id=counter.book_id, number=number).exists():
            return number
