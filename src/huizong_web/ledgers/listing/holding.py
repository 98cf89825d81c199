"""Records whose field holds what is asked of it, as conditions of a query.

Keys come from checked definitions and are identifiers; what people typed goes in as parameters.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from huizong.ledgers import FieldDefinition, Type
from huizong_web.ledgers.counting.dialects import dialect
from huizong_web.ledgers.listing.wanted import Wanted, Way, way_of

COLUMN = '"ledgers_record"."values"'


def holding(key: str, field: FieldDefinition, wanted: Wanted) -> Q:
    """Return the condition of the records whose field holds what is wanted."""
    found = Q()
    for condition in _conditions(key, field, wanted):
        found &= condition
    return found


def _conditions(key: str, field: FieldDefinition, wanted: Wanted) -> Iterator[Q]:
    if wanted.there is not None:
        there = Q(values__has_key=key)
        yield there if wanted.there else ~there
    if wanted.some_of:
        yield _one_of(key, field, wanted.some_of)
    if wanted.words:
        yield _saying(key, field, wanted.words)
    number = dialect().number.format(c=COLUMN, k=key)
    if wanted.least is not None:
        yield _is(f"{number} >= %s", _number(wanted.least))
    if wanted.most is not None:
        yield _is(f"{number} <= %s", _number(wanted.most))
    begins, ends = _ends(key, field)
    if wanted.first is not None:
        yield _is(f"{ends} >= %s", wanted.first.isoformat())
    if wanted.last is not None:
        yield _is(f"{begins} < %s", _behind(wanted.last))


def _one_of(key: str, field: FieldDefinition, some: tuple[str, ...]) -> Q:
    if way_of(field) is Way.YES_NO:
        return Q(**{f"values__{key}": some[0] == "是"})
    if field.type is Type.CHOICES:
        return _listing(key, some)
    return Q(**{f"values__{key}__in": list(some)})


def _saying(key: str, field: FieldDefinition, words: str) -> Q:
    if field.type is Type.RECORDS:
        return _listing(key, (words,))
    return Q(**{f"values__{key}__icontains": words})


def _listing(key: str, some: tuple[str, ...]) -> Q:
    """Return the condition of records whose list holds one of some texts."""
    if connection.vendor == "postgresql":
        found = Q()
        for each in some:
            found |= Q(**{f"values__{key}__contains": [each]})
        return found
    marks = ", ".join("%s" for _ in some)
    sql = (
        f"SELECT r.id FROM ledgers_record r, json_each(r.\"values\", '$.{key}') e"  # noqa: S608 - a key of a checked definition
        f" WHERE e.value IN ({marks})"
    )
    return Q(pk__in=RawSQL(sql, some))  # noqa: S611 - as above


def _ends(key: str, field: FieldDefinition) -> tuple[str, str]:
    """Return how the first and the last day of a field are read."""
    if field.type is Type.PERIOD:
        first, last = (dialect().element.format(c=COLUMN, k=key, n=at) for at in (0, 1))
        return first, last
    # Bare, as the index on the day has it (`indexing`).
    day = f"({COLUMN}->>'{key}')"
    return day, day


def _behind(day: date) -> str:
    """Return the next day: a moment of a day is before it."""
    return (day + timedelta(days=1)).isoformat()


def _number(number: Decimal) -> Decimal | float:
    return number if dialect().exact else float(number)


def _is(sql: str, given: object) -> Q:
    return Q(RawSQL(sql, [given], BooleanField()))  # noqa: S611 - a key of a checked definition
