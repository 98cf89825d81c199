"""Months, quarters, half years, years and school years: as periods, and as people call them."""

import re
from collections.abc import Iterator
from enum import StrEnum

from huizong.ledgers import Period
from huizong.values import Message

SCHOOL_MONTH = 9
"""A school year runs from the first of September to the last of August."""


class Span(StrEnum):
    """How long a period is in which an indicator is entered."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"


MONTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.HALF: 6, Span.YEAR: 12, Span.SCHOOL_YEAR: 12}
SPANS = {
    Span.MONTH: Message("月"),
    Span.QUARTER: Message("季度"),
    Span.HALF: Message("半年"),
    Span.YEAR: Message("年"),
    Span.SCHOOL_YEAR: Message("学年"),
}
_NUMBERS = "一二三四"
_CODE = re.compile(r"([12]\d{3})(?:-(Q[1-4]|H[12]|S)|-(0[1-9]|1[0-2])(?:_(0[1-9]|1[0-2]))?)?")
_LETTERS = {"Q": Span.QUARTER, "H": Span.HALF, "S": Span.SCHOOL_YEAR}


def period_of(span: Span, year: int, number: int = 1) -> Period:
    """Return the month, quarter or half (from 1) of a year; of a school year, when it begins."""
    if span is Span.SCHOOL_YEAR:
        return Period.of(year, SCHOOL_MONTH, months=12)
    months = MONTHS[span]
    return Period.of(year, (number - 1) * months + 1, months=months)


def span_of(period: Period) -> Span | None:
    """Return which span a period is, None where it is cut otherwise."""
    for span in Span:
        if period.whole_months == MONTHS[span] and _begins(span, period):
            return span
    return None


def spans_in(span: Span, period: Period) -> tuple[Period, ...]:
    """Return the months, quarters ... that make up a period, () where they do not fill it."""
    if not period.whole_months or period.whole_months % MONTHS[span]:
        return ()
    found = tuple(_from(span, period))
    return found if all(_begins(span, each) for each in found) else ()


def to_date(period: Period) -> Period:
    """Return the months of a period's year until its end: January to May for May."""
    first = period.last.replace(month=1, day=1)
    return Period(first, period.last)


def period_name(period: Period) -> str:
    """Return how papers call a period: 2026年一季度, 2026年上半年, 2026—2027学年."""
    span, year = span_of(period), period.first.year
    number = (period.first.month - 1) // MONTHS[span] if span else 0
    if span is Span.QUARTER:
        return f"{year}年{_NUMBERS[number]}季度"
    if span is Span.HALF:
        return f"{year}年{'上下'[number]}半年"
    if span is Span.SCHOOL_YEAR:
        return f"{year}—{year + 1}学年"
    return str(period)


def period_code(period: Period) -> str:
    """Return a period as addresses and files name it; `period_from` reads it.

    2026-03, 2026-Q1, 2026-H2, 2026, 2026-S (the school year that begins then), 2026-01_05.
    """
    span, first = span_of(period), period.first
    if span is None:
        return f"{first:%Y-%m}_{period.last:%m}"
    number = (first.month - 1) // MONTHS[span] + 1
    ends = {Span.MONTH: f"-{number:02}", Span.QUARTER: f"-Q{number}", Span.HALF: f"-H{number}"}
    return f"{first.year}" + ends.get(span, "-S" if span is Span.SCHOOL_YEAR else "")


def period_from(code: str) -> Period | None:
    """Return the period of a code, None for what is none."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    year, part, first, last = int(found[1]), found[2] or "", found[3], found[4]
    if part:
        return period_of(_LETTERS[part[0]], year, int(part[1:] or 1))
    if not first:
        return period_of(Span.YEAR, year)
    if last and int(last) <= int(first):
        return None
    return Period.of(year, int(first), months=int(last) - int(first) + 1 if last else 1)


def _from(span: Span, period: Period) -> Iterator[Period]:
    year, month = period.first.year, period.first.month
    for at in range(month - 1, month - 1 + period.whole_months, MONTHS[span]):
        yield Period.of(year + at // 12, at % 12 + 1, months=MONTHS[span])


def _begins(span: Span, period: Period) -> bool:
    if span is Span.SCHOOL_YEAR:
        return period.first.month == SCHOOL_MONTH
    return (period.first.month - 1) % MONTHS[span] == 0
