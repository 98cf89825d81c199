"""Cases that an office person writes: records in, figures, sentences, faults and days out."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from huizong.calendar import shipped_calendar
from huizong.definitions.reader import read_definition_file
from huizong.ledgers import (
    Change,
    Period,
    Record,
    Sheet,
    deadlines,
    identities,
    next_steps,
    sentences,
    shipped_ledgers,
    table,
    together,
    typed_row,
    validate,
)
from huizong.ledgers.linking import Shelf, linked

CASES = Path(__file__).parent / "cases"


class Case(BaseModel):
    model_config = ConfigDict(extra="forbid")

    period: str
    today: str = ""
    variant: dict[str, str] = {}
    records: dict[str, dict[str, Any]]
    others: dict[str, dict[str, dict[str, Any]]] = {}
    figures: dict[str, str] = {}
    by: dict[str, dict[str, str]] = {}
    sentences: list[str] | None = None
    faults: list[str] = []
    due: dict[str, list[str]] = {}
    steps: dict[str, list[str]] = {}
    broken: list[str] = []


class CaseFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    ledger: str
    cases: dict[str, Case]


@dataclass(frozen=True)
class Played:
    """What became of a case, in the form in which it was written down."""

    figures: dict[str, str]
    by: dict[str, dict[str, str]]
    sentences: list[str] | None
    faults: list[str]
    due: dict[str, list[str]]
    steps: dict[str, list[str]]
    broken: list[str]


def all_cases():
    for path in sorted(CASES.glob("*.yaml")):
        file = read_definition_file(path, CaseFile)
        for what, case in file.cases.items():
            yield path.stem, file.ledger, what, case


def play(key, case):
    ledger = shipped_ledgers()[key]
    for field, variant in case.variant.items():
        ledger = ledger.with_variant(field, variant)
    period = read_period(case.period)
    records, refused = read_records(ledger, case.records, period)
    books = {name: read_other(name, rows, period) for name, rows in case.others.items()}
    records = linked(records, ledger, shipped_ledgers(), Shelf(books, shipped_ledgers()))
    today = date.fromisoformat(case.today) if case.today else period.last
    sheet = Sheet(ledger, tuple(records), period)
    return Played(
        figures={name: sheet.figure(name).text for name in case.figures},
        by={asked: _by(sheet, asked) for asked in case.by},
        sentences=[said.text for said in sentences(sheet)] if case.sentences is not None else None,
        faults=[*refused, *_faults(ledger, records, today)],
        due={name: _due(ledger, records, name, today) for name in case.due},
        steps={asked: _steps(ledger, records, asked, today) for asked in case.steps},
        broken=[held.identity for held in identities(sheet) if held.holds is not True],
    )


def read_period(text):
    """2026, 2026-01, 2026-01至2026-03."""
    first, _, last = text.partition("至")
    year, _, month = first.partition("-")
    if not month:
        return Period.of(int(year))
    begin = Period.of(int(year), int(month))
    if not last:
        return begin
    end = Period.of(*map(int, last.split("-")))
    return Period(begin.first, end.last)


def read_other(name, rows, period):
    records, refused = read_records(shipped_ledgers()[name], rows, period)
    assert not refused
    return records


def read_records(ledger, given, period):
    records, refused = [], []
    for name, row in given.items():
        cells = {ledger.aliases.get(key, key): cell for key, cell in row.items() if key != "经过"}
        values, wrong = typed_row(ledger.fields, cells, year=period.first.year)
        refused += [f"{name}：{message}" for message in wrong.values()]
        states = (line.split() for line in row.get("经过", []))
        history = tuple(Change(state, date.fromisoformat(day)) for state, day in states)
        records.append(Record(name, values, history))
    return records, refused


def _faults(ledger, records, today):
    alone = [(each, fault) for each in records for fault in validate(each, ledger, today=today)]
    return [f"{each.key}：{fault.message}" for each, fault in (*alone, *together(records, ledger))]


def _by(sheet, asked):
    figure, _, field = asked.partition(" by ")
    return {group.name: group.figure.text for group in table(sheet, figure, field)}


def _due(ledger, records, name, today):
    record = next(each for each in records if each.key == name)
    found = deadlines(record, ledger, today=today, calendar=shipped_calendar())
    return [f"{due.deadline.label} {due.day} {due.lamp.value}" for due in found]


def _steps(ledger, records, asked, today):
    name, _, role = asked.partition(" by ")
    record = next(each for each in records if each.key == name)
    return [
        f"{each.step.to}{'：缺' + '、'.join(each.lacks) if each.lacks else ''}"
        f"{'：' + '、'.join(map(str, each.refused)) if each.refused else ''}"
        for each in next_steps(record, ledger, {role}, today=today)
    ]
