"""A million records in fourteen registers: python bench/registers.py [--records N].

An office of 500 units keeps five years of records. Asked for, each many times with other units and
months: a page of a list with filters and search, a unit's month figure, the office's whole monthly
draft, the office's year by unit. Prints the middle and the 95th of a hundred in milliseconds of the
clock, and what peers take for the same: the list of Django's own admin, and all records loaded into
a table, as a spreadsheet does (pandas), or into DuckDB. Without an address a PostgreSQL is started
that is gone afterwards; `--database sqlite` uses SQLite.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, timedelta
from datetime import time as clock
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]
UNITS, YEARS = 500, (2022, 2023, 2024, 2025, 2026)
COPIES = 20
VARIANTS = 400
WORDS = "太平水库、值班室屋顶漏雨、冬修水利、校园安全检查、秋粮收购、消防通道堵塞、护林防火"


def main() -> None:
    """Fill a database and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--database", default="", help="an address of PostgreSQL, or sqlite")
    parser.add_argument("--times", type=int, default=60, help="how often each is asked for")
    given = parser.parse_args()
    with ExitStack() as stack:
        os.environ["HUIZONG_DATA"] = stack.enter_context(tempfile.TemporaryDirectory())
        if given.database != "sqlite":
            from throwaway import postgresql

            address = given.database or stack.enter_context(postgresql())
            os.environ["HUIZONG_DATABASE"] = address
        os.environ["DJANGO_SETTINGS_MODULE"] = "huizong_web.settings"
        measure(given.records, given.times)


def measure(records: int, times: int) -> None:
    """Fill the database and print what each question takes."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from huizong_web.offices.models import Office

    if kept := Office.objects.filter(name="云岭县教育局").first():
        asked(kept, times)
        return
    start = time.perf_counter()
    with without_indexes():
        office = filled(records // COPIES)
        multiplied()
    print(f"{records:,} records stored in {time.perf_counter() - start:.0f} s", flush=True)
    analysed()
    asked(office, times)


def asked(office: Any, times: int) -> None:
    """Print what each question takes."""
    for name, ask in questions(office):
        report(name, ask, times)


@contextmanager
def without_indexes() -> Iterator[None]:
    """Let indexes be made at the end, as whoever moves a million records in at once would."""
    from django.db import connection

    tables = "'ledgers_record', 'ledgers_stay', 'ledgers_entry', 'ledgers_rowday'"
    statements: list[str] = []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ({tables})"
                " AND indexdef NOT LIKE '%UNIQUE%'"
            )
            for name, statement in cursor.fetchall():
                cursor.execute(f'DROP INDEX "{name}"')
                statements.append(statement)
    yield
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def filled(records: int) -> Any:
    """Store an office with its units, a book of each of fourteen ledgers, and the records."""
    from django.contrib.auth.hashers import make_password

    from huizong_web.accounts.models import User
    from huizong_web.ledgers.definitions import ledgers
    from huizong_web.ledgers.models import Book
    from huizong_web.offices.models import Office, Unit
    from huizong_web.offices.posts import grant
    from huizong_web.policy import Role

    office = Office.objects.create(name="云岭县教育局")
    Unit.objects.bulk_create(
        Unit(office=office, order=n, name=f"第{n + 1}中心学校") for n in range(UNITS)
    )
    editor = User.objects.create(
        username="editor", name="文秘", password=make_password(None), office=office
    )
    grant(editor, office, Role.EDITOR)
    keys = [key for key in sorted(ledgers()) if key != "vehicle"][:14]
    for key in keys:
        book = Book.objects.create(office=office, ledger=key)
        stored(book, ledgers()[key], records // len(keys), editor)
    return office


def stored(book: Any, ledger: Any, count: int, by: Any) -> None:
    """Store records of a book: variants of values, each with its own day, unit, number, states."""
    from huizong.ledgers.stored import values_of
    from huizong_web.ledgers.models import Entry, Record, RowDay, Stay
    from huizong_web.ledgers.pouring import pour
    from huizong_web.ledgers.storing import row_days

    units = sorted(book.office.units.values_list("pk", flat=True))
    random = Random(book.ledger)
    variants = list(made(ledger, random))
    for start in range(0, count, 5000):
        records, histories = [], []
        for at in range(start, min(start + 5000, count)):
            day = date(random.choice(YEARS), 1, 1) + timedelta(days=random.randrange(365))
            record, history = placed(book, ledger, random.choice(variants), day, at, random)
            record.keeper_id = record.unit_id = random.choice(units)
            records.append(record)
            histories.append(history)
        pour(records, Record)
        pairs = list(zip(records, histories, strict=True))
        pour(
            (
                Stay(book=book, record=record, state=state, first=first, last=last, opening=not n)
                for record, history in pairs
                for n, (state, first, last) in enumerate(history)
            ),
            Stay,
        )
        pour(
            (
                Entry(record=record, version=n + 1, act="stepped", state=state, on=first, by=by)
                for record, history in pairs
                for n, (state, first, _last) in enumerate(history or [("", record.occurred, None)])
            ),
            Entry,
        )
        pour(
            (
                RowDay(book=book, record=record, field=name, row=row, day=day)
                for record in records
                for name, row, day in row_days(values_of(record.values, ledger), ledger)
            ),
            RowDay,
        )


def multiplied() -> None:
    """Make twenty of each record, of other units: the database does it in far less time."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM ledgers_record")
        (off,) = cursor.fetchone()
        cursor.execute("SELECT min(id) FROM offices_unit")
        (first,) = cursor.fetchone()
        for k in range(1, COPIES):
            unit = f"({first} + (unit_id - {first} + {k * 37}) % {UNITS})"
            cursor.execute(
                "INSERT INTO ledgers_record (id, book_id, number, keeper_id, unit_id,"
                ' "values", state,'
                " occurred, title, words, version, removed, made_at, changed_at)"
                f" SELECT id + {k * off}, book_id, number || '-{k}', {unit}, {unit}, \"values\","
                " state, occurred, title, words, version, removed, made_at, changed_at"
                f" FROM ledgers_record WHERE id <= {off}"
            )
            for table, columns in HANGING.items():
                cursor.execute(
                    f"INSERT INTO {table} (record_id, {columns}) SELECT record_id + {k * off},"
                    f" {columns} FROM {table} WHERE record_id <= {off}"
                )


