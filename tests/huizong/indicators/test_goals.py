"""Targets by unit: whose holds for whom, what may be added up, and what never is."""

from decimal import Decimal

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from huizong.indicators import Goal, Goals, Standing, adds_up, standing
from huizong.ledgers import Period
from indicators.small import catalogue, entered, reckoning

SET = {
    "n": {"label": "人数", "entered": True, "unit": "人", "direction": "higher"},
    "all": {"label": "总数", "entered": True, "unit": "人"},
    "rate": {"label": "率", "rate": ("n", "all"), "unit": "%", "direction": "higher", "target": 80},
    "less": {"label": "事故", "entered": True, "unit": "人", "direction": "lower", "target": 0},
    "each": {"label": "人均", "formula": "n / all", "direction": "higher"},
    "twice": {"label": "两倍", "formula": "n * 2 - all / 4", "direction": "higher"},
    "more": {"label": "加五", "formula": "n + 5", "direction": "higher"},
}
TREE = {"柳河镇": "", "石桥镇": "", "一校": "柳河镇", "二校": "柳河镇", "三校": "石桥镇"}
REPORTING = {"s": frozenset({"一校", "二校", "三校"})}
FOUND = catalogue(SET)


def aim(set_ones, key, unit=""):
    goals = [Goal(f"s.{key}", who, 2026, Decimal(value)) for who, value in set_ones.items()]
    found = Goals(FOUND, tuple(goals), TREE, REPORTING).aim(f"s.{key}", 2026, unit)
    return found and (found.value, found.origin.value, found.unit)


@pytest.mark.parametrize(
    ("given", "key", "unit", "expected"),
    [
        ({}, "rate", "", (80, "defined", "")),
        ({}, "rate", "一校", (80, "defined", "")),
        ({"": 95, "一校": 90}, "rate", "一校", (90, "own", "一校")),
        ({"": 95, "柳河镇": 92}, "rate", "一校", (92, "above", "柳河镇")),
        ({"": 95, "柳河镇": 92}, "rate", "三校", (95, "above", "")),
        # Targets of rates are never added up, though each school has one.
        ({"一校": 90, "二校": 80, "三校": 70}, "rate", "", (80, "defined", "")),
        ({"一校": 90, "二校": 80}, "each", "柳河镇", None),
        # Those of heads are, if all below have one.
        ({"一校": 90, "二校": 80}, "n", "柳河镇", (170, "parts", "")),
        ({"一校": 90, "二校": 80, "石桥镇": 30}, "n", "", (200, "parts", "")),
        ({"一校": 90, "三校": 30}, "n", "", None),
        # The whole's target says nothing of a part's; none at all says it of each.
        ({"": 500}, "n", "一校", None),
        ({"": 500, "一校": 90, "二校": 80, "三校": 70}, "n", "", (500, "own", "")),
        ({}, "less", "一校", (0, "defined", "")),
        ({"": 3}, "less", "一校", None),
    ],
)
def test_whose_target_holds(given, key, unit, expected):
    assert aim(given, key, unit) == expected


def test_a_target_is_of_its_year():
    goals = Goals(FOUND, (Goal("s.n", "", 2025, Decimal(3)),), TREE, REPORTING)
    assert goals.aim("s.n", 2026) is None


@pytest.mark.parametrize(
    ("key", "expected"),
    [("n", True), ("rate", False), ("each", False), ("twice", True), ("more", False)],
)
def test_what_adds_up(key, expected):
    assert adds_up(FOUND, f"s.{key}") is expected


numbers = st.integers(0, 1000)


@drawn(st.tuples(numbers, numbers, numbers), st.sampled_from(["n", "twice", "more", "each"]))
def test_what_is_said_to_add_up_does(values, key):
    """And where it is said that it does not, targets are not added either."""
    units = dict(zip(("一校", "二校", "三校"), values, strict=True))
    found = reckoning(SET, {"n": units, "all": dict.fromkeys(units, 4)})
    march = Period.of(2026, 3)
    parts = [found.value(f"s.{key}", march, frozenset({unit})).value for unit in units]
    if adds_up(found.catalogue, f"s.{key}"):
        assert found.value(f"s.{key}", march).value == sum(parts)
    else:
        assert aim(dict.fromkeys(units, 1), key) is None


@pytest.mark.parametrize(("value", "expected"), [(89, "missed"), (90, "met"), (None, "unknown")])
def test_a_unit_stands_to_its_own(value, expected):
    march, unit = Period.of(2026, 3), frozenset({"一校"})
    goals = Goals(FOUND, (Goal("s.n", "一校", 2026, Decimal(90)),), TREE, REPORTING)
    found = reckoning(SET, entered({"n": {"一校": value}}))
    assert standing(found, "s.n", march, unit, goals=goals, unit="一校").standing == expected
    whole = standing(found, "s.n", march, goals=goals)
    assert whole.standing is Standing.NO_TARGET
