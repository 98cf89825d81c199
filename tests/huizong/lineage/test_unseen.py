"""Sentences that no word was made for: nothing wrong is proposed, and most is found."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from huizong.definitions.reader import read_definition_file
from huizong.ledgers import Period
from huizong.lineage import bind, candidates
from lineage.cases import SIGNS, Case
from lineage.offices import sheets

OCTOBER = Period.of(2026, 10)
YEAR = Period(date(2026, 1, 1), OCTOBER.last)


class Cases(BaseModel):
    model_config = ConfigDict(extra="forbid")

    offices: dict[str, dict[str, list[dict]]]
    cases: dict[str, list[Case]]


SEEN, HELD_OUT = (
    read_definition_file(Path(__file__).with_name(name), Cases)
    for name in ("unseen.yaml", "held_out.yaml")
)
TABLES = {
    office: (table, least)
    for table, least in ((SEEN, 0.95), (HELD_OUT, 0.8))
    for office in table.cases
}


def told(text, own, year):
    known = [*candidates(own, text), *candidates(year, text, groups=False)]
    for each in bind(text, known, on=OCTOBER.last, period=OCTOBER):
        if each.best:
            yield f"{each.figure.text} {SIGNS[each.verdict]} {each.best.candidate.label}"


def is_among(said, line):
    """Whether a line of the table says this; it may give several right answers."""
    words, sign, right = line.split(" ", 2)
    return said in {f"{words} {sign} {label}" for label in right.split(" | ")}


@pytest.mark.parametrize("office", TABLES)
def test_nothing_wrong_is_proposed_and_most_is_found(office):
    table, least = TABLES[office]
    own = sheets(table.offices[office], OCTOBER)
    year = [replace(each, period=YEAR) for each in own]
    wrong, found, lines = [], 0, 0
    for case in table.cases[office]:
        left = list(case.finds)
        for said in told(case.text, own, year):
            line = next((each for each in left if is_among(said, each)), None)
            if line is None:
                wrong.append((case.text, said))
            else:
                left.remove(line)
        lines += len(case.finds)
        found += len(case.finds) - len(left)
    assert wrong == []
    assert found >= least * lines
