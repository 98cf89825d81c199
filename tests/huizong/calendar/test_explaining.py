"""How an answer was counted, in words."""

from datetime import date

from huizong.calendar import (
    Shift,
    Unit,
    add_workdays,
    deadline,
    explain,
    explain_deadline,
    limit,
    shipped_calendar,
)
from huizong.values import render

CALENDAR = shipped_calendar()


def said(messages) -> list[str]:
    return [str(message) for message in messages]


def test_a_term_of_working_days():
    assert said(explain(add_workdays(date(2026, 9, 28), 7, CALENDAR))) == [
        "从2026年9月28日（周一）的次日起数7个工作日，到2026年10月13日（周二）。",
        "10月1日至7日放假（国庆节），不计。",
        "其间的周末共1天，不计。",
        "10月10日（周六）上班（国庆节调休），计入。",
    ]


def test_a_term_that_rolls_on():
    assert said(explain(limit(date(2026, 8, 3), 60, Unit.DAY, CALENDAR))) == [
        "2026年8月3日（周一）当日不计入（民法典第201条），60日到2026年10月2日（周五）届满。",
        "10月1日至7日放假（国庆节）。",
        "最后一日是休息日，顺延到2026年10月8日（周四）（民法典第203条）。",
    ]


def test_a_month_too_short():
    told = said(explain(limit(date(2025, 11, 30), 3, Unit.MONTH, CALENDAR)))
    assert told[1] == "那个月没有30日，以月末为期满日（民法典第202条）。"


def test_a_due_day_moved_before_a_weekend():
    found = deadline(date(2026, 10, 25), CALENDAR, shift=Shift.BEFORE)
    assert said(explain_deadline(found)) == [
        "2026年10月25日（周日）休息：10月24日至25日是周末。提前到2026年10月23日（周五）。"
    ]


def test_a_due_day_behind_two_holidays_in_one():
    found = deadline(date(2020, 10, 2), CALENDAR, shift=Shift.AFTER)
    assert "10月1日至8日放假" in said(explain_deadline(found))[0]
    assert "顺延到2020年10月9日" in said(explain_deadline(found))[0]


def test_a_due_day_that_nothing_moves_needs_no_words():
    assert explain_deadline(deadline(date(2026, 11, 25), CALENDAR, shift=Shift.BEFORE)) == ()


def test_an_unpublished_year_is_told():
    told = said(explain(add_workdays(date(2026, 12, 28), 10, CALENDAR)))
    assert told[-1].startswith("未公布放假安排：2027年暂按周一至周五上班计")


def test_everything_can_be_said_in_english():
    counted = add_workdays(date(2026, 9, 18), 20, CALENDAR)
    told = [render(message, "en") for message in explain(counted)]
    told += [
        render(each, "en") for each in explain(limit(date(2026, 8, 3), 60, Unit.DAY, CALENDAR))
    ]
    assert not any("一" <= mark <= "鿿" for line in told for mark in line)
