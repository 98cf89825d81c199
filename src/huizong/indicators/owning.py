"""What one unit itself has of an entered indicator, in periods longer than it is entered for."""

from dataclasses import dataclass
from decimal import Decimal

from huizong.indicators.catalogue import Catalogue
from huizong.indicators.definition import Indicator, OverTime
from huizong.indicators.sources import Entered, Entries
from huizong.indicators.spans import Span, spans_in, to_date
from huizong.ledgers import Period
from huizong.ledgers.periods import ONE


@dataclass(frozen=True, slots=True)
class Owned:
    """A unit's number, None where something of it is missing, and the entries it is made of."""

    value: Decimal | None
    entries: tuple[Entered, ...] = ()


NOT_THERE = Owned(None)


def owned(catalogue: Catalogue, entries: Entries, key: str, unit: str, period: Period) -> Owned:
    """Return what a unit entered: added up, as at the end, or as a difference of totals."""
    found = [entries.get(key, unit, piece) for piece in pieces(catalogue, key, period)]
    there = tuple(each for each in found if each is not None)
    if not there or len(there) < len(found):
        return NOT_THERE
    given = catalogue.indicator(key)
    if given is not None and given.over_time is OverTime.CUMULATIVE:
        total, *before = (each.value for each in there)
        return Owned(total - sum(before, Decimal(0)), there)
    return Owned(sum((each.value for each in there), Decimal(0)), there)


def pieces(catalogue: Catalogue, key: str, period: Period) -> tuple[Period, ...]:
    """Return the periods whose entries make up one; () where it cannot be made of them.

    Of a total since January: the one at the end, and the one before the period begins.
    """
    given = catalogue.indicator(key)
    if given is None:
        return ()
    span = catalogue.sets[key.partition(".")[0]].span(given)
    if given.over_time is OverTime.CUMULATIVE:
        return _totals(span, period)
    found = spans_in(span, period)
    return found[-1:] if given.over_time is OverTime.STOCK else found


def _totals(span: Span, period: Period) -> tuple[Period, ...]:
    last = spans_in(span, to_date(period))
    if not last or period.first < last[0].first or not spans_in(span, period):
        return ()
    before = [each for each in last if each.last == period.first - ONE]
    return (last[-1], *before)


def entered_in(given: Indicator, span: Span, period: Period) -> bool:
    """Return whether an indicator is entered for just this period."""
    return given.entered and spans_in(span, period) == (period,)
