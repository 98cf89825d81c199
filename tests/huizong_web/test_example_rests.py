"""The example office's October report: what its figures show when they are pointed at.

Nobody has to believe the example: its reports are tied to its registers by its own list, and each
figure of the compiled report is asked what it rests on, as its panel does.
"""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from huizong_web.accounts.models import User
from huizong_web.example.loading import load
from huizong_web.lineage.basis import page_of
from huizong_web.lineage.seen import place_in
from huizong_web.offices.rights import rights_of
from huizong_web.reports.bar import bar_of, way_asked
from huizong_web.reports.desk import Desk
from huizong_web.reports.models import Cycle, Submission

FOLDER = Path(__file__).parents[2] / "examples/云岭县委办公室"

TOLD = """
section    rows differ left paper nothing
秘书科        8      1    0    19       2
政研科        0      0    0    14       1
信息科        8      0    3    14       1
农村工作科    7      0    0    75       3
督查科       18      1    0    14       2
"""
"""Figures of each section's October report: with a register's rows, with rows of another number,
with rows that are proposed and wait for a word, from a paper, with nothing behind them."""


@pytest.fixture
def october(db):
    load(FOLDER / "2026-10", password="x")
    return Cycle.objects.get(month=10)


def state_of(row):
    """Return how a figure stands on the page of what it rests on."""
    if row.state == "rests":
        return "rows" if row.count else "paper"
    return {"differs": "differ", "proposed": "left"}.get(row.state, row.state)


def stated(cycle, rights):
    """Yield the section, the place and the row of each figure of a month's reports."""
    for sent in Submission.objects.filter(cycle=cycle, current=True).select_related("unit"):
        for part in page_of(sent).parts(rights):
            for row in part.rows:
                span = place_in(row.seen.passage, row.seen.figure.start, row.seen.figure.end)
                yield sent.unit.name, (sent.path, *span), row


def test_figures_that_registers_hold_show_their_rows(october, rf):
    rights = rights_of(User.objects.get(username="shenruqing"), october.office)
    sections, known = defaultdict(Counter), {}
    for section, place, row in stated(october, rights):
        sections[section][state_of(row)] += 1
        known[place] = row
    head, *lines = [line.split() for line in TOLD.strip().splitlines()]
    for section, *numbers in lines:
        wanted = dict(zip(head[1:], map(int, numbers), strict=True))
        assert {state: sections[section][state] for state in wanted} == wanted, section
    differing = {row.seen.figure.text: row.now for row in known.values() if row.state == "differs"}
    assert differing == {"16件": "18件", "88人": "86人次"}

    bar = bar_of(october, rights, way_asked(rf.get("/")))
    desk, shown = Desk(bar, october.compilations.get(), rights), Counter()
    for basis in desk.sheet.figures.values():
        for place in basis.places:
            row = known.get((place.path, place.start, place.end))
            if row is None:
                continue  # a date, the number of a paper
            state, rests = state_of(row), desk.resting(place)
            shown[state] += 1
            assert bool(rests) == (state in {"rows", "differ", "paper"}), basis.figure.text
            assert any(rest.rows for rest in rests) == (state in {"rows", "differ"})
            assert any(rest.told for rest in rests) == (state == "differ")
    assert shown == {"rows": 41, "differ": 2, "left": 3, "paper": 136, "nothing": 9}
