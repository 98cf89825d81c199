"""What the database reckons is what the library counts: every figure of every shipped ledger."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from django.utils import timezone
from registers import put_edits

from huizong.ledgers import (
    Change,
    FieldDefinition,
    Ledger,
    Period,
    Role,
    Sheet,
    Type,
    sentences,
    table,
)
from huizong.ledgers import Record as Kept
from huizong.ledgers.definition import OVER_ROWS
from huizong.ledgers.loading import shipped_ledgers
from huizong.ledgers.record import Edit
from huizong_web.ledgers import storing
from huizong_web.ledgers.counting import sheet, sheet_with_rows
from huizong_web.ledgers.counting.dialects import dialect
from huizong_web.ledgers.loading import kept, standing
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.units import Units

YEAR = 2026
PERIODS = (
    Period.of(YEAR, 1),
    Period.of(YEAR, 6),
    Period.of(YEAR, 1, months=6),
    Period.of(YEAR),
    Period.of(YEAR - 1, 12),
)
COUNT = 40
HOURS = {"duty.covered"}
"""Parts of hours that no decimal holds: the library adds them as fractions."""
RECKONED = {
    "appraisal.mean_score",
    "budget.full",
    "contest.best_mark",
    "contest.mean_mark",
    "inspection.mean_score",
    "inspection.passed",
    "training.class_days",
    "training.person_hours",
    "trip.cost",
    "trip.distance",
}
"""Figures over sums and products of fields."""


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    """Let today be in the middle of what is asked: some periods are over, some are not."""
    monkeypatch.setattr(timezone, "localdate", lambda: date(YEAR, 6, 15))
    # Random records are alike in what they may not share; figures do not ask.
    monkeypatch.setattr(storing, "store_marks", lambda *_, **__: None)


def random_day(random: Random) -> date:
    return date(YEAR - 1, 11, 1) + timedelta(days=random.randrange(300))


def random_value(field: FieldDefinition, random: Random, units: list[str]) -> Any:
    if random.random() < 0.03 and field.type is not Type.TABLE:
        return "不合"
    match field.type:
        case Type.NUMBER | Type.MONEY | Type.PERCENT:
            return Decimal(random.randrange(1, 5000)) / random.choice((1, 10, 100))
        case Type.DATE:
            return random_day(random)
        case Type.MOMENT:
            return datetime.combine(random_day(random), time(random.randrange(24), 30))
        case Type.TIME:
            return time(random.randrange(24))
        case Type.PERIOD:
            first = random_day(random)
            return first, first + timedelta(days=random.randrange(9))
        case Type.CHOICE:
            return random.choice(list(field.choices))
        case Type.CHOICES:
            return tuple(random.sample(list(field.choices), 1))
        case Type.YES_NO:
            return random.random() < 0.5
        case Type.UNIT:
            return random.choice(units)
        case Type.TABLE:
            rows = range(random.randrange(4))
            return tuple(random_values(field.columns, random, units) for _ in rows)
    return random.choice(("甲", "乙", "丙"))


def random_values(fields, random: Random, units: list[str]) -> dict[str, Any]:
    return {
        key: value
        for key, field in fields.items()
        if random.random() < 0.8
        if (value := random_value(field, random, units)) != ()
    }


def random_history(ledger: Ledger, random: Random) -> Iterator[Change]:
    if ledger.workflow is None:
        return
    day = random_day(random)
    yield Change(ledger.workflow.start, day)
    for _ in range(random.randrange(5)):
        day += timedelta(days=random.choice((0, 3, 30, 60)))
        if day > timezone.localdate():
            return
        yield Change(random.choice(ledger.states), day)


def random_record(ledger: Ledger, random: Random, units: list[str], number: int) -> Kept:
    values = random_values(ledger.fields, random, units)
    if (unit := ledger.role(Role.UNIT)) and values.get(unit) not in units:
        values.pop(unit, None)
    return Kept(f"new{number}", values, tuple(random_history(ledger, random)), f"R{number}")


def random_edits(record: Kept, ledger: Ledger, random: Random, units: list[str]) -> list[Edit]:
    day = random_day(random)
    keys = [key for key in ledger.fields if key != ledger.role(Role.UNIT)]
    found = []
    for key in random.sample(keys, random.randrange(3)):
        day += timedelta(days=20)
        if day > timezone.localdate():  # `keeping` lets nothing become otherwise tomorrow
            break
        was = random_value(ledger.fields[key], random, units) if random.random() < 0.7 else None
        found.append(Edit(key, day, None if was == "不合" else was))
    return found


@pytest.fixture(params=sorted(shipped_ledgers()))
def filled(request, cast) -> tuple[Book, Sheet]:
    """A book of random records, and the library's sheet of the very same."""
    ledger, random = shipped_ledgers()[request.param], Random(request.param)
    book = Book.objects.create(office=cast.office, ledger=request.param)
    units = Units(cast.office)
    given = [random_record(ledger, random, sorted(units.named), at) for at in range(COUNT)]
    made = storing.make(book, ledger, units, given, keeper=cast.rural, by=cast.clerk)
    for record, each in zip(made, given, strict=True):
        put_edits(record, random_edits(each, ledger, random, sorted(units.named)), cast.clerk)
    stored = tuple(kept(standing(book), ledger, units))
    assert [replace(each, key="", edits=()) for each in stored] == [
        replace(each, key="") for each in given
    ]
    return book, Sheet(ledger, stored, PERIODS[0], now=timezone.localdate())


