"""Values that are kept in memory are the ones that were made, and never too many."""

from itertools import count

import pytest

from huizong_web.reports.kept import Kept


@pytest.fixture
def kept():
    return Kept[int](most=10)


@pytest.fixture
def make():
    return count().__next__


def test_a_value_is_made_once(kept, make):
    assert [kept.get("a", make, weight=1) for _ in range(3)] == [0, 0, 0]
    assert kept.get("b", make, weight=1) == 1


def test_what_was_not_asked_for_longest_goes_when_it_weighs_too_much(kept, make):
    for key in "abac":
        kept.get(key, make, weight=4)
    made = make()
    assert kept.get("a", make, weight=4) == 0
    assert kept.get("c", make, weight=4) == 2
    assert kept.get("b", make, weight=4) == made + 1


def test_what_is_too_heavy_is_not_kept_and_drives_nothing_out(kept, make):
    assert kept.get("a", make, weight=1) == 0
    assert kept.get("heavy", make, weight=11) == 1
    assert kept.get("heavy", make, weight=11) == 2
    assert kept.get("a", make, weight=1) == 0


def test_a_fault_is_told_and_nothing_kept(kept, make):
    def fail() -> int:
        raise FileNotFoundError

    with pytest.raises(FileNotFoundError):
        kept.get("a", fail, weight=1)
    assert kept.get("a", make, weight=1) == 0