HANGING = {
    "ledgers_stay": "book_id, state, first, last, opening",
    "ledgers_rowday": "book_id, field, row, day",
    "ledgers_entry": 'version, act, label, changed, before, state, "on", reason, by_id, at',
}


def made(ledger: Any, random: Random) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield values, without their days, and the words that are searched."""
    from huizong.ledgers.stored import plain_values
    from huizong_web.ledgers.words import texts_of, words_in

    for _ in range(VARIANTS):
        values = {k: v for k, f in ledger.fields.items() if (v := value(f, random)) is not None}
        plain = plain_values(values)
        yield plain, words_in(texts_of(plain))


def value(field: Any, random: Random) -> Any:
    """Return a value of a field; days are set later."""
    from huizong.ledgers import Type

    match field.type:
        case Type.NUMBER | Type.MONEY | Type.PERCENT:
            return Decimal(random.randrange(1, 400))
        case Type.CHOICE:
            return random.choice(list(field.choices))
        case Type.YES_NO:
            return random.random() < 0.5
        case Type.TEXT | Type.LONG_TEXT | Type.PERSON | Type.PLACE:
            return "，".join(random.sample(WORDS.split("、"), 2))
        case Type.TABLE:
            rows = range(random.randrange(3))
            return tuple(
                {k: v for k, f in field.columns.items() if (v := value(f, random)) is not None}
                for _ in rows
            )
        case Type.DATE | Type.MOMENT | Type.PERIOD:
            return "day"
    return None


def placed(
    book: Any, ledger: Any, variant: tuple[dict[str, Any], str], day: date, at: int, random: Random
) -> tuple[Any, list[tuple[str, date, date | None]]]:
    """Return a record of a day, and its states from day to day."""
    from huizong.ledgers import Role
    from huizong_web.ledgers.models import Record

    values, words = variant
    number = f"{book.ledger}-{at}"
    title = ledger.role(Role.TITLE)
    record = Record(
        book=book,
        number=number,
        values=dated(values, ledger.fields, day),
        occurred=day,
        title=str(values.get(title, "")) if title else "",
        words=f"{words} {book.ledger} {at}",
    )
    history: list[tuple[str, date, date | None]] = []
    if ledger.workflow:
        states = [ledger.workflow.start, *random.sample(ledger.states, min(2, len(ledger.states)))]
        days = [day, day + timedelta(days=15), day + timedelta(days=40)]
        ends = [*days[1:], None]
        history = [
            (s, d, e) for s, d, e in zip(states, days, ends, strict=True) if d <= date(2026, 12, 31)
        ]
        history = history or [(states[0], days[0], None)]
        history[-1] = (*history[-1][:2], None)
        record.state = history[-1][0]
    return record, history


def dated(values: dict[str, Any], fields: Any, day: date) -> dict[str, Any]:
    """Return values with days that lie about a record's own."""
    from huizong.ledgers import Role, Type

    found: dict[str, Any] = {}
    for n, (key, each) in enumerate(values.items()):
        field, later = fields[key], (day + timedelta(days=n)).isoformat()
        if field.type is Type.DATE:
            found[key] = day.isoformat() if field.role is Role.OCCURRED else later
        elif field.type is Type.MOMENT:
            found[key] = datetime.combine(day, clock(9)).isoformat()
        elif field.type is Type.PERIOD:
            found[key] = [day.isoformat(), later]
        elif field.type is Type.TABLE:
            found[key] = [dated(row, field.columns, day) for row in each]
        else:
            found[key] = each
    return found


