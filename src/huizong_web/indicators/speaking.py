"""Says the library's messages, and periods, in the language of the page."""

from calendar import month_name

from huizong.indicators import Span, period_name
from huizong.indicators.spans import MONTHS, span_of
from huizong.ledgers import Period
from huizong_web.labels import is_english
from huizong_web.speaking import said

__all__ = ["period_said", "said"]


def period_said(period: Period) -> str:
    """Return what a period is called: 2026年一季度, or Q1 2026."""
    if not is_english():
        return period_name(period)
    span, year, month = span_of(period), period.first.year, period.first.month
    if span is Span.YEAR:
        return str(year)
    if span is Span.SCHOOL_YEAR:
        return f"school year {year}–{year + 1}"
    if span is Span.MONTH:
        return f"{month_name[month]} {year}"
    if span is None:
        return f"{month_name[month]}–{month_name[period.last.month]} {year}"
    letter = "Q" if span is Span.QUARTER else "H"
    return f"{letter}{(month - 1) // MONTHS[span] + 1} {year}"
