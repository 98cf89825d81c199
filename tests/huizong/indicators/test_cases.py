"""The shipped indicators, by cases in the words of offices (cases/*.yaml)."""

import pytest

from huizong.indicators import shipped_indicators
from indicators.played import CASES, all_cases, play

ALL = list(all_cases())


@pytest.mark.parametrize(
    ("group", "case"),
    [(group, case) for _, group, _, case in ALL],
    ids=[f"{file}-{what}" for file, _, what, _ in ALL],
)
def test_case(group, case):
    played = play(group, case)
    for part, found in played.items():
        assert found == getattr(case, part), part


@pytest.mark.parametrize("key", sorted(shipped_indicators().sets))
def test_every_set_has_cases(key):
    assert key in {group for _, group, _, _ in ALL}, f"write {CASES / key}.yaml"
