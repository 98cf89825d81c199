"""Periods, a rule's times, states, standings: pure."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong.calendar import Shift, shipped_calendar
from huizong_web.reports.rounds.periods import Kind, Period, following, period_of
from huizong_web.reports.rounds.plans import Plan, times_of
from huizong_web.reports.rounds.standing import Came, Standing, standing_of, tally
from huizong_web.reports.rounds.states import Moments, State, state_of

ZONE = ZoneInfo("Asia/Shanghai")
REGULAR = [kind for kind in Kind if kind is not Kind.ONCE]


def at(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("kind", "day", "year", "month", "number", "first", "last"),
    [
        ("month", "2026-10-25", 2026, 10, 0, "2026-10-01", "2026-10-31"),
        ("quarter", "2026-08-01", 2026, 9, 3, "2026-07-01", "2026-09-30"),
        ("half", "2026-02-28", 2026, 6, 1, "2026-01-01", "2026-06-30"),
        ("half", "2026-07-01", 2026, 12, 2, "2026-07-01", "2026-12-31"),
        ("year", "2026-03-05", 2026, 12, 0, "2026-01-01", "2026-12-31"),
        ("week", "2026-10-18", 2026, 10, 42, "2026-10-12", "2026-10-18"),
        ("week", "2026-01-01", 2026, 1, 1, "2025-12-29", "2026-01-04"),
        ("week", "2027-01-03", 2026, 12, 53, "2026-12-28", "2027-01-03"),
    ],
)
def test_periods(kind, day, year, month, number, first, last):
    period = period_of(Kind(kind), date.fromisoformat(day))
    assert (period.year, period.month, period.number) == (year, month, number)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@given(st.sampled_from(REGULAR), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_periods_follow_each_other_without_a_gap(kind, day):
    period = period_of(kind, day)
    assert period.first <= day <= period.last
    assert following(period).first == period.last + timedelta(days=1)
    assert period_of(kind, period.last) == period == period_of(kind, period.first)


OCTOBER = Period(Kind.MONTH, 2026, 10)


@pytest.mark.parametrize(
    ("plan", "period", "opens", "due", "closes"),
    [
        (Plan(Kind.MONTH, 25), OCTOBER, "2026-10-16", "2026-10-23 17:30", None),
        (Plan(Kind.MONTH, 25, shift=Shift.AFTER), OCTOBER, "2026-10-19", "2026-10-26 17:30", None),
        # 次月第3个工作日
        (
            Plan(Kind.MONTH, 31, shift=Shift.NONE, due_workdays=3, close_after=2),
            OCTOBER,
            "2026-10-28",
            "2026-11-04 17:30",
            "2026-11-06 17:30",
        ),
        (Plan(Kind.MONTH, 3, due_later=True, shift=Shift.AFTER), Period(Kind.MONTH, 2026, 9),
         "2026-09-23", "2026-10-08 17:30", None),
        (Plan(Kind.MONTH, 31), Period(Kind.MONTH, 2026, 2), "2026-02-14", "2026-02-28 17:30", None),
        (Plan(Kind.WEEK, 5), Period(Kind.WEEK, 2026, 10, 42),
         "2026-10-10", "2026-10-16 17:30", None),
        (Plan(Kind.WEEK, 1, due_later=True, due_time=time(9)), Period(Kind.WEEK, 2026, 10, 42),
         "2026-10-12", "2026-10-19 09:00", None),
        (Plan(Kind.QUARTER, 5, due_later=True, shift=Shift.AFTER), Period(Kind.QUARTER, 2026, 9, 3),
         "2026-09-23", "2026-10-08 17:30", None),
        (Plan(Kind.YEAR, 20), Period(Kind.YEAR, 2026, 12), "2026-12-11", "2026-12-18 17:30", None),
    ],
)  # fmt: skip
def test_times(plan, period, opens, due, closes):
    times = times_of(plan, period, shipped_calendar(), ZONE)
    assert times.opens_at == at(f"{opens} 08:00")
    assert times.due_at == at(due)
    assert times.closes_at == (at(closes) if closes else None)


@given(
    st.sampled_from(REGULAR),
    st.dates(date(2005, 1, 1), date(2025, 12, 1)),
    st.integers(1, 31),
    st.booleans(),
    st.sampled_from(Shift),
    st.integers(-10, 10),
    st.integers(0, 20),
)
def test_times_stand_in_their_order(kind, day, due_day, later, shift, workdays, before):
    plan = Plan(kind, due_day, later, shift, workdays, open_before=before, close_after=before)
    times = times_of(plan, period_of(kind, day), shipped_calendar(), ZONE)
    assert times.notice_at <= times.opens_at <= times.due_at <= times.closes_at


WHOLE = Moments(at("2026-10-16 08:00"), at("2026-10-23 17:30"), at("2026-10-27 17:30"))


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-10-16 07:59", State.NOTICE),
        ("2026-10-16 08:00", State.OPEN),
        ("2026-10-22 23:59", State.OPEN),
        ("2026-10-23 00:00", State.DUE),
        ("2026-10-23 17:30", State.DUE),
        ("2026-10-23 17:31", State.LATE),
        ("2026-10-27 17:29", State.LATE),
        ("2026-10-27 17:30", State.LOCKED),
    ],
)
def test_states(now, state):
    assert state_of(WHOLE, at(now)) is state


def test_a_lock_holds_at_any_time_and_a_round_without_times_is_open():
    assert state_of(Moments(locked=True), at("2026-10-01 00:00")) is State.LOCKED
    assert state_of(Moments(), at("2026-10-01 00:00")) is State.OPEN


DUE = at("2026-10-23 17:30")


@pytest.mark.parametrize(
    ("file", "zero", "now", "standing"),
    [
        ("2026-10-23 17:30", None, "2026-11-01 00:00", Standing.ON_TIME),
        ("2026-10-23 17:31", None, "2026-11-01 00:00", Standing.LATE),
        ("2026-10-26 09:00", "2026-10-22 09:00", "2026-11-01 00:00", Standing.ON_TIME),
        (None, "2026-10-22 09:00", "2026-11-01 00:00", Standing.ZERO),
        (None, "2026-10-26 09:00", "2026-11-01 00:00", Standing.LATE),
        (None, None, "2026-10-23 17:00", Standing.WAITING),
        (None, None, "2026-10-23 18:00", Standing.MISSING),
    ],
)
def test_standings(file, zero, now, standing):
    came = Came(at(file) if file else None, at(zero) if zero else None)
    assert standing_of(came, DUE, at(now)) is standing


def test_without_a_due_day_nobody_is_late():
    assert standing_of(Came(at("2027-01-01 00:00")), None, DUE) is Standing.ON_TIME
    assert standing_of(Came(), None, DUE) is Standing.WAITING


@given(st.lists(st.sampled_from(Standing)))
def test_a_tally_counts_what_is_over(standings):
    found = tally(standings)
    assert found.total == sum(each is not Standing.WAITING for each in standings)
    assert found.percent is None if not found.total else 0 <= found.percent <= 100


def test_a_rate_is_rounded():
    two_of_three = tally([Standing.ON_TIME, Standing.ZERO, Standing.MISSING])
    assert two_of_three.percent == 67
