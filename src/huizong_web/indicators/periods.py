"""Which periods can be chosen on the pages of a set, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from huizong.indicators import Span, period_code
from huizong.indicators.series import latest
from huizong.indicators.spans import MONTHS, SCHOOL_MONTH, period_of, span_of, spans_in, to_date
from huizong.ledgers import Period
from huizong_web.indicators.speaking import period_said

YEARLY = (Span.YEAR, Span.SCHOOL_YEAR)
"""For a year the period before is last year: one comparison says it all."""
MOST = {Span.MONTH: 24, Span.QUARTER: 8, Span.HALF: 6, Span.YEAR: 6, Span.SCHOOL_YEAR: 6}


@dataclass(frozen=True, slots=True)
class Choice:
    """A period as a list of choices has it."""

    code: str
    name: str


def containing(span: Span, day: date) -> Period:
    """Return the month, quarter ... in which a day lies."""
    if span is Span.SCHOOL_YEAR:
        return period_of(span, day.year if day.month >= SCHOOL_MONTH else day.year - 1)
    return period_of(span, day.year, (day.month - 1) // MONTHS[span] + 1)


def over(span: Span, day: date) -> Period:
    """Return the last month, quarter ... that was over on a day; of years, the present one."""
    now = containing(span, day)
    return now if span in (Span.YEAR, Span.SCHOOL_YEAR) else now.previous


def choices(span: Span, day: date) -> list[tuple[Span | None, list[Choice]]]:
    """Return the periods to choose from: of the set's own span, and of longer ones.

    Under None stand the totals since January that are no quarter, half or year.
    """
    found: list[tuple[Span | None, list[Choice]]] = [
        (each, [_choice(period) for period in _latest(each, day)])
        for each in Span
        if spans_in(span, containing(each, day))
    ]
    if span is Span.MONTH:
        found.append((None, [_choice(each) for each in _totals(day)]))
    return found


def _latest(span: Span, day: date) -> list[Period]:
    return list(reversed(latest(span, containing(span, day), MOST[span])))


def _totals(day: date) -> Iterator[Period]:
    for month in latest(Span.MONTH, containing(Span.MONTH, day), MOST[Span.MONTH])[::-1]:
        total = to_date(month)
        if span_of(total) is None:
            yield total


def _choice(period: Period) -> Choice:
    return Choice(period_code(period), period_said(period))


def own_choices(span: Span, day: date) -> list[Choice]:
    """Return the periods for which a set is filled in: of its own span only."""
    return [_choice(period) for period in _latest(span, day)]
