"""The example office's texts against its registers, as its own list says that they go together.

What is proposed must be right; how much is found is a floor, since what a text does not name
clearly is left to people.
"""

from pathlib import Path

import pytest
import yaml

from huizong.ledgers import Period, Sheet, shipped_ledgers
from huizong.ledgers.plain import read_plain
from huizong.lineage import Verdict, bind, candidates
from huizong.pipeline import read_report
from huizong.values import Source, walk

OFFICE = Path(__file__).parents[3] / "examples/云岭县委办公室"
REGISTERS = OFFICE / "台账"
LEDGERS = shipped_ledgers()
LEAST_FOUND = 0.33


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


def desk(section, month, kept, keepers):
    """The figures of a section's own ledgers, and those of the ledgers that others keep for all."""
    period = Period.of(*map(int, month.split("-")))
    own, others = [], []
    for key, records in kept.items():
        if keepers.get(key, section) != section:
            others.append(Sheet(LEDGERS[key], records, period))
        else:
            units = None if key in keepers else frozenset({section})
            own.append(Sheet(LEDGERS[key], records, period, units))
    return (*candidates(own), *candidates(others, groups=False)), period


def proposed(section, month, kept, keepers):
    known, period = desk(section, month, kept, keepers)
    path = next(path for path in (OFFICE / month).rglob("*") if path.stem == section)
    report = read_report(Source(path.name, path.read_bytes()), section=section).report
    for item, _depth in walk(report.items):
        for each in bind(item.text, known, on=period.last, period=period):
            if each.verdict in (Verdict.AGREES, Verdict.DIFFERS):
                yield item.text, each


def fits(text, binding, agreement):
    at = text.find(agreement["words"])
    inside = at >= 0 and at <= binding.figure.start < at + len(agreement["words"])
    return inside and str(agreement["value"]) in binding.figure.text


def named(binding):
    ground = binding.best.candidate.ground
    return ground.ledger, LEDGERS[ground.ledger].figures[ground.figure].label, ground.group


def test_what_is_proposed_is_right_and_enough_is_found(kept, keepers, agreements):
    found, wrong = 0, []
    for section, month in sorted({(each["section"], each["month"]) for each in agreements}):
        own = [each for each in agreements if (each["section"], each["month"]) == (section, month)]
        for text, binding in proposed(section, month, kept, keepers):
            meant = [each for each in own if fits(text, binding, each)]
            said = {
                (each["ledger"], each["figure"], next(iter(each.get("by", {"": ""}).values())))
                for each in meant
            }
            found += named(binding) in said
            if named(binding) not in said:
                wrong.append((section, month, binding.figure.text, named(binding)))
    assert wrong == []
    assert found >= LEAST_FOUND * len(agreements)
