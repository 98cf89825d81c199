"""Fills a database with an office of 500 units and a million records in fourteen registers."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from datetime import time as clock
from decimal import Decimal
from random import Random
from typing import Any

UNITS, YEARS = 500, (2022, 2023, 2024, 2025, 2026)
TODAY = date(2026, 11, 20)
COPIES = 20
VARIANTS = 400
WORDS = "太平水库、值班室屋顶漏雨、冬修水利、校园安全检查、秋粮收购、消防通道堵塞、护林防火"
LEDGERS = (
    "aid",
    "building",
    "bulletin",
    "debt",
    "hazard",
    "incoming",
    "instruction",
    "meeting",
    "outgoing",
    "petition",
    "problem",
    "proposal",
    "training",
    "trip",
)


@contextmanager
def without_indexes() -> Iterator[None]:
    """Let indexes be made at the end, as whoever moves a million records in at once would."""
    from django.db import connection

    tables = ", ".join(f"'{table}'" for table in ("ledgers_record", "ledgers_tally", *HANGING))
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
    from huizong_web.ledgers.tallying import made_of
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
    for key in LEDGERS:
        ledger = ledgers()[key]
        book = Book.objects.create(office=office, ledger=key, tallied=made_of(ledger))
        stored(book, ledger, records // len(LEDGERS), editor)
    return office


def stored(book: Any, ledger: Any, count: int, by: Any) -> None:
    """Store records of a book: variants of values, each with its own day, unit, number, states."""
    from huizong.ledgers.stored import values_of
    from huizong_web.ledgers.derived import Stay
    from huizong_web.ledgers.models import Entry, Record
    from huizong_web.ledgers.pouring import pour, pour_plain
    from huizong_web.ledgers.tallying import store_tallies

    units = sorted(book.office.units.values_list("pk", flat=True))
    random = Random(book.ledger)
    variants = list(made(ledger, random))
    for start in range(0, count, 5000):
        records, histories = [], []
        for at in range(start, min(start + 5000, count)):
            day = date(random.choice(YEARS), 1, 1) + timedelta(days=random.randrange(365))
            day = min(day, TODAY - timedelta(days=random.randrange(30)))
            record, history = placed(book, ledger, random.choice(variants), day, at, random)
            record.keeper_id = record.unit_id = random.choice(units)
            records.append(record)
            histories.append(history)
        pairs = list(zip(pour(records, Record), histories, strict=True))
        pour_plain(stays(pairs), Stay)
        entries = [list(told(record, history, by, random)) for record, history in pairs]
        pour_plain((entry for each in entries for entry in each), Entry)
        edited = {each[0]["record_id"]: last for each in entries if (last := last_edit(each))}
        given = [(record, values_of(record.values, ledger)) for record in records]
        store_tallies(given, ledger, edited)


def stays(pairs: list[tuple[Any, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the states of records from day to day."""
    for record, history in pairs:
        for n, (state, first, last) in enumerate(history):
            yield {
                "book_id": record.book_id,
                "record_id": record.pk,
                "state": state,
                "first": first,
                "last": last,
                "opening": not n,
            }


def told(record: Any, history: list[Any], by: Any, random: Random) -> Iterator[dict[str, Any]]:
    """Yield the entries of a record: entered, and a step into each state, of which half fill in.

    One step in twenty changes what stood there.
    """
    keys = list(record.values)
    for n, (state, first, _last) in enumerate(history or [("", record.occurred, None)]):
        changed = {}
        if n and keys and random.random() < 0.5:
            key = random.choice(keys)
            before = record.values[key] if random.random() < 0.1 else None
            changed = {key: [before, record.values[key]]}
        yield {
            "record_id": record.pk,
            "version": n + 1,
            "act": "stepped" if n else "entered",
            "changed": changed,
            "state": state,
            "on": first,
            "by_id": by.pk,
        }


def last_edit(entries: list[dict[str, Any]]) -> date | None:
    """Return the last day on which a field became otherwise."""
    return max((each["on"] for each in entries if each["changed"]), default=None)


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
            cursor.execute(
                "INSERT INTO ledgers_tally (record_id, book_id, keeper_id, unit_id, occurred,"
                f' state, edited, "values") SELECT record_id + {k * off}, book_id, {unit}, {unit},'
                f' occurred, state, edited, "values" FROM ledgers_tally WHERE record_id <= {off}'
            )
            for table, columns in HANGING.items():
                cursor.execute(
                    f"INSERT INTO {table} (record_id, {columns}) SELECT record_id + {k * off},"
                    f" {columns} FROM {table} WHERE record_id <= {off}"
                )


HANGING = {
    "ledgers_stay": "book_id, state, first, last, opening",
    "ledgers_rowday": 'book_id, field, row, day, "values"',
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
        history = [(s, d, e) for s, d, e in zip(states, days, ends, strict=True) if d <= TODAY]
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
