"""Cases that an office person writes: what units enter, and what comes out."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from huizong.definitions.reader import read_definition_file
from huizong.indicators import (
    Against,
    Entered,
    Entries,
    Reckoning,
    RecordFigures,
    compare,
    period_from,
    read_entry,
    shipped_indicators,
    standing,
    violations,
)
from huizong.ledgers import Change, Period, Record, typed_row

CASES = Path(__file__).parent / "cases"
WHOLE = "全部"


class Case(BaseModel):
    model_config = ConfigDict(extra="forbid")

    period: str
    units: list[str]
    entered: dict[str, dict[str, dict[str, str | int | float]]] = {}
    records: dict[str, dict[str, dict[str, Any]]] = {}
    values: dict[str, dict[str, str]] = {}
    on_year: dict[str, str] = {}
    on_period: dict[str, str] = {}
    targets: dict[str, str] = {}
    faults: dict[str, list[str]] = {}


class CaseFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    indicators: str
    cases: dict[str, Case]


def all_cases():
    for path in sorted(CASES.glob("*.yaml")):
        file = read_definition_file(path, CaseFile)
        for what, case in file.cases.items():
            yield path.stem, file.indicators, what, case


def read_period(text):
    """2026, 2026-03, 2026-Q1, 2026-H1, 2026-S (学年，2026年9月起), 2026-01_05."""
    found = period_from(text)
    assert found is not None, f"{text}：周期写不对"
    return found


def play(group, case):
    """Return what became of a case, in the form in which it is written down."""
    catalogue, period = shipped_indicators(), read_period(case.period)
    reckoning = Reckoning(
        catalogue,
        frozenset(case.units),
        Entries(tuple(_entries(group, case, catalogue))),
        RecordFigures(catalogue.ledgers, dict(_records(case, catalogue.ledgers, period))),
    )

    def key(name):
        found = catalogue.find(name, group)
        assert found, f"没有“{name}”这个指标"
        return found

    def words(name, against):
        return str(compare(reckoning, key(name), period, against).words)

    return {
        "values": {
            unit: {name: _value(reckoning, key(name), period, unit) for name in names}
            for unit, names in case.values.items()
        },
        "on_year": {name: words(name, Against.ON_YEAR) for name in case.on_year},
        "on_period": {name: words(name, Against.ON_PERIOD) for name in case.on_period},
        "targets": {
            name: standing(reckoning, key(name), period).standing.value for name in case.targets
        },
        "faults": {
            unit: [
                str(each.message)
                for each in violations(reckoning, group, period, _units(case, unit))
            ]
            for unit in case.faults
        },
    }


def _value(reckoning, key, period, unit):
    units = None if unit == WHOLE else frozenset({unit})
    return reckoning.value(key, period, units).text


def _units(case, unit):
    return frozenset(case.units) if unit == WHOLE else frozenset({unit})


def _entries(group, case, catalogue):
    for when, units in case.entered.items():
        for unit, numbers in units.items():
            for name, text in numbers.items():
                key = catalogue.find(name, group)
                assert key, f"没有“{name}”这个指标"
                value = read_entry(catalogue.indicator(key), str(text))
                yield Entered(key, unit, read_period(when), value)


def _records(case, ledgers, period):
    for book, rows in case.records.items():
        ledger, records = ledgers[book], []
        for name, row in rows.items():
            cells = {key: cell for key, cell in row.items() if key != "经过"}
            values, refused = typed_row(ledger.fields, cells, year=period.first.year)
            assert not refused, refused
            changes = (line.split() for line in row.get("经过", []))
            history = tuple(
                Change(
                    state, Period.of(*map(int, day.split("-")[:2])).first.replace(day=int(day[-2:]))
                )
                for state, day in changes
            )
            records.append(Record(name, values, history))
        yield book, records
