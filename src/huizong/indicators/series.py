"""A row of periods: one indicator through time."""

from collections.abc import Iterable
from dataclasses import dataclass

from huizong.indicators.definition import Indicator
from huizong.indicators.reckoning import Reckoning, Units
from huizong.indicators.spans import Span, spans_in
from huizong.indicators.values import IndicatorValue
from huizong.ledgers import Period


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator in periods, oldest first; what is undefined stays in, with its reason."""

    key: str
    definition: Indicator
    points: tuple[IndicatorValue, ...]

    @property
    def known(self) -> tuple[IndicatorValue, ...]:
        """The points that have a value."""
        return tuple(each for each in self.points if each.value is not None)


def series(
    reckoning: Reckoning, key: str, periods: Iterable[Period], units: Units | None = None
) -> Series:
    """Return an indicator in each of some periods."""
    points = tuple(reckoning.value(key, period, units) for period in periods)
    given = reckoning.catalogue.indicator(key)
    if given is None:
        raise KeyError(key)
    return Series(key, given, points)


def latest(span: Span, period: Period, count: int) -> tuple[Period, ...]:
    """Return the last months, quarters ... up to the one that ends a period, oldest first."""
    whole = spans_in(span, period)
    found = [whole[-1] if whole else period]
    while len(found) < count:
        found.append(found[-1].previous)
    return tuple(reversed(found))
