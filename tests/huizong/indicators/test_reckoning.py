"""Values by units and period: sums, rates of sums, missing units, longer periods, ledgers."""

from datetime import date
from decimal import Decimal

import pytest

from huizong.indicators import Entered, RecordFigures
from huizong.ledgers import Change, Period, Record, shipped_ledgers
from indicators.small import MARCH, entered, reckoning

PASSED = {
    "passed": {"label": "合格", "entered": True, "unit": "人"},
    "sat": {"label": "参考", "entered": True, "unit": "人"},
    "rate": {"label": "合格率", "rate": ("passed", "sat"), "unit": "%", "decimals": 1},
}
VALUES = {"passed": {"一校": 9, "二校": 10}, "sat": {"一校": 10, "二校": 40}}


def one(unit):
    return frozenset({unit})


def test_a_rate_of_all_is_the_rate_of_the_sums():
    found = reckoning(PASSED, VALUES)
    assert found.value("s.rate", MARCH, one("一校")).text == "90.0%"
    assert found.value("s.rate", MARCH, one("二校")).text == "25.0%"
    assert found.value("s.rate", MARCH).text == "38.0%"  # not 57.5%, the mean of the two


def test_a_unit_that_entered_only_one_part_is_left_out_and_named():
    values = {"passed": {"一校": 9}, "sat": {"一校": 10, "二校": 40}}
    found = reckoning(PASSED, values).value("s.rate", MARCH)
    assert (found.text, found.units, found.lacking) == ("90.0%", one("一校"), ("二校",))


def test_who_reports_a_set_is_expected():
    reporting = {"s": frozenset({"一校", "二校", "三校"})}
    found = reckoning(PASSED, VALUES, reporting=reporting).value("s.sat", MARCH)
    assert (found.text, found.lacking) == ("50人", ("三校",))


def test_parts_lead_to_what_was_entered():
    found = reckoning(PASSED, VALUES).value("s.rate", MARCH)
    assert [part.key for part in found.parts] == ["s.passed", "s.sat"]
    assert {each.reference for each in found.entries} == {
        f"{key}/{unit}/{MARCH}" for key in ("passed", "sat") for unit in ("一校", "二校")
    }


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({}, "“合格”还没有填报"),
        ({"passed": {"一校": 0}, "sat": {"一校": 0}}, "分母为零，算不出来"),
        ({"passed": {"一校": 3}}, "“参考”还没有填报"),
        ({"passed": {"一校": 3}, "sat": {"二校": 4}}, "没有一个单位填齐"),
    ],
)
def test_why_there_is_no_value(values, why):
    found = reckoning(PASSED, values).value("s.rate", MARCH)
    assert (found.value, found.text, str(found.why)) == (None, "—", why)


@pytest.mark.parametrize(
    ("over_time", "quarter"), [("flow", "9"), ("stock", "4"), ("cumulative", "4")]
)
def test_a_quarter_of_months(over_time, quarter):
    months = [
        Entered("s.a", "一校", Period.of(2026, month), Decimal(number))
        for month, number in ((1, 2), (2, 3), (3, 4))
    ]
    found = reckoning({"a": {"label": "甲", "entered": True, "over_time": over_time}}, months)
    assert found.value("s.a", Period.of(2026, 1, months=3)).text == quarter


def test_a_month_of_a_total_is_the_difference():
    months = [
        Entered("s.a", "一校", Period.of(2026, month), Decimal(number))
        for month, number in ((1, 5), (2, 12), (3, 12))
    ]
    found = reckoning({"a": {"label": "甲", "entered": True, "over_time": "cumulative"}}, months)
    shown = [found.value("s.a", Period.of(2026, month)).text for month in (1, 2, 3, 4)]
    assert shown == ["5", "7", "0", "—"]


def test_a_period_with_a_missing_month_has_no_value():
    months = [Entered("s.a", "一校", Period.of(2026, month), Decimal(1)) for month in (1, 3)]
    found = reckoning({"a": {"label": "甲", "entered": True}}, months)
    value = found.value("s.a", Period.of(2026, 1, months=3))
    assert (value.text, value.lacking) == ("—", ("一校",))


def test_what_is_entered_by_the_year_has_no_month():
    given = {"a": {"label": "甲", "entered": True, "period": "year"}}
    year = entered({"a": {"一校": 5}}, Period.of(2026))
    assert reckoning(given, year).value("s.a", Period.of(2026)).text == "5"
    assert str(reckoning(given, year).value("s.a", MARCH).why) == "“甲”按年填报，合不成这一期"


