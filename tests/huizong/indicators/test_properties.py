"""On entries made up: roll-ups are the sums of their parts, rates those of the sums, any order."""

from decimal import Decimal
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from huizong.indicators import Entered, Entries, Reckoning
from huizong.ledgers import Period
from indicators.small import catalogue

UNITS = ("一校", "二校", "三校", "四校")
MONTHS = tuple(Period.of(2026, month) for month in (1, 2, 3))
QUARTER = Period.of(2026, 1, months=3)
FOUND = catalogue(
    {
        "a": {"label": "甲", "entered": True},
        "b": {"label": "乙", "entered": True},
        "c": {"label": "丙", "formula": "a * 2 - b / 4"},
        "d": {"label": "丁", "formula": "c + a"},
        "rate": {"label": "率", "rate": ("a", "b"), "unit": "%"},
        "of_sums": {"label": "另一种率", "rate": ("c", "d")},
        "product": {"label": "积", "formula": "a * b", "roll_up": "sum"},
        "grown": {"label": "增加", "formula": "a - a(previous)"},
    }
)
KEYS = [key for key in FOUND.keys if key not in ("s.rate", "s.of_sums")]

numbers = st.none() | st.decimals(0, 1000, places=2)
groups = st.frozensets(st.sampled_from(UNITS))


@st.composite
def entries(draw):
    return Entries(
        tuple(
            Entered(f"s.{key}", unit, month, value)
            for key in ("a", "b")
            for unit in UNITS
            for month in MONTHS
            if (value := draw(numbers)) is not None
        )
    )


def reckoning(given_entries):
    return Reckoning(FOUND, frozenset(UNITS), given_entries)


def total(values):
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


@given(entries(), groups, st.sampled_from([*MONTHS, QUARTER]))
def test_what_is_summed_is_the_sum_of_its_units(given_entries, units, period):
    found = reckoning(given_entries)
    for key in KEYS:
        alone = [found.value(key, period, frozenset({unit})).value for unit in units]
        assert found.value(key, period, units).value == total(alone)


@given(entries(), groups)
def test_a_rate_is_the_rate_of_the_sums(given_entries, units):
    month, plain = MONTHS[0], {}
    for each in given_entries.entries:
        plain[each.key, each.unit, each.period] = each.value
    both = [u for u in units if ("s.a", u, month) in plain and ("s.b", u, month) in plain]
    upper, lower = (sum((plain[key, u, month] for u in both), Decimal(0)) for key in ("s.a", "s.b"))
    found = reckoning(given_entries).value("s.rate", month, units)
    assert found.units == frozenset(both) or not both
    if not both or not lower:
        assert found.value is None
        assert found.why is not None
    else:
        assert abs(found.value - upper / lower * 100) < Decimal("1e-15")


@given(entries(), groups)
def test_a_rate_lies_between_those_of_its_units(given_entries, units):
    found = reckoning(given_entries)
    whole = found.value("s.rate", MONTHS[0], units)
    alone = [found.value("s.rate", MONTHS[0], frozenset({unit})).value for unit in whole.units]
    if whole.value is not None and None not in alone:
        slack = Decimal("1e-15")  # quotients are rounded at 28 digits
        assert min(alone) - slack <= whole.value <= max(alone) + slack


@given(entries(), st.permutations(sorted(FOUND.keys)), groups)
def test_the_order_of_asking_changes_nothing(given_entries, order, units):
    one, other = reckoning(given_entries), reckoning(given_entries)
    asked = {key: one.value(key, QUARTER, units) for key in order}
    assert asked == {key: other.value(key, QUARTER, units) for key in sorted(order)}


@given(entries())
def test_the_order_of_entries_changes_nothing(given_entries):
    turned = Entries(tuple(reversed(given_entries.entries)))
    for key in FOUND.keys:
        one, other = reckoning(given_entries), reckoning(turned)
        assert one.value(key, QUARTER) == other.value(key, QUARTER)


@given(entries(), groups)
def test_a_quarter_is_its_months(given_entries, units):
    found = reckoning(given_entries)
    for unit in units:
        months = [found.value("s.a", month, frozenset({unit})).value for month in MONTHS]
        whole = None if None in months else sum(months, Decimal(0))
        assert found.value("s.a", QUARTER, frozenset({unit})).value == whole


@given(entries(), groups)
def test_what_a_value_says_that_it_rests_on_makes_it(given_entries, units):
    found = reckoning(given_entries).value("s.a", MONTHS[1], units)
    assert (found.value or 0) == sum(each.value for each in found.entries)
    assert {each.unit for each in found.entries} == (
        found.units if found.value is not None else set()
    )


@given(entries())
def test_parts_of_a_partition_add_up(given_entries):
    found = reckoning(given_entries)
    for first, second, *_ in permutations(UNITS, 2):
        left = frozenset({first, second})
        parts = (left, frozenset(UNITS) - left)
        for key in ("s.a", "s.c"):
            values = [found.value(key, MONTHS[0], part).value for part in parts]
            assert found.value(key, MONTHS[0]).value == total(values)
