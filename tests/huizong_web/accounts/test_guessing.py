"""Which stretches of a password others guess."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from huizong_web.accounts.guessing import guessed, initials

CASES = yaml.safe_load(Path(__file__).with_name("guessable.yaml").read_text(encoding="utf-8"))
OWN = ["zhouwen", "周文", "云岭县委办公室"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["password"])
def test_cases(case):
    assert guessed(case["password"], OWN) == (case["own"], case["words"])


@pytest.mark.parametrize(
    ("name", "letters"),
    [("云岭县委办公室", "ylxwbgs"), ("陈墨", "cm"), ("A县 2科", "axk"), ("曌", ""), ("", "")],
)
def test_initials(name, letters):
    assert initials(name) == letters


@given(st.text(max_size=80), st.lists(st.text(max_size=6), max_size=3))
def test_stretches_stand_in_the_password_and_with_the_rest_make_it_whole(password, words):
    own, stretches = guessed(password, words)
    spaces = sum(map(str.isspace, password))
    assert len(password) - spaces <= own + sum(map(len, stretches)) <= len(password)
    place = 0
    for stretch in stretches:
        place = password.index(stretch, place) + len(stretch)
