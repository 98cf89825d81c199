"""Figures and what hangs on them: against plain counts, on definitions and records made up."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huizong.ledgers import (
    Change,
    Ledger,
    Period,
    Record,
    Sheet,
    faults,
    identities,
    sentences,
    table,
)

KINDS, STATES, UNITS = ("甲", "乙", "丙"), ("登记", "办理", "办结"), ("一科", "二科")
FIRST = date(2026, 1, 1)

days = st.integers(0, 180).map(lambda number: FIRST + timedelta(days=number))
months = st.integers(1, 6).map(lambda month: Period.of(2026, month))


@st.composite
def records(draw):
    return [draw(record(str(number))) for number in range(draw(st.integers(0, 12)))]


@st.composite
def record(draw, key):
    day = draw(days)
    values = {
        "day": day,
        "unit": draw(st.sampled_from(UNITS)),
        "kind": draw(st.sampled_from((*KINDS, None))),
        "amount": draw(st.none() | st.decimals(0, 9999, places=2)),
        "parts": tuple(
            {"paid": draw(days), "sum": draw(st.decimals(0, 99, places=2))}
            for _ in range(draw(st.integers(0, 3)))
        ),
    }
    gaps = draw(st.lists(st.integers(0, 60), max_size=5))
    history, on = [Change("登记", day)], day
    for gap in gaps:
        on += timedelta(days=gap)
        others = [state for state in STATES if state != history[-1].state]
        history.append(Change(draw(st.sampled_from(others)), on))
    return Record(key, values, tuple(history))


@st.composite
def ledgers(draw):
    """A ledger whose figures have random conditions, with the same conditions in Python."""
    kinds = draw(st.sets(st.sampled_from(KINDS), min_size=1))
    least = draw(st.integers(0, 5000))
    closed = draw(st.sets(st.sampled_from(STATES), min_size=1, max_size=2))
    listed = lambda names: "[" + "、".join(f"“{name}”" for name in sorted(names)) + "]"  # noqa: E731
    condition = f"类别 属于 {listed(kinds)} {draw(st.sampled_from(['且', '或']))} 金额 ≥ {least}"
    where = f"state not in {listed(closed)}"
    figures = {
        "all": {"label": "全部", "count": "all"},
        "some": {"label": "部分", "count": condition},
        "rate": {"label": "占比", "ratio": ["some", "all"], "decimals": 2},
        "money": {"label": "总额", "sum": "amount", "unit": "元"},
        "mean": {"label": "平均", "mean": "amount"},
        "paid": {"label": "已付", "sum": "sum", "rows": "parts", "by": "paid"},
        "paid_ever": {"label": "累计付", "sum": "sum", "rows": "parts", "by": "paid", "at": "end"},
        "open": {"label": "在办", "count": where, "at": "end"},
        "closed": {"label": "办成", "count": "all", "entered": sorted(closed)},
        "again": {"label": "重开", "count": "all", "left": sorted(closed)},
        "new_closed": {"label": "登记即结", "count": "all"},
    }
    definition = {
        "label": "随机台账",
        "basis": "自拟",
        "since": "2026-01-01",
        "fields": {
            "day": {"label": "日期", "type": "date", "role": "occurred"},
            "unit": {"label": "科室", "type": "unit"},
            "kind": {"label": "类别", "type": "choice", "choices": list(KINDS)},
            "amount": {"label": "金额", "type": "money"},
            "parts": {
                "label": "明细",
                "type": "table",
                "columns": {
                    "paid": {"label": "付款日", "type": "date"},
                    "sum": {"label": "付款额", "type": "money"},
                },
            },
        },
        "workflow": {
            "start": "登记",
            "steps": [
                {"from": one, "to": other, "by": "clerk"}
                for one in STATES
                for other in STATES
                if one != other
            ],
        },
        "figures": figures,
        "identities": [
            "open(previous) + all - closed + again == open",
            "paid_ever(previous) + paid == paid_ever",
            "some <= all",
        ],
        "sentences": [
            "{period}共{all}件，其中{some by kind}，占{rate}，总额{money}，上期{open previous}件。"
        ],
    }
    ledger = Ledger.model_validate(definition)

    def chosen(values):
        inside = None if values["kind"] is None else values["kind"] in kinds
        enough = None if values["amount"] is None else values["amount"] >= least
        return inside and enough if "且" in condition else inside or enough

    return ledger, chosen, closed


@settings(max_examples=60, deadline=None)
@given(ledgers(), records(), months)
def test_figures_are_what_plain_python_counts(made, rows, month):
    ledger, chosen, closed = made
    assert faults(ledger) == ()
    sheet = Sheet(ledger, tuple(rows), month)
    inside = [row for row in rows if month.first <= row.values["day"] <= month.last]
    assert sheet.figure("all").value == len(inside)
    some = [row.key for row in inside if chosen(row.values)]
    assert [row.reference for row in sheet.figure("some").rows] == some
    amounts = [row.values["amount"] for row in inside if row.values["amount"] is not None]
    assert sheet.figure("money").value == sum(amounts, Decimal(0))
    mean = sheet.figure("mean").value
    assert (
        mean is None if not amounts else abs(mean - sum(amounts) / len(amounts)) < Decimal("1e-20")
    )
    paid = [part["sum"] for row in rows for part in row.values["parts"] if part["paid"] in month]
    assert sheet.figure("paid").value == sum(paid, Decimal(0))

    def state(row):
        return [change.state for change in row.history if change.on <= month.last][-1]

    still = [row for row in rows if row.values["day"] <= month.last and state(row) not in closed]
    assert sheet.figure("open").value == len(still)


@settings(max_examples=60, deadline=None)
@given(ledgers(), records(), months)
def test_identities_hold_whatever_the_history(made, rows, month):
    ledger, _, _ = made
    assert [held for held in identities(Sheet(ledger, tuple(rows), month)) if not held.holds] == []


@settings(max_examples=60, deadline=None)
@given(ledgers(), records(), months, st.sampled_from(["kind", "unit", "state", "月份(day)"]))
def test_parts_sum_to_the_whole(made, rows, month, by):
    sheet = Sheet(made[0], tuple(rows), month)
    for key in ("all", "some", "money", "open"):
        groups = table(sheet, key, by)
        assert sum((group.figure.value for group in groups), Decimal(0)) == sheet.figure(key).value
        parts = Counter(row.reference for group in groups for row in group.figure.rows)
        assert parts == Counter(row.reference for row in sheet.figure(key).rows)


@settings(max_examples=40, deadline=None)
@given(ledgers(), records(), months)
def test_units_sum_to_the_office(made, rows, month):
    ledger, kept = made[0], tuple(rows)
    for key in ("all", "some", "money", "open", "paid", "closed"):
        parts = [Sheet(ledger, kept, month, frozenset({unit})).figure(key).value for unit in UNITS]
        assert sum(parts) == Sheet(ledger, kept, month).figure(key).value


@settings(max_examples=60, deadline=None)
@given(ledgers(), records(), months)
def test_sentences_say_their_figures(made, rows, month):
    sheet = Sheet(made[0], tuple(rows), month)
    (said,) = sentences(sheet)
    for bound in said.figures:
        assert said.text[bound.start : bound.end] == bound.figure.text
    whole = [bound for bound in said.figures if not bound.group and bound.figure.key != "some"]
    expected = ["all", "rate", "money", "open"]
    assert [bound.figure.key for bound in whole] == expected
    assert whole[-1].figure == sheet.other("previous").figure("open")
    assert [part.key for part in whole[1].figure.parts] == ["some", "all"]
    assert {row.reference for row in whole[1].figure.all_rows} == {
        row.reference for row in sheet.figure("all").rows
    }


@pytest.mark.parametrize(
    ("period", "previous", "last_year", "said"),
    [
        (Period.of(2026, 3), Period.of(2026, 2), Period.of(2025, 3), "2026年3月"),
        (Period.of(2026, 1), Period.of(2025, 12), Period.of(2025, 1), "2026年1月"),
        (Period.of(2026), Period.of(2025), Period.of(2025), "2026年"),
        (
            Period.of(2026, 4, months=3),
            Period.of(2026, 1, months=3),
            Period.of(2025, 4, months=3),
            "2026年4—6月",
        ),
        (Period.of(2025, 2), Period.of(2025, 1), Period.of(2024, 2), "2025年2月"),
        (
            Period(date(2026, 3, 5), date(2026, 3, 11)),
            Period(date(2026, 2, 26), date(2026, 3, 4)),
            Period(date(2025, 3, 5), date(2025, 3, 11)),
            "2026-03-05至2026-03-11",
        ),
    ],
)
def test_periods(period, previous, last_year, said):
    assert (period.previous, period.last_year, str(period)) == (previous, last_year, said)
