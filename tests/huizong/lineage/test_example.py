"""The example office's texts against its registers, as its own list says that they go together.

What is proposed must be right; how much is found is a floor, since what a text does not name
clearly is left to people.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from huizong.figures import normalised
from huizong.ledgers import Period, Sheet, shipped_ledgers
from huizong.ledgers.plain import read_plain
from huizong.lineage import Verdict, bind, candidates, of_titles
from huizong.pipeline import read_report
from huizong.values import Source, walk

OFFICE = Path(__file__).parents[3] / "examples/云岭县委办公室"
REGISTERS = OFFICE / "台账"
LEDGERS = shipped_ledgers()
LEAST_FOUND = 0.8


@pytest.fixture(scope="module")
def kept():
    found = read_plain(REGISTERS, LEDGERS, year=2026)
    return {key: tuple(each.record for each in records) for key, records in found.items()}


@pytest.fixture(scope="module")
def keepers():
    return yaml.safe_load((REGISTERS / "保管.yaml").read_text("utf-8"))["keepers"]


@pytest.fixture(scope="module")
def agreements():
    found = yaml.safe_load((REGISTERS / "对照.yaml").read_text("utf-8"))["agreements"]
    return [each for each in found if "figure" in each]


def desk(section, month, kept, keepers, text):
    """What a section's text is held against.

    The figures of its own ledgers, in the month and in the year up to its end; those of the ledgers
    that others keep for all; and records of any section that the text calls by their titles.
    """
    period = Period.of(*map(int, month.split("-")))
    own, others, known = [], [], []
    for key, records in kept.items():
        everybody = Sheet(LEDGERS[key], records, period)
        if keepers.get(key, section) != section:
            others.append(everybody)
        elif key in keepers:
            own.append(everybody)
        else:
            own.append(replace(everybody, units=frozenset({section})))
            known += of_titles(everybody, text)
    year = [replace(each, period=Period(date(2026, 1, 1), period.last)) for each in own]
    known += candidates(year, text, groups=False)
    return (*candidates(own, text), *known, *candidates(others, text, theirs=True)), period


def proposed(section, month, kept, keepers):
    path = next(path for path in (OFFICE / month).rglob("*") if path.stem == section)
    report = read_report(Source(path.name, path.read_bytes()), section=section).report
    texts = [item.text for item, _depth in walk(report.items)]
    known, period = desk(section, month, kept, keepers, "\n".join(texts))
    for text in texts:
        for each in bind(text, known, on=period.last, period=period):
            if each.verdict in (Verdict.AGREES, Verdict.DIFFERS):
                yield text, each


def fits(text, binding, agreement):
    at = text.find(agreement["words"])
    inside = at >= 0 and at <= binding.figure.start < at + len(agreement["words"])
    return inside and normalised(binding.figure).low == Decimal(str(agreement["value"]))


def named(binding):
    ground = binding.best.candidate.ground
    return ground.ledger, LEDGERS[ground.ledger].figures[ground.figure].label, ground.group


def is_meant(binding, meant):
    """Whether the example's list says so, or the text names the very record that it is of."""
    ledger, figure, group = named(binding)
    said = {
        (each["ledger"], each["figure"], next(iter(each.get("by", {"": ""}).values())))
        for each in meant
    }
    if binding.best.candidate.titled:
        return not said or bool({(ledger, figure, ""), (ledger, figure, group)} & said)
    return (ledger, figure, group) in said


def test_what_is_proposed_is_right_and_enough_is_found(kept, keepers, agreements):
    found, wrong = 0, []
    for section, month in sorted({(each["section"], each["month"]) for each in agreements}):
        own = [each for each in agreements if (each["section"], each["month"]) == (section, month)]
        for text, binding in proposed(section, month, kept, keepers):
            meant = [each for each in own if fits(text, binding, each)]
            if is_meant(binding, meant):
                found += bool(meant)
            else:
                wrong.append((section, month, binding.figure.text, named(binding)))
    assert wrong == []
    assert found >= LEAST_FOUND * len(agreements)
