"""Records whose deadline can fall due until a day: asked for by index, a few too many at worst.

The library then reckons each of them (workdays, extensions, pauses only make a term longer).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import reduce

from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from huizong.ledgers import Deadline, Ledger, Role, Type
from huizong_web.ledgers.models import Book, Record

SHORTEST = {"workdays": 1, "days": 1, "months": 28, "years": 365}
"""Days that a unit of a term lasts at least."""
DAYS = frozenset({Type.DATE, Type.MOMENT})


def candidates(book: Book, ledger: Ledger, *, until: date) -> QuerySet[Record]:
    """Return the records of a book of which a deadline can be due on a day or before it."""
    wanted = [_of(deadline, ledger, until) for deadline in ledger.deadlines]
    if not wanted:
        return Record.objects.none()
    return Record.objects.filter(reduce(Q.__or__, wanted), book=book, removed=False)


def _of(deadline: Deadline, ledger: Ledger, until: date) -> Q:
    found = Q()
    for condition in _conditions(deadline, ledger, until):
        found &= condition
    return found


def _conditions(deadline: Deadline, ledger: Ledger, until: date) -> Iterator[Q]:
    if deadline.state:
        yield Q(state__in=deadline.state)
    if deadline.rows is not None:
        yield Q(values__has_key=deadline.rows)
        return
    if deadline.done is not None:
        yield ~Q(values__has_key=ledger.aliases.get(deadline.done, deadline.done))
    name = deadline.due or deadline.start
    if name is not None:
        yield _before(ledger.aliases.get(name, name), ledger, until - _least(deadline))


def _least(deadline: Deadline) -> timedelta:
    if deadline.term is None:
        return timedelta()
    amount, unit = deadline.term.split()
    return timedelta(days=min(int(amount) * SHORTEST[unit], 40_000))


def _before(key: str, ledger: Ledger, day: date) -> Q:
    field = ledger.fields.get(key)
    if key == ledger.role(Role.OCCURRED):
        return Q(occurred__lte=day)
    if field is None or field.type not in DAYS or not key.isidentifier():
        return Q()
    # As the index on the day has it (`indexing`): a moment of that day is before the day behind.
    sql = f'"ledgers_record"."values"->>\'{key}\' < %s'
    behind = (day + timedelta(days=1)).isoformat()
    return Q(RawSQL(sql, [behind], BooleanField()))  # noqa: S611 - a key of a checked definition
