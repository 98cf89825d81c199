"""Records that carry their edits: figures as things stood, and nothing lost that came late."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong.ledgers import Edit, Ledger, Period, Record, Sheet, table

LEDGER = Ledger.model_validate(
    {
        "label": "房屋",
        "basis": "自拟",
        "since": "2026-01-01",
        "fields": {
            "day": {"label": "入账日", "type": "date", "role": "occurred"},
            "grade": {"label": "等级", "type": "choice", "choices": ["甲", "乙"]},
            "area": {"label": "面积", "type": "number"},
            "done": {"label": "完成日", "type": "date"},
            "paid": {
                "label": "付款",
                "type": "table",
                "columns": {"on": {"label": "付款日", "type": "date"}},
            },
        },
        "figures": {
            "kept": {"label": "期末甲", "count": "grade == '甲'", "at": "end"},
            "unknown": {"label": "期末未定", "count": "为空(grade)", "at": "end"},
            "area_all": {"label": "期末面积", "sum": "area", "at": "end"},
            "came": {"label": "新增甲", "count": "grade == '甲'"},
            "done_in": {"label": "完成甲", "count": "grade == '甲'", "by": "done"},
            "payments": {"label": "付款次数", "count": "all", "rows": "paid", "by": "on"},
        },
    }
)
JANUARY, FEBRUARY, MARCH = (Period.of(2026, month) for month in (1, 2, 3))


def day(text):
    return date.fromisoformat(f"2026-{text}")


def value(record, key, period):
    return Sheet(LEDGER, (record,), period).figure(key).value


def edited(*edits, **values):
    return Record("1", {"day": day("01-05"), **values}, edits=edits)


@pytest.mark.parametrize(
    ("key", "record", "months"),
    [
        ("kept", edited(Edit("grade", day("02-10"), "甲"), grade="乙"), (1, 0, 0)),
        ("kept", edited(Edit("grade", day("02-10"), None), grade="甲"), (0, 1, 1)),
        ("unknown", edited(Edit("grade", day("02-10"), None), grade="甲"), (1, 0, 0)),
        ("unknown", edited(Edit("grade", day("03-31"), "甲")), (0, 0, 1)),
        ("area_all", edited(Edit("area", day("03-01"), Decimal(80)), area=Decimal(95)),
         (80, 80, 95)),
        # Of January, and known to be so only in February: not lost.
        ("came", edited(Edit("grade", day("02-10"), None), grade="甲"), (1, 0, 0)),
        ("came", edited(Edit("grade", day("02-10"), "甲"), grade="乙"), (1, 0, 0)),
        ("done_in", edited(Edit("done", day("02-03"), None), grade="甲", done=day("01-30")),
         (1, 0, 0)),
        # A day that was written wrong counts once, where it now stands.
        ("done_in", edited(Edit("done", day("02-03"), day("01-30")), grade="甲", done=day("02-02")),
         (0, 1, 0)),
        ("payments", edited(Edit("paid", day("02-03"), ()), paid=({"on": day("01-30")},)),
         (1, 0, 0)),
        # The day of its entry was mended: a stock has it from that day on.
        ("kept", edited(Edit("day", day("03-01"), day("02-20")), grade="甲"), (1, 1, 1)),
        ("kept", edited(Edit("grade", day("02-10"), "甲"), Edit("grade", day("03-10"), "乙")),
         (1, 0, 0)),
    ],
)  # fmt: skip
def test_as_things_stood(key, record, months):
    found = tuple(value(record, key, period) for period in (JANUARY, FEBRUARY, MARCH))
    assert found == months


def test_groups_and_rows_are_as_they_stood():
    record = edited(Edit("grade", day("02-10"), "甲"), grade="乙", area=Decimal(5))
    groups = table(Sheet(LEDGER, (record,), JANUARY), "area_all", "grade")
    assert [(group.name, group.figure.value) for group in groups] == [("甲", 5)]
    (row,) = groups[0].figure.rows
    assert (row.record.values["grade"], row.reference) == ("甲", "1")


def test_without_edits_the_record_itself_is_counted():
    record = edited(grade="甲")
    assert Sheet(LEDGER, (record,), JANUARY).figure("kept").rows[0].record is record


FIELDS = {
    "grade": st.sampled_from(["甲", "乙", None]),
    "area": st.none() | st.integers(0, 9).map(Decimal),
}


@st.composite
def lives(draw):
    """A record's life: its values day by day, and the record with its edits."""
    values = {name: draw(content) for name, content in FIELDS.items()}
    days, edits = [dict(values)], []
    for number in range(1, 60):
        on = JANUARY.first + timedelta(days=number)
        for name in draw(st.sets(st.sampled_from(sorted(FIELDS)))) if number % 9 == 0 else ():
            edits.append(Edit(name, on, values[name]))
            values[name] = draw(FIELDS[name])
        days.append(dict(values))
    return days, Record("1", values | {"day": JANUARY.first}, edits=tuple(edits))


@given(lives(), st.integers(0, 59), st.sampled_from(["kept", "unknown", "area_all"]))
def test_a_stock_is_that_of_a_snapshot(life, number, key):
    days, record = life
    until = Period(JANUARY.first, JANUARY.first + timedelta(days=number))
    snapshot = replace(record, values=days[number] | {"day": JANUARY.first}, edits=())
    assert value(record, key, until) == value(snapshot, key, until)
