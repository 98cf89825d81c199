"""同比 and 环比: signs, words, and what has no rate of growth."""

from decimal import Decimal

import pytest

from huizong.indicators import Against, Course, compare
from huizong.ledgers import Period
from indicators.small import MARCH, entered, reckoning

LAST = Period.of(2025, 3)


def on_year(now, before, **more):
    given = {"a": {"label": "甲", "entered": True, **more}}
    entries = entered({"a": {"一校": now}}) + entered({"a": {"一校": before}}, LAST)
    return compare(reckoning(given, entries), "s.a", MARCH, Against.ON_YEAR)


@pytest.mark.parametrize(
    ("now", "before", "words", "course"),
    [
        (110, 100, "同比增长10.0%", "up"),
        (90, 100, "同比下降10.0%", "down"),
        (100, 100, "同比持平", "level"),
        (100001, 100000, "同比基本持平", "level"),
        (0, 100, "同比下降100.0%", "down"),
        (300, 100, "同比增长200.0%", "up"),
        (0, 0, "同比持平", "level"),
        (3, 0, "同比增加3件（基数为零，没有增长率）", "up"),
        (-3, 0, "同比减少3件（基数为零，没有增长率）", "down"),
        (2, -3, "同比由负转正，增加5件", "up"),
        (0, -3, "同比由负转正，增加3件", "up"),
        (-3, 2, "同比由正转负，减少5件", "down"),
        (-2, -3, "同比负数缩小1件", "up"),
        (-4, -3, "同比负数扩大1件", "down"),
        (5, None, "上年同期没有数，不作比较", "unknown"),
        (None, 5, "本期没有数，不作比较", "unknown"),
    ],
)
def test_words(now, before, words, course):
    found = on_year(now, before, unit="件")
    assert (str(found.words), found.course) == (words, Course(course))
    assert found.percent is None or found.percent == (Decimal(now) - before) / before * 100


@pytest.mark.parametrize(
    ("now", "before", "direction", "words"),
    [
        ("50.57", "45.76", "higher", "同比提高4.81个百分点"),
        ("45.76", "50.57", "higher", "同比下降4.81个百分点"),
        ("1.2", "0.9", "lower", "同比上升0.3个百分点"),
        ("17", "65", "none", "同比下降48个百分点"),
        ("50.001", "50", "higher", "同比基本持平"),
        ("5", "0", "higher", "同比提高5个百分点"),
    ],
)
def test_shares_change_by_points(now, before, direction, words):
    more = {"unit": "%", "decimals": 2, "direction": direction, "roll_up": "top"}
    assert str(on_year(now, before, **more).words) == words


@pytest.mark.parametrize(
    ("direction", "good"), [("higher", True), ("lower", False), ("none", None)]
)
def test_whether_it_is_good(direction, good):
    assert on_year(2, 1, direction=direction).good is good


def test_on_the_period_before():
    given = {"a": {"label": "甲", "entered": True, "unit": "件"}}
    entries = entered({"a": {"一校": 12}}) + entered({"a": {"一校": 10}}, Period.of(2026, 2))
    found = compare(reckoning(given, entries), "s.a", MARCH, Against.ON_PERIOD)
    assert str(found.words) == "环比增长20.0%"


def test_totals_since_january_have_a_last_year_and_no_period_before():
    given = {"a": {"label": "甲", "entered": True}}
    entries = [
        each
        for year, number in ((2026, 3), (2025, 2))
        for month in range(1, 6)
        for each in entered({"a": {"一校": number}}, Period.of(year, month))
    ]
    may = Period.of(2026, 1, months=5)
    found = reckoning(given, entries)
    assert str(compare(found, "s.a", may, Against.ON_YEAR).words) == "同比增长50.0%"
    assert str(compare(found, "s.a", may, Against.ON_PERIOD).words) == "累计数不作环比"


def test_school_years():
    given = {"a": {"label": "甲", "entered": True, "period": "school_year"}}
    this, last = (Period.of(year, 9, months=12) for year in (2026, 2025))
    entries = entered({"a": {"一校": 12}}, this) + entered({"a": {"一校": 10}}, last)
    found = compare(reckoning(given, entries), "s.a", this, Against.ON_YEAR)
    assert str(found.words) == "比上学年增长20.0%"


def test_other_units_are_another_basis():
    given = {"a": {"label": "甲", "entered": True}}
    entries = entered({"a": {"一校": 12, "二校": 9}}) + entered({"a": {"一校": 10}}, LAST)
    found = reckoning(given, entries)
    assert not compare(found, "s.a", MARCH, Against.ON_YEAR).comparable
    one = frozenset({"一校"})
    assert compare(found, "s.a", MARCH, Against.ON_YEAR, one).comparable
