"""What must hold between values; what differs from history; targets; what people type."""

from decimal import Decimal

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from huizong.indicators import (
    Indicator,
    Robust,
    oddities,
    outlier,
    read_entry,
    series,
    standing,
    violations,
)
from huizong.indicators.outliers import median
from huizong.indicators.series import latest
from huizong.indicators.spans import Span
from huizong.ledgers import Period, TypedError
from indicators.small import MARCH, entered, reckoning

PARTS = {
    "a": {"label": "甲", "entered": True, "unit": "人", "min": 0},
    "b": {"label": "乙", "entered": True, "unit": "人"},
    "all": {"label": "全部", "entered": True, "unit": "人"},
    "share": {"label": "占比", "rate": ("a", "all"), "unit": "%", "decimals": 1, "max": 100},
}
ONE = frozenset({"一校"})


def broken(values, *checks):
    found = reckoning(PARTS, {key: {"一校": value} for key, value in values.items()}, checks=checks)
    return [(str(each.message), each.severity) for each in violations(found, "s", MARCH, ONE)]


def test_a_sum_of_parts():
    rule = {"check": "a + b == all", "message": "甲乙之和应等于全部"}
    assert broken({"a": 2, "b": 3, "all": 5}, rule) == []
    assert broken({"a": 2, "b": 3, "all": 6}, rule) == [
        ("甲乙之和应等于全部（甲2人，乙3人，全部6人）", "error")
    ]


def test_rounded_parts_may_be_a_little_apart():
    rule = {"check": "a + b == all", "message": "不等", "within": "0.15", "severity": "warning"}
    assert broken({"a": "1.25", "b": "2.25", "all": "3.6"}, rule) == []
    assert broken({"a": "1.25", "b": "2.25", "all": "3.7"}, rule)[0][1] == "warning"


def test_limits_hold_for_what_is_reckoned_too():
    assert broken({"a": 6, "all": 5}) == [("占比是120.0%，不能大于100.0%", "error")]
    assert broken({"a": -1, "all": 5})[0] == ("甲是-1人，不能小于0人", "error")


def test_what_is_missing_is_not_wrong():
    assert broken({"a": 2}, {"check": "a <= b", "message": "不对"}) == []
    assert broken({"a": 2, "all": 0}) == []


def test_a_division_by_zero_in_a_check_is_passed_over():
    assert broken({"a": 2, "b": 0}, {"check": "a / b < 1", "message": "不对"}) == []


def test_a_jump_asks_to_look_again():
    given = {"a": {"label": "甲", "entered": True, "unit": "人", "jump": 30}}
    for now, told in ((130, 0), (131, 1), (69, 1)):
        entries = entered({"a": {"一校": now}}) + entered({"a": {"一校": 100}}, Period.of(2026, 2))
        found = list(violations(reckoning(given, entries), "s", MARCH, ONE))
        assert len(found) == told
    assert str(found[0].message) == ("甲69人，环比下降31.0%，变化很大；请核对，没有错就写明原因")


def history(*numbers):
    given = {"a": {"label": "甲", "entered": True, "unit": "件", "decimals": 0}}
    periods = latest(Span.MONTH, MARCH, len(numbers))
    entries = [
        each
        for period, number in zip(periods, numbers, strict=True)
        for each in entered({"a": {"一校": number}}, period)
    ]
    return series(reckoning(given, entries), "s.a", periods)


def odd(*numbers, limits=None):
    *before, now = history(*numbers).points
    return outlier(now, before, limits)


def test_an_outlier_is_told_with_its_history():
    found = odd(10, 12, 11, 9, 10, 13, 60)
    assert found is not None
    assert str(found.message).startswith("甲60件，与以往差得多：前6期在9件到13件之间")


@pytest.mark.parametrize(
    "numbers",
    [
        (10, 12, 11, 9, 10, 60),  # five points are few
        (10, 12, 11, 9, 10, 13, 14),
        (10, 10, 10, 10, 10, 10, 11),  # a history without change calls no small change odd
        (2, 2, 2, 2, 2, 2, 3),  # nor one more of few
        (10, 12, 11, 9, 10, 13, 0),  # a zero is another finding
        (0, 0, 0, 0, 0, 0, 5),  # nothing to measure by
        (5, 90, 12, 70, 33, 8, 100),
    ],
)
def test_no_alarm(numbers):
    assert odd(*numbers) is None


def test_two_odd_months_do_not_hide_a_third():
    assert odd(10, 12, 11, 9, 10, 13, 300, 310, 305) is not None


SUMMER = [30, 28, 35, 29, 31, 30, 5, 4, 32, 31, 33, 30]
"""A year of months from April on: in October and November hardly anything."""


