"""Texts against ledgers' figures: what is proposed, and above all what is not."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from huizong.definitions.reader import read_definition_file
from huizong.ledgers import FigureValue, Period, shipped_ledgers
from huizong.lineage import Verdict, bind, candidate
from huizong.lineage.grounds import Asked
from lineage.cases import SIGNS, Case

HERE = Path(__file__).parent


class Cases(BaseModel):
    model_config = ConfigDict(extra="forbid")

    month: str
    rows: dict[str, dict[str, int | str]]
    groups: dict[str, dict[str, int | str]]
    cases: dict[str, Case]


FILE = read_definition_file(HERE / "binding.yaml", Cases)
OCTOBER = Period.of(2026, 10)


def said(key, label, value, *, by="", group=""):
    ledger = shipped_ledgers()[key]
    known = {figure.label: name for name, figure in ledger.figures.items()}
    name = known[label]
    figure = FigureValue(name, ledger.figures[name], OCTOBER, Decimal(value))
    return candidate(ledger, figure, Asked(OCTOBER.first, OCTOBER.last), by=by, group=group)


def desk():
    for key, values in FILE.rows.items():
        yield from (said(key, label, value) for label, value in values.items())
    for of, values in FILE.groups.items():
        key, label, field = of.split()
        by = shipped_ledgers()[key].aliases.get(field, field)
        yield from (said(key, label, value, by=by, group=group) for group, value in values.items())


DESK = tuple(desk())


def told(binding):
    if binding.verdict is Verdict.UNSURE:
        return f"{binding.figure.text} ? {len(binding.fits)}"
    sign, best = SIGNS[binding.verdict], binding.best
    return f"{binding.figure.text} {sign} {best.candidate.label}"


@pytest.mark.parametrize("what", FILE.cases)
def test_proposes_what_a_clerk_would_and_nothing_else(what):
    case = FILE.cases[what]
    found = bind(case.text, DESK, on=date(2026, 10, 31))
    assert [told(each) for each in found if each.verdict is not Verdict.NONE] == case.finds


def test_without_a_period_the_text_s_own_is_meant():
    year = Period(date(2026, 1, 1), OCTOBER.last)
    ledger = shipped_ledgers()["hazard"]
    months, years = (
        candidate(
            ledger,
            FigureValue("found", ledger.figures["found"], period, Decimal(value)),
            Asked(period.first, period.last),
        )
        for period, value in ((OCTOBER, 12), (year, 88))
    )

    def bound(text):
        (only,) = bind(text, [years, months], on=OCTOBER.last, period=OCTOBER)
        return only.verdict, only.best.candidate

    assert bound("排查隐患12处。") == (Verdict.AGREES, months)
    assert bound("排查隐患13处。") == (Verdict.DIFFERS, months)
    assert bound("今年以来排查隐患88处。") == (Verdict.AGREES, years)
    assert bound("1至10月排查隐患89处。") == (Verdict.DIFFERS, years)
