"""Indexes on the days by which figures and deadlines take records: made as definitions need them.

A figure `by: answered_on` asks for the records of a book whose answer is of some month; without an
index the database would read the whole book. An index on a day holds only records that have it;
that of a deadline only those in which it is not done yet: they are few among those of all years.
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
    """Yield the fields by whose days deadlines run that end with a state, and not with a day."""
    kept = (each for each in ledger.deadlines if each.rows is None and each.done is None)
    return _days(ledger, (day for each in kept for day in (each.due, each.start)))


def open_days(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Yield the fields by whose days deadlines run, each with that in which its end is noted."""
    for each in ledger.deadlines:
        if each.rows is None and each.done is not None and not each.lapses:
            named = (each.due or each.start or "", each.done)
            day, done = (ledger.aliases.get(name, name) for name in named)
            field = ledger.fields.get(day)
            if field and field.type in DAYS and day.isidentifier() and done.isidentifier():
                yield day, done


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
        if RECORDS in tables:
            for pair in sorted({pair for ledger in known for pair in open_days(ledger)}):
                cursor.execute(open_statement(*pair))


def statement(table: str, key: str) -> str:
    """Return what makes the index on a field."""
    day = f"(\"values\"->>'{key}')"
    return (
        f"CREATE INDEX IF NOT EXISTS {name_of(table, key)} ON {table} (book_id, {day})"
        f" WHERE {day} IS NOT NULL"
    )


def open_statement(key: str, done: str) -> str:
    """Return what makes the index on a field, of the records in which another is empty."""
    day, end = (f"(\"values\"->>'{each}')" for each in (key, done))
    return (
        f"CREATE INDEX IF NOT EXISTS {open_name_of(key, done)} ON {RECORDS} (book_id, {day})"
        f" WHERE {day} IS NOT NULL AND {end} IS NULL"
    )


def name_of(table: str, key: str) -> str:
    """Return the name of the index on a field."""
    return f"{table}_by_{_short(key)}"[:60]


def open_name_of(key: str, done: str) -> str:
    """Return the name of the index on a field of the records in which another is empty."""
    return f"{RECORDS}_open_{_short(key + ' ' + done)}"[:60]


def _short(key: str) -> str:
    return key if key.isidentifier() and key.isascii() else sha256(key.encode()).hexdigest()[:16]
