"""The example education bureau's year: every figure of its summary comes out of its registers."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml

from huizong.calendar import shipped_calendar
from huizong.composing import compose, read_template
from huizong.indicators import SHIPPED as SETS
from huizong.indicators import (
    Against,
    Reckoning,
    RecordFigures,
    compare,
    may_aim,
    read_catalogue,
    violations,
)
from huizong.ledgers import (
    SHIPPED,
    Period,
    Sheet,
    identities,
    read_ledgers,
    sentences,
    table,
    together,
    validate,
)
from huizong.ledgers.plain import read_plain

BUREAU = Path(__file__).parents[2] / "examples" / "云岭县教育局"
LAST, YEAR = Period.of(2025), Period.of(2026)
KEPT = ("gaokao", "leavers", "proposal", "school_fund")


@cache
def ledgers():
    return read_ledgers(SHIPPED, BUREAU / "定义")


@cache
def records():
    kept = read_plain(BUREAU / "台账", ledgers(), year=2026)
    return {key: tuple(each.record for each in rows) for key, rows in kept.items()}


@cache
def sheet(key, period=YEAR):
    return Sheet(ledgers()[key], records()[key], period)


@cache
def reckoning():
    figures = RecordFigures({key: ledgers()[key] for key in KEPT}, records())
    catalogue = read_catalogue(BUREAU / "定义", ledgers=ledgers())
    units = {each.values["unit"] for rows in records().values() for each in rows}
    return Reckoning(catalogue, frozenset(units), figures=figures)


def value(key, period=YEAR):
    return reckoning().value(f"education_year.{key}", period)


@pytest.mark.parametrize("key", KEPT)
def test_every_record_is_good(key):
    ledger, rows = ledgers()[key], records()[key]
    alone = [
        (row, fault) for row in rows for fault in validate(row, ledger, today=date(2026, 12, 31))
    ]
    beside = list(together(rows, ledger))
    assert [(row.key, str(fault.message)) for row, fault in (*alone, *beside)] == []


@pytest.mark.parametrize("period", [LAST, YEAR], ids=str)
@pytest.mark.parametrize("key", KEPT)
def test_identities_hold(key, period):
    held = identities(sheet(key, period))
    assert [str(each.message) for each in held if each.holds is False] == []


@pytest.mark.parametrize(
    ("ledger", "figure", "text"),
    [
        ("gaokao", "takers", "3397人"),
        ("gaokao", "above", "1718人"),
        ("gaokao", "first_tier", "248人"),
        ("gaokao", "second_tier", "604人"),
        ("gaokao", "third_tier", "866人"),
        ("gaokao", "rate", "50.6%"),
        ("gaokao", "up", "4.81个百分点"),
        ("leavers", "rate", "95.02%"),
        ("school_fund", "exempted", "1436万元"),
        ("school_fund", "exempted_city", "741万元"),
        ("school_fund", "exempted_rural", "695万元"),
        ("school_fund", "running_rural", "732万元"),
        ("school_fund", "fees_city", "716.5万元"),
        ("school_fund", "running", "1448.5万元"),
        ("proposal", "total", "32件"),
        ("proposal", "advices", "5件"),
        ("proposal", "motions", "27件"),
    ],
)
def test_figures_come_out_of_rows(ledger, figure, text):
    found = sheet(ledger).figure(figure)
    assert found.text == text
    assert found.all_rows
    assert all(row.record in records()[ledger] for row in found.all_rows)


def test_sums_are_those_of_their_parts():
    above = [
        sheet("gaokao").figure(key).value for key in ("first_tier", "second_tier", "third_tier")
    ]
    assert sum(above) == 248 + 604 + 866 == sheet("gaokao").figure("above").value == 1718
    by_area = {
        group.name: group.figure.value for group in table(sheet("school_fund"), "exempted", "area")
    }
    assert by_area == {"城市": 741_0000, "农村": 695_0000}
    by_kind = {
        group.name: group.figure.value for group in table(sheet("proposal"), "total", "kind")
    }
    assert by_kind == {"建议": 5, "提案": 27}


def test_schools_together_are_the_county():
    schools = {each.values["unit"] for each in records()["gaokao"]}
    alone = [
        Sheet(ledgers()["gaokao"], records()["gaokao"], YEAR, frozenset({each})) for each in schools
    ]
    for key in ("takers", "above"):
        whole = sheet("gaokao").figure(key).value
        assert sum(each.figure(key).value for each in alone) == whole
    mean = sum(each.figure("rate").value for each in alone) / len(alone)
    assert round(mean, 1) != Decimal("50.6")  # a mean of rates is not the rate


@pytest.mark.parametrize("key", ["gaokao", "leavers", "school_fund", "proposal"])
def test_a_row_less_is_another_figure(key):
    """What is stated hangs on the rows: without the last one no total is what it was."""
    total = {"gaokao": "above", "leavers": "going_on", "school_fund": "paid", "proposal": "total"}
    less = Sheet(ledgers()[key], records()[key][:-1], YEAR)
    assert less.figure(total[key]).value < sheet(key).figure(total[key]).value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("above", "1718人"),
        ("above_rate", "50.6%"),
        ("going_on_rate", "95.02%"),
        ("exempted", "1436万元"),
        ("running", "1448.5万元"),
        ("proposals", "32件"),
        ("replied", "100.0%"),
    ],
)
def test_indicators(key, text):
    assert value(key).text == text


def test_compared_with_the_year_before():
    points = compare(reckoning(), "education_year.above_rate", YEAR, Against.ON_YEAR)
    assert points.difference.quantize(Decimal("0.01")) == Decimal("4.81")
    assert str(points.words) == "同比提高4.81个百分点"


def test_the_indicators_rules_hold():
    assert list(violations(reckoning(), "education_year", YEAR, reckoning().office)) == []


SAID = (
    "2026年全县参加高考3397人，本科上线1718人，其中一本248人、二本604人、三本866人，上线率50.6%。",
    "上线率比上年提高4.81个百分点。",
    "2026年初中毕业4339人，升入高中阶段学校4123人，其中普通高中2498人、中等职业学校1625人，比率为95.02%。",
    "2026年免除学杂费39881人次、1436万元，其中城市741万元、农村695万元。",
    "拨付农村学校公用经费732万元、城市学校学杂费补助716.5万元，合计1448.5万元。",
    "2026年承办人大代表建议、政协提案32件，其中建议5件、提案27件；已答复32件，办复率100.0%。",
)


def test_the_draft_states_them():
    said = {each.text for key in KEPT for each in sentences(sheet(key))}
    assert set(SAID) <= said
    template = read_template(BUREAU / "定义" / "年度总结.yaml", ledgers())
    written = compose(template, [sheet(key) for key in KEPT], calendar=shipped_calendar())
    text = "".join(item.text for item in written)
    assert all(sentence in text for sentence in SAID)
    assert [item.text for item in written if not item.level] == [
        "教育质量",
        "经费保障",
        "建议提案办理",
    ]
    for item in written:
        for each in item.figures:
            assert item.text[each.start : each.end] == each.figure.text


def test_its_tree_has_every_unit_that_is_named():
    """`huizong demo --office` makes the units of office.yaml, and nothing else would be found."""
    bureau = yaml.safe_load((BUREAU / "office.yaml").read_text(encoding="utf-8"))
    keepers = yaml.safe_load((BUREAU / "台账" / "保管.yaml").read_text(encoding="utf-8"))["keepers"]
    tree = set(_names(bureau["units"]))
    named = {each.values["unit"] for rows in records().values() for each in rows}
    named |= set(keepers.values()) | {each["unit"] for each in bureau["targets"] if "unit" in each}
    named |= {each["section"] for each in bureau["people"] if each["section"]}
    named |= {unit for units in bureau["sets"].values() for unit in units}
    assert named - tree == set()
    assert keepers.keys() == set(KEPT)
    catalogue = read_catalogue(SETS, BUREAU / "定义", ledgers=ledgers())
    assert bureau["sets"].keys() <= catalogue.sets.keys()
    assert all(may_aim(catalogue, each["indicator"]) for each in bureau["targets"])


def _names(units):
    for unit in units:
        yield unit["name"]
        yield from _names(unit.get("units", ()))