def test_the_database_and_the_library_agree(filled, cast):
    book, library = filled
    all_figures(book, library)
    figures_of_each_unit(book, library, cast)
    figures_by_field(book, library)
    rows_are_fetched_when_asked_for(book, library)
    sentences_are_the_same(book, library)
    what_is_removed_is_not_counted(book, library, cast)


def all_figures(book, library):
    for period in PERIODS:
        library, stored = replace(library, period=period), sheet(book, period)
        expected = {key: figure.value for key, figure in library.figures().items()}
        assert {key: figure.value for key, figure in stored.figures().items()} == expected
        with_rows = sheet_with_rows(book, period)
        assert {key: figure.value for key, figure in with_rows.figures().items()} == expected


def figures_of_each_unit(book, library, cast):
    library, stored = replace(library, period=PERIODS[2]), sheet(book, PERIODS[2])
    if library.ledger.role(Role.UNIT) is None:
        return
    for unit in (cast.rural, cast.secretariat):
        own = replace(library, units=frozenset({unit.name}))
        alone = sheet(book, PERIODS[2], units=[unit.pk])
        for key in library.ledger.figures:
            value = own.figure(key).value
            assert alone.figure(key).value == value, key
            assert stored.of_unit(key, unit.pk) == value, key


def figures_by_field(book, library):
    library, stored = replace(library, period=PERIODS[2]), sheet(book, PERIODS[2])
    by = [
        key
        for key, field in library.ledger.fields.items()
        if field.type in (Type.CHOICE, Type.YES_NO, Type.TEXT, Type.UNIT)
    ]
    for key, figure in library.ledger.figures.items():
        if figure.measure not in OVER_ROWS or figure.rows:
            continue
        for name in by[:4]:
            expected = [(each.name, each.figure.value) for each in table(library, key, name)]
            found = [(each.name, each.figure.value) for each in stored.grouped(key, name)]
            assert found == expected, (key, name)


def rows_are_fetched_when_asked_for(book, library):
    stored = sheet(book, PERIODS[0])
    for key, figure in library.figures().items():
        fetched = stored.with_rows(key)
        assert [row.reference for row in fetched.all_rows] == [
            row.reference for row in figure.all_rows
        ], key


def what_is_removed_is_not_counted(book, library, cast):
    ledger, units = library.ledger, Units(cast.office)
    before = sheet(book, PERIODS[3]).figures()
    for record in standing(book)[: COUNT // 2]:
        act = storing.Act(storing.Entry.Act.REMOVED, cast.clerk, date(YEAR, 6, 1))
        storing.take_out(record, act)
    library = replace(
        library, records=tuple(kept(standing(book), ledger, units)), period=PERIODS[3]
    )
    after = {key: figure.value for key, figure in sheet(book, PERIODS[3]).figures().items()}
    assert after == {key: figure.value for key, figure in library.figures().items()}
    if before:
        assert after != {key: figure.value for key, figure in before.items()}


def test_figures_are_said_in_sql(cast):
    """Nobody would see figures that are slow: the library counts what SQL cannot say."""
    unsaid = set()
    for key, ledger in shipped_ledgers().items():
        book = Book.objects.create(office=cast.office, ledger=key)
        rows = {k: f for k, f in ledger.figures.items() if f.measure in OVER_ROWS}
        _asked, not_said = sheet(book, PERIODS[3]).reckoning.translated(rows)
        unsaid |= {f"{key}.{each}" for each in not_said}
    # SQLite's numbers are floats: it may not reckon with them for us.
    assert unsaid == (HOURS if dialect().exact else HOURS | RECKONED)


def sentences_are_the_same(book, library):
    """The sentences of a ledger from stored figures, also those by a field, without a row read."""
    library = replace(library, period=PERIODS[2])
    expected = [said.text for said in sentences(library)]
    assert [said.text for said in sentences(sheet(book, PERIODS[2]))] == expected
