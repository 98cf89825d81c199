"""The example office's registers: good records, and the figures that its sections' texts state."""

from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from huizong.calendar import shipped_calendar
from huizong.ledgers import (
    Period,
    Sheet,
    deadlines,
    identities,
    shipped_ledgers,
    together,
    validate,
)
from huizong.ledgers.expressions.functions import is_empty
from huizong.ledgers.plain import read_plain
from huizong_web.example.agreements import read_agreements
from ledgers.agreeing import counted

EXAMPLES = Path(__file__).parents[3] / "examples"
OFFICE = EXAMPLES / "云岭县委办公室"
TODAY = date(2026, 11, 20)
MONTHS = (Period.of(2026, 9), Period.of(2026, 10))
SAID = read_agreements(OFFICE / "台账" / "对照.yaml")
AGREEMENTS = SAID.counted
LEDGERS = (
    "bulletin",
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
    "vehicle",
)


@cache
def kept():
    return read_plain(OFFICE / "台账", shipped_ledgers(), year=2026)


def records(key):
    return tuple(each.record for each in kept()[key])


def text(section, month):
    if month == "2026-10":
        return (EXAMPLES / "sources" / f"{section}.md").read_text(encoding="utf-8")
    return (OFFICE / month / f"{section}.txt").read_text(encoding="utf-8")


def test_twelve_ledgers_are_kept():
    assert tuple(sorted(kept())) == LEDGERS


@pytest.mark.parametrize("key", LEDGERS)
def test_every_record_is_good(key):
    ledger = shipped_ledgers()[key]
    alone = [
        (each, fault) for each in records(key) for fault in validate(each, ledger, today=TODAY)
    ]
    beside = list(together(records(key), ledger))
    assert [(each.key, str(fault.message)) for each, fault in (*alone, *beside)] == []


@pytest.mark.parametrize("key", LEDGERS)
def test_every_step_had_what_it_needs(key):
    ledger = shipped_ledgers()[key]
    lacking = []
    for each in kept()[key]:
        for before, after in pairwise(each.way):
            steps = [
                x for x in ledger.workflow.steps if before.state in x.from_ and x.to == after.state
            ]
            if not any(all(_filled(each.record, ledger, name) for name in x.needs) for x in steps):
                lacking.append((each.record.key, after.state))
    assert lacking == []


def _filled(record, ledger, name):
    return not is_empty(record.values.get(ledger.aliases.get(name, name)))


@pytest.mark.parametrize("period", MONTHS, ids=str)
@pytest.mark.parametrize("key", LEDGERS)
def test_identities_hold(key, period):
    ledger = shipped_ledgers()[key]
    held = list(identities(Sheet(ledger, records(key), period)))
    assert [str(each.message) for each in held if each.holds is not True] == []


@pytest.mark.parametrize("key", [key for key in LEDGERS if key != "proposal"])
def test_both_months_have_their_own_figures(key):
    ledger = shipped_ledgers()[key]
    said = [
        {
            name: figure.value
            for name, figure in Sheet(ledger, records(key), period).figures().items()
        }
        for period in MONTHS
    ]
    assert said[0] != said[1]


def test_some_are_late_returned_or_refused():
    lamps, back = set(), set()
    for key in LEDGERS:
        ledger = shipped_ledgers()[key]
        for each in kept()[key]:
            due = deadlines(each.record, ledger, today=TODAY, calendar=shipped_calendar())
            lamps |= {(key, one.lamp.value) for one in due}
            back |= {key for one in each.way if one.reason}
    assert {("instruction", "overdue"), ("petition", "late"), ("hazard", "overdue")} <= lamps
    assert {"instruction", "petition", "outgoing", "hazard", "problem", "proposal"} <= back


@pytest.mark.parametrize(
    "agreement", AGREEMENTS, ids=[f"{x.section}-{x.month}-{x.words}" for x in AGREEMENTS]
)
def test_text_and_registers(agreement):
    """A figure of a text is the registers' figure, but for those that differ on purpose."""
    assert agreement.words in text(agreement.section, agreement.month)
    found = counted(agreement, shipped_ledgers()[agreement.ledger], records(agreement.ledger))
    assert found == (agreement.differs.rows if agreement.differs else agreement.value)


def test_only_the_planted_figures_differ():
    differing = [each for each in AGREEMENTS if each.differs]
    assert [(each.section, each.words) for each in differing] == [
        ("秘书科", "乡镇（街道）来文16件"),
        ("督查科", "会议到会88人"),
    ]
    assert all(each.value != each.differs.rows for each in differing)
