"""Indexes on the days by which figures and deadlines take records: made as definitions need them.

A figure `by: answered_on` asks for the records of a book whose answer is of some month; without an
index the database would read the whole book. An index on a day holds only records that have it.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from django.db import connections

from huizong.ledgers import Ledger, Role, Type
from huizong_web.ledgers.definitions import ledgers

RECORDS, TALLIES = "ledgers_record", "ledgers_tally"
DAYS = frozenset({Type.DATE, Type.MOMENT})


def days_of_figures(ledger: Ledger) -> Iterator[str]:
    """Yield the fields by whose days figures take records, besides the one that occurred."""
    return _days(ledger, (figure.by for figure in ledger.figures.values()))


def days_of_deadlines(ledger: Ledger) -> Iterator[str]:
    """Yield the fields by whose days deadlines run, besides the one that occurred."""
    return _days(ledger, (day for each in ledger.deadlines for day in (each.due, each.start)))


def _days(ledger: Ledger, named: Iterable[str | None]) -> Iterator[str]:
    for key in dict.fromkeys(ledger.aliases.get(name, name) for name in named if name):
        field = ledger.fields.get(key)
        if field and field.type in DAYS and field.role is not Role.OCCURRED and key.isidentifier():
            yield key


def row_columns(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Yield the tables and columns by whose days rows are looked up."""
    named = [(figure.rows, figure.by) for figure in ledger.figures.values()]
    for table, name in dict.fromkeys(named):
        field = ledger.fields.get(table or "")
        if table is None or name is None or field is None or field.type is not Type.TABLE:
            continue
        labels = {column.label: key for key, column in field.columns.items()}
        key = labels.get(name, name)
        if key in field.columns and field.columns[key].type in DAYS:
            yield table, key


def build(*, using: str = "default", **_: object) -> None:
    """Make the indexes that are not there yet; called after every migration."""
    known = list(ledgers().values())
    with connections[using].cursor() as cursor:
        tables = connections[using].introspection.table_names(cursor)
        for table, days in ((RECORDS, days_of_deadlines), (TALLIES, days_of_figures)):
            if table in tables:  # else only some of the migrations were asked for
                for key in sorted({key for ledger in known for key in days(ledger)}):
                    cursor.execute(statement(table, key))


def statement(table: str, key: str) -> str:
    """Return what makes the index on a field."""
    day = f"(\"values\"->>'{key}')"
    return (
        f"CREATE INDEX IF NOT EXISTS {name_of(table, key)} ON {table} (book_id, {day})"
        f" WHERE {day} IS NOT NULL"
    )


def name_of(table: str, key: str) -> str:
    """Return the name of the index on a field."""
    name = f"{table}_by_{key if key.isascii() else sha256(key.encode()).hexdigest()[:16]}"
    return name[:60]
