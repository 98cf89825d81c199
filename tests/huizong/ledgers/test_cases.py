"""The shipped ledgers, by cases in the words of offices (cases/*.yaml)."""

import pytest

from huizong.ledgers import shipped_ledgers
from ledgers.played import CASES, all_cases, play

ALL = list(all_cases())


@pytest.mark.parametrize(
    ("ledger", "case"),
    [(ledger, case) for _, ledger, _, case in ALL],
    ids=[f"{file}-{what}" for file, _, what, _ in ALL],
)
def test_case(ledger, case):
    played = play(ledger, case)
    assert played.figures == case.figures
    assert played.by == case.by
    assert played.sentences == case.sentences
    assert sorted(played.faults) == sorted(case.faults)
    assert played.due == case.due
    assert played.steps == case.steps
    assert played.broken == case.broken


@pytest.mark.parametrize("key", sorted(shipped_ledgers()))
def test_every_ledger_has_cases(key):
    assert key in {ledger for _, ledger, _, _ in ALL}, f"write {CASES / key}.yaml"
