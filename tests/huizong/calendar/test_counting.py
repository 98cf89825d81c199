"""Terms and deadlines: the cases of the YAML files, and what holds for any term."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from huizong.calendar import (
    MOST,
    Calendar,
    Shift,
    Unit,
    add_workdays,
    deadline,
    limit,
    shipped_calendar,
    workdays_between,
)

HERE = Path(__file__).parent
CALENDAR = shipped_calendar()
DAYS = st.dates(date(2004, 1, 10), date(2026, 12, 1))


def cases(name: str) -> list[dict]:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", cases("terms.yaml"), ids=lambda case: f"{case['start']}")
def test_terms(case):
    counted = limit(case["start"], case["amount"], Unit(case["unit"]), CALENDAR)
    assert counted.due == case["due"]
    assert counted.nominal == case.get("nominal", case["due"])
    assert counted.rolled == ("nominal" in case)
    assert counted.unpublished == ()


@pytest.mark.parametrize("case", cases("deadlines.yaml"), ids=lambda case: f"{case['nominal']}")
def test_deadlines(case):
    shift, workdays = Shift(case["shift"]), case["workdays"]
    found = deadline(case["nominal"], CALENDAR, shift=shift, workdays=workdays)
    assert found.due == case["due"]


@pytest.mark.parametrize(
    ("year", "number"),
    [(2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248),
     (2026, 248)],
)  # fmt: skip
def test_working_days_of_a_year(year, number):
    counted = workdays_between(date(year - 1, 12, 31), date(year, 12, 31), CALENDAR)
    assert counted.amount == number


@given(DAYS, st.integers(-MOST, MOST))
def test_counting_back_gives_the_term(start, amount):
    end = add_workdays(start, amount, CALENDAR).due
    assert workdays_between(start, end, CALENDAR).amount == amount


@given(DAYS, st.integers(1, 300))
def test_a_term_of_working_days_ends_on_one_and_leaves_out_every_rest_day(start, amount):
    counted = add_workdays(start, amount, CALENDAR)
    assert CALENDAR.works(counted.due)
    passed = (counted.due - start).days
    assert passed == amount + sum(rest.days for rest in counted.rests)
    for rest in counted.rests:
        assert start < rest.first <= rest.last < counted.due
        assert not CALENDAR.works(rest.first)
        assert not CALENDAR.works(rest.last)
    assert all(day.works and day.date.weekday() >= 5 for day in counted.made_up)


@given(DAYS, st.integers(0, 900), st.sampled_from([Unit.DAY, Unit.MONTH, Unit.YEAR]))
def test_a_term_ends_on_a_working_day_not_before_its_end(start, amount, unit):
    amount = amount if unit is Unit.DAY else amount % 60
    counted = limit(start, amount, unit, CALENDAR)
    assert CALENDAR.works(counted.due)
    assert counted.due >= counted.nominal
    stretch = (counted.nominal + timedelta(n) for n in range((counted.due - counted.nominal).days))
    assert not any(CALENDAR.works(day) for day in stretch)
    assert limit(start, amount, unit, CALENDAR, roll=False).due == counted.nominal


@given(DAYS, st.integers(0, 99))
def test_a_longer_term_never_ends_earlier(start, amount):
    for unit in Unit:
        shorter, longer = (limit(start, n, unit, CALENDAR).due for n in (amount, amount + 1))
        assert shorter <= longer


def test_without_a_roll_a_term_ends_on_the_rest_day():
    assert limit(date(2026, 8, 3), 60, Unit.DAY, CALENDAR, roll=False).due == date(2026, 10, 2)


def test_an_unpublished_year_is_monday_to_friday_and_says_so():
    counted = add_workdays(date(2026, 12, 28), 10, CALENDAR)
    assert counted.due == date(2027, 1, 11)
    assert counted.unpublished == (2027,)
    assert add_workdays(date(2026, 9, 18), 20, Calendar()).unpublished == (2026,)


@pytest.mark.parametrize("amount", [MOST + 1, -MOST - 1])
def test_a_term_too_long_is_refused(amount):
    with pytest.raises(ValueError, match="longer than"):
        add_workdays(date(2026, 1, 1), amount, CALENDAR)


def test_a_term_does_not_run_back():
    with pytest.raises(ValueError, match="runs forward"):
        limit(date(2026, 1, 1), -1, Unit.DAY, CALENDAR)
