"""Deadlines whose clock stands still, that run for each row of a table, that have their time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong.calendar import Unit, shipped_calendar
from huizong.ledgers import Lamp, Ledger, deadlines
from huizong.ledgers.pausing import Span, put_off
from ledgers.small import record

FIELDS = {
    "day": {"label": "收到", "type": "date", "role": "occurred"},
    "asked": {"label": "征求意见", "type": "date"},
    "heard": {"label": "收到意见", "type": "date"},
    "answered": {"label": "答复", "type": "date"},
    "longer": {"label": "延期至", "type": "date"},
    "stops": {
        "label": "听证",
        "type": "table",
        "columns": {
            "first": {"label": "起", "type": "date"},
            "last": {"label": "止", "type": "date"},
        },
    },
    "again": {
        "label": "再次办理",
        "type": "table",
        "columns": {
            "unhappy": {"label": "不满意日期", "type": "date"},
            "rating": {"label": "评价", "type": "choice", "choices": ["满意", "不满意"]},
            "done": {"label": "再次答复", "type": "date"},
        },
    },
}
ASKED = [{"from": "asked", "to": "heard", "label": "征求意见"}]


def found(deadline, values, today):
    ledger = Ledger.model_validate(
        {"label": "甲", "basis": "自拟", "since": "2026-01-01", "fields": FIELDS}
        | {"deadlines": [{"done": "answered", **deadline}]}
    )
    given = {key: day(value) if isinstance(value, str) else value for key, value in values.items()}
    asked = deadlines(record("1", **given), ledger, today=day(today), calendar=shipped_calendar())
    return list(asked)


def day(text):
    return date.fromisoformat(f"2026-{text}" if len(text) == len("01-01") else text)


WORKDAYS = {"start": "day", "term": "20 workdays", "pause": ASKED}
DAYS = {"start": "day", "term": "30 days", "pause": ASKED}


@pytest.mark.parametrize(
    ("deadline", "values", "today", "due"),
    [
        (WORKDAYS, {"day": "09-18"}, "09-20", "10-22 open"),
        # 22, 23 and 24 September are left out; the day of asking counts.
        (WORKDAYS, {"day": "09-18", "asked": "09-21", "heard": "09-24"}, "09-25", "10-27 open"),
        # Over a holiday only what would have counted is left out.
        (WORKDAYS, {"day": "09-18", "asked": "09-30", "heard": "10-08"}, "10-09", "10-23 open"),
        (WORKDAYS, {"day": "09-18", "asked": "09-24", "heard": "09-21"}, "09-25", "10-22 open"),
        (DAYS, {"day": "08-01", "asked": "08-10", "heard": "08-20"}, "08-21", "09-10 open"),
        # Nine days have passed, 21 are left from today on.
        (DAYS, {"day": "08-01", "asked": "08-10"}, "08-25", "09-15 open paused"),
        (DAYS, {"day": "08-01", "asked": "09-05"}, "09-20", "08-31 overdue"),
        (DAYS, {"day": "08-01", "asked": "07-01", "heard": "07-20"}, "08-02", "08-31 open"),
        (DAYS, {"day": "08-01", "asked": "08-10", "heard": "08-20", "answered": "09-08"}, "09-20",
         "09-10 met"),
        (DAYS, {"day": "08-01", "asked": "08-10", "answered": "08-30"}, "09-20", "09-20 met"),
        ({**DAYS, "term": "3 months"}, {"day": "03-31", "asked": "04-10", "heard": "04-20"},
         "05-01", "07-10 open"),
        ({**DAYS, "term": "60 days", "statutory": True, "basis": "某条例"},
         {"day": "08-03", "asked": "08-10", "heard": "08-11"}, "08-12", "10-08 open"),
        ({**DAYS, "extend": [{"when": "已填(longer)", "term": "30 days"}]},
         {"day": "08-01", "longer": "08-20", "asked": "08-10", "heard": "08-12"}, "08-13",
         "10-02 open"),
        # A last day that a person set is left as it is.
        ({**DAYS, "extend": [{"when": "已填(longer)", "to": "longer"}]},
         {"day": "08-01", "longer": "09-30", "asked": "08-10", "heard": "08-12"}, "08-13",
         "09-30 open"),
        ({**DAYS, "pause": [{"rows": "stops", "from": "first", "to": "last"}]},
         {"day": "08-01", "stops": (
             {"first": day("08-05"), "last": day("08-10")},
             {"first": day("08-08"), "last": day("08-12")},
         )}, "08-13", "09-07 open"),
        ({**DAYS, "since": "2026-08-02"}, {"day": "08-01"}, "08-13", None),
        ({**DAYS, "since": "2026-08-01"}, {"day": "08-01"}, "08-13", "08-31 open"),
        ({**DAYS, "until": "2026-07-31"}, {"day": "08-01"}, "08-13", None),
        ({"due": "longer", "since": "2026-08-02"}, {"day": "08-01", "longer": "09-01"}, "08-13",
         None),
        # Nobody lives to see it, and no one meant it.
        (DAYS, {"day": "9999-12-31"}, "08-13", None),
        ({**DAYS, "term": "1 days"}, {"day": "08-01", "asked": "08-01", "heard": "9999-12-31"},
         "08-13", "2040-04-10 open"),
    ],
)  # fmt: skip
def test_due(deadline, values, today, due):
    told = [
        f"{each.day} {each.lamp.value}{' paused' * each.paused}".removeprefix("2026-")
        for each in found(deadline, values, today)
    ]
    assert told == ([due] if due else [])


def test_each_row_has_its_own_deadline():
    deadline = {"label": "再次答复", "rows": "again", "start": "unhappy", "term": "1 months"}
    rows = (
        {"unhappy": day("05-06"), "rating": "不满意", "done": day("06-02")},
        {"unhappy": day("06-10"), "rating": "不满意"},
        {"unhappy": day("06-20"), "rating": "满意"},
    )
    asked = {**deadline, "done": "done", "when": "rating == '不满意'"}
    told = found(asked, {"day": "03-02", "again": rows}, "07-09")
    assert [(each.index, str(each.day), each.lamp.value) for each in told] == [
        (0, "2026-06-06", "met"),
        (1, "2026-07-10", "near"),
    ]


def test_how_it_was_counted_is_told():
    (told,) = found(WORKDAYS, {"day": "09-18", "asked": "09-21", "heard": "09-24"}, "09-25")
    said = [str(each) for each in told.explained]
    assert said[-2:] == [
        "“征求意见”自2026年9月21日（周一）起至2026年9月24日（周四）不计入。",
        "期内共3个工作日不计入，期满日为2026年10月27日（周二）；到2026年9月25日（周五）已计2个工作日。",
    ]


spans = st.tuples(st.integers(0, 80), st.integers(1, 30)).map(
    lambda pair: Span(day("07-01") + timedelta(pair[0]), day("07-01") + timedelta(sum(pair)))
)


@given(
    st.integers(0, 60),
    st.integers(0, 90),
    st.lists(spans, max_size=4),
    st.sampled_from([Unit.DAY, Unit.WORKDAY]),
)
def test_as_many_days_count_as_without(start, length, given_spans, unit):
    calendar, first = shipped_calendar(), day("07-01") + timedelta(start)
    end = first + timedelta(length)

    def counting(last, paused):
        days = (first + timedelta(number) for number in range(1, (last - first).days + 1))
        free = [each for each in days if not any(s.first < each <= s.last for s in paused)]
        return sum(unit is Unit.DAY or calendar.works(each) for each in free)

    found = put_off(first, end, given_spans, unit=unit, calendar=calendar, today=end)
    assert counting(found.day, given_spans) == counting(end, ())
    assert found.left_out == counting(found.day, ()) - counting(end, ())


@pytest.mark.parametrize(
    ("today", "answered", "lamps"),
    [
        ("01-20", None, [Lamp.OPEN]),
        ("01-29", None, [Lamp.NEAR]),
        ("02-02", None, []),
        ("02-02", "01-20", [Lamp.MET]),
        ("02-02", "02-01", [Lamp.LATE]),
    ],
)
def test_a_right_that_nobody_used_is_told_no_more(today, answered, lamps):
    given = {"start": "day", "term": "30 days", "lapses": True}
    values = {"day": "01-01"} | ({"answered": answered} if answered else {})
    assert [due.lamp for due in found(given, values, today)] == lamps