def analysed() -> None:
    """Let the database know what it holds."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def questions(office: Any) -> Iterator[tuple[str, Callable[[Random], object]]]:
    """Yield what is asked, each with a random choice of what."""
    from huizong.ledgers import Period, sentences
    from huizong_web.ledgers.counting import sheet
    from huizong_web.ledgers.models import Book

    books = list(Book.objects.filter(office=office).select_related("office"))
    units = list(office.units.values_list("pk", flat=True))

    def month(random: Random) -> Period:
        return Period.of(random.choice(YEARS[:-1]), random.randrange(1, 13))

    def figure(random: Random) -> object:
        one = sheet(random.choice(books), month(random), keepers=[random.choice(units)])
        return one.figure(random.choice(list(one.ledger.figures))).value

    def draft(random: Random) -> object:
        period = month(random)
        said = [each for book in books for each in sentences(sheet(book, period))]
        return sum(len(each.figures) for each in said)

    def rolled(random: Random) -> object:
        period = Period.of(random.choice(YEARS[:-1]))
        sheets = [sheet(book, period) for book in books]
        return [one.by_unit(key) for one in sheets for key in one.ledger.figures]

    def rolled_of_one(random: Random) -> object:
        one = sheet(random.choice(books), Period.of(random.choice(YEARS[:-1])))
        return [one.by_unit(key) for key in one.ledger.figures]

    yield "a unit's month figure", figure
    yield "the office's monthly draft", draft
    yield "a register's year by unit, all its figures", rolled_of_one
    yield "the office's year by unit, all figures of 14 registers", rolled


def report(name: str, ask: Callable[[Random], object], times: int) -> None:
    """Ask many times and print the middle and the 95th of a hundred."""
    random, taken = Random(7), []
    ask(random)  # the first one compiles patterns and opens files
    began = time.perf_counter()
    while len(taken) < times and time.perf_counter() - began < 60:
        start = time.perf_counter()
        ask(random)
        taken.append((time.perf_counter() - start) * 1000)
    ordered = sorted(taken)
    worst = ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
    middle = statistics.median(ordered)
    print(f"{name:56} {middle:9.1f} {worst:9.1f} ms  ({len(taken)} times)", flush=True)


if __name__ == "__main__":
    main()