def test_top_holds_only_for_the_whole():
    given = {
        "pupils": {"label": "在校", "entered": True},
        "age": {"label": "人口", "entered": True, "roll_up": "top"},
        "gross": {"label": "毛入学率", "rate": ("pupils", "age"), "unit": "%", "roll_up": "top"},
    }
    values = {"pupils": {"一校": 60, "二校": 50}, "age": {"局": 100}}
    found = reckoning(given, values, office=("局", "一校", "二校"))
    assert found.value("s.gross", MARCH).text == "110%"
    alone = found.value("s.gross", MARCH, one("一校"))
    assert (alone.text, str(alone.why)) == ("—", "“毛入学率”只在全机关有数")


def test_products_are_added_unit_by_unit_where_that_is_said():
    given = {
        "n": {"label": "人数", "entered": True},
        "p": {"label": "标准", "entered": True},
        "sum": {"label": "金额", "formula": "n * p", "roll_up": "sum"},
        "whole": {"label": "另一种", "formula": "n * p", "roll_up": "whole"},
    }
    values = {"n": {"一校": 2, "二校": 3}, "p": {"一校": 10, "二校": 20}}
    found = reckoning(given, values)
    assert found.value("s.sum", MARCH).text == "80"
    assert found.value("s.whole", MARCH).text == "150"


def test_total_takes_what_is_missing_for_nothing():
    given = {
        "a": {"label": "甲", "entered": True},
        "b": {"label": "乙", "entered": True},
        "c": {"label": "丙", "formula": "合计(a, b)"},
    }
    assert reckoning(given, {"a": {"一校": 2}}).value("s.c", MARCH).text == "2"


def test_other_periods():
    given = {
        "a": {"label": "甲", "entered": True},
        "more": {"label": "增加", "formula": "a - a(previous)"},
    }
    entries = entered({"a": {"一校": 5, "二校": 7}}) + entered(
        {"a": {"一校": 3}}, Period.of(2026, 2)
    )
    found = reckoning(given, entries).value("s.more", MARCH)
    # 二校 has no February: its 7 would pass for growth.
    assert (found.text, found.lacking) == ("2", ("二校",))


def hazard(key, unit, state):
    days = (Change("已登记", date(2026, 3, 2)), Change(state, date(2026, 3, 9)))
    return Record(key, {"found_on": date(2026, 3, 2), "unit": unit, "level": "一般"}, days)


def test_figures_of_ledgers_with_their_rows():
    given = {
        "pupils": {"label": "学生", "entered": True},
        "rate": {
            "label": "整改率",
            "rate": ("hazard.fixed_of_found", "hazard.found"),
            "unit": "%",
            "decimals": 1,
        },
        "schools": {"label": "涉及单位", "formula": "hazard.schools"},
        "each": {"label": "千人隐患", "rate": ("hazard.found", "pupils"), "unit": "‰"},
    }
    records = [hazard(str(n), "一校", "已销号") for n in range(3)]
    records += [hazard("x", "二校", "整改中"), hazard("y", "三校", "整改中")]
    figures = RecordFigures(shipped_ledgers(), {"hazard": records})
    found = reckoning_over_ledgers(given, {"pupils": {"一校": 1000, "二校": 500}}, figures)
    assert found.value("s.rate", MARCH).text == "60.0%"
    assert found.value("s.rate", MARCH, one("二校")).text == "0.0%"
    assert found.value("s.schools", MARCH).text == "3"
    # 三校 entered no pupils, so that its hazard does not count among those of 1500 pupils.
    each = found.value("s.each", MARCH)
    assert (each.text, len(each.rows)) == ("2.6667‰", 4)


def reckoning_over_ledgers(given, values, figures):
    from huizong.indicators import Catalogue, Entries, IndicatorSet, Reckoning

    group = IndicatorSet(label="小", basis="自拟", since="2026", key="s", indicators=given)
    found = Catalogue({"s": group}, shipped_ledgers())
    office = frozenset({"一校", "二校", "三校"})
    return Reckoning(found, office, Entries(tuple(entered(values))), figures)


def test_a_ledger_that_nobody_keeps_gives_no_zero():
    given = {"found": {"label": "隐患", "formula": "hazard.found"}}
    value = reckoning_over_ledgers(given, {}, RecordFigures()).value("s.found", MARCH)
    assert (value.value, str(value.why)) == (None, "“排查隐患”没有数")


def test_an_unknown_key():
    with pytest.raises(KeyError):
        reckoning(PASSED, VALUES).value("s.nothing", MARCH)
