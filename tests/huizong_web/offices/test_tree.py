"""The tree in memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong_web.offices.tree import above, below, deep

PARENTS = {1: None, 2: 1, 3: 1, 4: 2, 5: None}


@st.composite
def trees(draw):
    """A tree whose units stand under earlier ones, or at the top."""
    size = draw(st.integers(1, 30))
    return {n: draw(st.sampled_from([None, *range(1, n)])) for n in range(1, size + 1)}


@pytest.mark.parametrize(
    ("tops", "found"), [([1], {1, 2, 3, 4}), ([2, 5], {2, 4, 5}), ([9], set()), ([], set())]
)
def test_below(tops, found):
    assert below(PARENTS, tops) == found


def test_above_names_the_nearest_first():
    assert list(above(PARENTS, 4)) == [2, 1]


@given(trees())
def test_below_and_above_say_the_same(parents):
    for unit in parents:
        for other in parents:
            assert (other in below(parents, [unit])) == (unit in (other, *above(parents, other)))


@given(trees())
def test_every_unit_once_and_behind_its_parent(parents):
    order = [unit for unit, _depth in deep(parents)]
    assert sorted(order) == sorted(parents)
    for unit, depth in deep(parents):
        assert depth == len(list(above(parents, unit)))
        assert parents[unit] is None or order.index(parents[unit]) < order.index(unit)
