"""What one unit itself has of an entered indicator, in periods longer than it is entered for."""

from decimal import Decimal

from huizong.indicators.catalogue import Catalogue
from huizong.indicators.definition import Indicator, OverTime
from huizong.indicators.sources import Entered, Entries
from huizong.indicators.spans import Span, spans_in, to_date
from huizong.ledgers import Period
from huizong.ledgers.periods import ONE
from huizong.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Owned:
    """A unit's number, and the entries it is made of."""

    value: Decimal
    entries: tuple[Entered, ...]


def owned(catalogue: Catalogue, entries: Entries, key: str, period: Period) -> dict[str, Owned]:
    """Return what each unit entered: added up, as at the end, or as a difference of totals.

    A unit of which something is missing is not among them.
    """
    given = catalogue.indicator(key)
    found = [entries.of(key, piece) for piece in pieces(catalogue, key, period)]
    if given is None or not found:
        return {}
    turned = given.over_time is OverTime.CUMULATIVE
    first, *others = found
    return {
        unit: _together((entry, *(other[unit] for other in others)), turned=turned)
        for unit, entry in first.items()
        if all(unit in other for other in others)
    }


def _together(there: tuple[Entered, ...], *, turned: bool) -> Owned:
    """Return entries as one: added up, or (`turned`) the first less what was before."""
    if len(there) == 1:
        return Owned(there[0].value, there)
    first, *others = (each.value for each in there)
    rest = sum(others, Decimal(0))
    return Owned(first - rest if turned else first + rest, there)


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
