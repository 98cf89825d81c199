"""Records whose deadline can fall due within some days: asked for by index, few too many at worst.

What the database can ask it asks for: the state, what is done, the condition, the day from which a
term runs. The library then reckons each of them (extensions and pauses only make a term longer).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, F, Q, QuerySet
from django.db.models.expressions import RawSQL

from huizong.calendar import Calendar
from huizong.ledgers import Deadline, Ledger, Role, Type
from huizong.ledgers.expressions import Kind
from huizong.ledgers.record import condition
from huizong_web.ledgers.counting.dialects import dialect
from huizong_web.ledgers.counting.translate import Sql, Translator, Untranslatable
from huizong_web.ledgers.deadlines.windows import is_exact, latest_event
from huizong_web.ledgers.models import Book, Record

DAYS = frozenset({Type.DATE, Type.MOMENT})
COLUMN = '"ledgers_record"."values"'
_ALIAS = re.compile(r"\br\.")
ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Branch:
    """Some of a book's records for one of its deadlines, those of the earliest days first.

    `deadline` is its place among those of the ledger.
    """

    book: Book
    deadline: int
    records: QuerySet[Record]


def branches(
    book: Book, ledger: Ledger, whose: Q, *, today: date, until: date, calendar: Calendar
) -> Iterator[Branch]:
    """Yield what can be overdue in a book, and what can be due from today until a day."""
    for place, deadline in enumerate(ledger.deadlines):
        if deadline.lapses:
            continue  # Somebody's right: nobody waits for it.
        stretches = (
            ((None, today - ONE), (today, until)) if is_exact(deadline) else ((None, until),)
        )
        for first, last in stretches:
            wanted = Q(whose, book=book, removed=False)
            for each in _conditions(deadline, ledger, first, last, calendar, today):
                wanted &= each
            by = _day(_start(deadline, ledger), ledger) or F("occurred")
            yield Branch(book, place, Record.objects.filter(wanted).order_by(by, "pk"))


def asked(found: Sequence[Branch], *, most: int) -> tuple[dict[int, set[int]], set[int]]:
    """Return the records by number, each with its deadlines, and the books with more than `most`.

    One statement, whatever the number of books and deadlines.
    """
    pieces: list[str] = []
    given: list[Any] = []
    for place, branch in enumerate(found):
        try:
            text, values = branch.records.values("id")[: most + 1].query.sql_with_params()
        except EmptyResultSet:
            continue  # of nobody's records
        pieces.append(f"SELECT {place}, b{place}.id FROM ({text}) b{place}")  # noqa: S608 - Django's own
        given += values
    if not pieces:
        return {}, set()
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(pieces), given)
        rows = cursor.fetchall()
    counts = Counter(place for place, _ in rows)
    cut = {branch.book.pk for place, branch in enumerate(found) if counts[place] > most}
    records: dict[int, set[int]] = {}
    for place, pk in rows:
        records.setdefault(pk, set()).add(found[place].deadline)
    return records, cut


def _conditions(
    deadline: Deadline,
    ledger: Ledger,
    first: date | None,
    last: date,
    calendar: Calendar,
    today: date,
) -> Iterator[Q]:
    if deadline.state:
        yield Q(state__in=deadline.state)
    if deadline.when is not None and deadline.rows is None:
        yield from _when(deadline.when, ledger, today)
    if deadline.rows is not None:
        yield Q(values__has_key=deadline.rows)
        return
    if deadline.done is not None:
        yield from _empty(ledger.aliases.get(deadline.done, deadline.done))
    if day := _day(_start(deadline, ledger), ledger):
        yield from _within(day, deadline, first, last, calendar)


def _start(deadline: Deadline, ledger: Ledger) -> str:
    name = deadline.due or deadline.start or ""
    return "" if deadline.rows is not None else ledger.aliases.get(name, name)


def _day(key: str, ledger: Ledger) -> F | RawSQL | None:
    """Return a field's day as the index on it has it (`indexing`), None where there is none."""
    field = ledger.fields.get(key)
    if field is None or field.type not in DAYS or not key.isidentifier():
        return F("occurred") if key and key == ledger.role(Role.OCCURRED) else None
    return RawSQL(f"({COLUMN}->>'{key}')", [])  # noqa: S611 - a key of a checked definition


def _within(
    day: F | RawSQL,
    deadline: Deadline,
    first: date | None,
    last: date,
    calendar: Calendar,
) -> Iterator[Q]:
    behind = latest_event(deadline, last, calendar) + ONE
    if isinstance(day, RawSQL):
        # Said for SQLite, which else does not see that the index serves.
        yield Q(RawSQL(f"{day.sql} IS NOT NULL", [], BooleanField()))  # noqa: S611 - as above
    yield _compared(day, "<", behind)
    if first is not None:
        yield _compared(day, ">=", latest_event(deadline, first - ONE, calendar) + ONE)


def _compared(day: F | RawSQL, sign: str, other: date) -> Q:
    if isinstance(day, F):
        return Q(occurred__lt=other) if sign == "<" else Q(occurred__gte=other)
    # A moment of a day is behind its bare day and before the next.
    return Q(RawSQL(f"{day.sql} {sign} %s", [other.isoformat()], BooleanField()))  # noqa: S611 - as above


def _empty(key: str) -> Iterator[Q]:
    if key.isidentifier():
        yield Q(RawSQL(f"({COLUMN}->>'{key}') IS NULL", [], BooleanField()))  # noqa: S611 - as above


def _when(text: str, ledger: Ledger, today: date) -> Iterator[Q]:
    translator = Translator(ledger, dialect(), today, Sql("r.state", (), Kind.TEXT))
    try:
        made = translator.sql(condition(text))
    except Untranslatable:
        return
    here = _ALIAS.sub('"ledgers_record".', made.text)
    yield Q(RawSQL(here, made.given, BooleanField()))  # noqa: S611 - of a checked definition