@pytest.mark.parametrize(
    ("years", "october", "told"),
    [
        (3, 5, []),
        (3, 30, ["甲30件，与以往差得多：以往3年的10月在5件到5件之间，居中的是5件；请核对"]),
        (2, 5, ["甲5件，与以往差得多：前12期在4件到35件之间，居中的是30件（往年同期不到三年"]),
        (3, 0, ["甲是0件，以往3年的10月没有过0；真没有的请写明原因"]),
        (3, None, ["甲没有填，以往3年的10月都填了"]),
    ],
)
def test_october_is_held_against_octobers(years, october, told):
    found = course(Period.of(2026, 10), *SUMMER * years, *SUMMER[:6], october)
    assert len(found) == len(told)
    for each, beginning in zip(found, told, strict=True):
        assert each.startswith(beginning)


def test_a_month_left_out_is_told_by_itself():
    assert course(MARCH, 10, 12, None, 9, 10, 11, None, 13) == ["甲缺2025年10月、2026年2月；请补填"]
    assert course(MARCH, None, None, 9, 10) == []


def test_years_have_no_season_but_those_before():
    found = course(Period.of(2026), 100, 101, 99, 102, 98, 100, 150)
    assert found[0].startswith("甲150件，与以往差得多：前6期在98件到102件之间，居中的是100件；")


def course(last, *numbers):
    """What is told of the last of some numbers that end with a period."""
    span = Span.YEAR if last.whole_months == 12 else Span.MONTH
    given = {"a": {"label": "甲", "entered": True, "unit": "件", "decimals": 0, "period": span}}
    periods = latest(span, last, len(numbers))
    entries = [
        one
        for period, number in zip(periods, numbers, strict=True)
        for one in entered({"a": {"一校": number}}, period)
    ]
    points = series(reckoning(given, entries), "s.a", periods).points
    return [str(each.message) for each in oddities(points)]


def test_limits_are_given():
    assert odd(10, 12, 11, 60, limits=Robust(points=3)) is not None


@drawn(st.lists(st.integers(-50, 50), min_size=1))
def test_the_median_splits_in_halves(numbers):
    middle = median([Decimal(number) for number in numbers])
    assert sum(number < middle for number in numbers) <= len(numbers) / 2
    assert sum(number > middle for number in numbers) <= len(numbers) / 2


@pytest.mark.parametrize(
    ("direction", "value", "expected"),
    [
        ("higher", 96, "met"),
        ("higher", 95, "met"),
        ("higher", 94, "missed"),
        ("lower", 95, "met"),
        ("lower", 96, "missed"),
        ("higher", None, "unknown"),
    ],
)
def test_targets(direction, value, expected):
    given = {"a": {"label": "甲", "entered": True, "direction": direction, "target": 95}}
    found = standing(reckoning(given, {"a": {"一校": value}}), "s.a", MARCH)
    assert found.standing == expected
    assert found.gap == (None if value is None else value - 95)


def test_targets_by_year_and_none():
    given = {"a": {"label": "甲", "entered": True, "direction": "higher", "target": {2025: 1}}}
    assert standing(reckoning(given, {"a": {"一校": 5}}), "s.a", MARCH).standing == "no-target"


@pytest.mark.parametrize(
    ("direction", "month", "each", "expected"),
    [
        ("higher", 3, 9, "behind"),  # 27 of 120 after 24.7 % of the year
        ("higher", 3, 10, "on-course"),
        ("higher", 3, 40, "met"),
        ("higher", 12, 9, "missed"),
        ("lower", 3, 10, "on-course"),
        ("lower", 3, 50, "missed"),
        ("lower", 12, 10, "met"),
    ],
)
def test_a_target_for_the_year(direction, month, each, expected):
    given = {
        "a": {
            "label": "甲",
            "entered": True,
            "direction": direction,
            "target": 120,
            "over": "year",
        }
    }
    entries = [
        one
        for at in range(1, month + 1)
        for one in entered({"a": {"一校": each}}, Period.of(2026, at))
    ]
    found = standing(reckoning(given, entries), "s.a", Period.of(2026, month))
    assert (found.standing, found.done) == (expected, Decimal(each * month) / 120 * 100)


@pytest.mark.parametrize(
    ("more", "text", "expected"),
    [
        ({"unit": "人", "decimals": 0}, "１，２３４人", 1234),
        ({"unit": "元", "scale": "万"}, "1.4万元", 14000),
        ({"unit": "元", "scale": "万"}, "14000", 14000),
        ({"unit": "%"}, "95.02％", Decimal("95.02")),
        ({"unit": "人"}, "  ", None),
    ],
)
def test_what_is_typed(more, text, expected):
    assert read_entry(Indicator(label="甲", entered=True, **more), text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("约300人", "台账里要确数"),
        ("很多", "请写数"),
        ("-1", "“甲”不能小于0人"),
        ("101", "“甲”不能大于100人"),
        ("1.5", "“甲”要填整数"),
        ("5元", "本栏以“人”计"),
    ],
)
def test_what_cannot_be_typed(text, told):
    given = Indicator(label="甲", entered=True, unit="人", decimals=0, min=0, max=100)
    with pytest.raises(TypedError, match=told):
        read_entry(given, text)
