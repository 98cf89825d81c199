"""Months, quarters, halves, years and school years."""

from datetime import date

import pytest

from huizong.indicators import Span, period_code, period_from, period_name, to_date
from huizong.indicators.series import latest
from huizong.indicators.spans import period_of, span_of, spans_in
from huizong.ledgers import Period


@pytest.mark.parametrize(
    ("span", "number", "name", "last"),
    [
        (Span.MONTH, 2, "2026年2月", date(2026, 2, 28)),
        (Span.QUARTER, 3, "2026年三季度", date(2026, 9, 30)),
        (Span.HALF, 1, "2026年上半年", date(2026, 6, 30)),
        (Span.HALF, 2, "2026年下半年", date(2026, 12, 31)),
        (Span.YEAR, 1, "2026年", date(2026, 12, 31)),
        (Span.SCHOOL_YEAR, 1, "2026—2027学年", date(2027, 8, 31)),
    ],
)
def test_names(span, number, name, last):
    period = period_of(span, 2026, number)
    assert (period_name(period), period.last, span_of(period)) == (name, last, span)


def test_what_is_cut_otherwise():
    assert span_of(Period.of(2026, 2, months=3)) is None
    assert span_of(Period(date(2026, 1, 1), date(2026, 1, 30))) is None
    assert period_name(Period.of(2026, 1, months=5)) == "2026年1—5月"


def test_parts():
    year = Period.of(2026)
    assert len(spans_in(Span.MONTH, year)) == 12
    assert spans_in(Span.QUARTER, year)[1] == Period.of(2026, 4, months=3)
    assert spans_in(Span.YEAR, year) == (year,)
    assert spans_in(Span.QUARTER, Period.of(2026, 2, months=3)) == ()
    assert spans_in(Span.YEAR, Period.of(2026, 3)) == ()
    assert spans_in(Span.SCHOOL_YEAR, year) == ()


@pytest.mark.parametrize(
    "code", ["2026", "2026-03", "2026-Q4", "2026-H2", "2026-S", "2026-01_05", "2025-02_04"]
)
def test_codes(code):
    period = period_from(code)
    assert period is not None
    assert period_code(period) == code


@pytest.mark.parametrize(
    "code", ["", "26", "2026-13", "2026-Q5", "2026-S1", "2026-05_03", "2026/3"]
)
def test_no_codes(code):
    assert period_from(code) is None


def test_a_code_of_three_months_is_the_quarter():
    assert period_code(Period.of(2026, 1, months=3)) == "2026-Q1"


def test_to_date():
    assert to_date(Period.of(2026, 5)) == Period.of(2026, 1, months=5)


def test_latest():
    found = latest(Span.MONTH, Period.of(2026, 2), 4)
    assert [period_name(each) for each in found] == [
        "2025年11月",
        "2025年12月",
        "2026年1月",
        "2026年2月",
    ]
    assert latest(Span.QUARTER, Period.of(2026), 2)[0] == Period.of(2026, 7, months=3)
    assert period_name(latest(Span.SCHOOL_YEAR, period_of(Span.SCHOOL_YEAR, 2026), 2)[0]) == (
        "2025—2026学年"
    )
