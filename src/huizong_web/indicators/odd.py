"""Numbers of a sheet that are to be looked at: far from the unit's own history, zero, left out."""

from collections.abc import Iterator

from huizong.indicators import oddities, series
from huizong.indicators.outliers import Robust
from huizong.ledgers import Period
from huizong_web.indicators.office import Counted
from huizong_web.indicators.periods import YEARLY
from huizong_web.indicators.places import Place
from huizong_web.indicators.sheet import entered_by
from huizong_web.indicators.speaking import said

YEARS = 6
"""So many years back the same season is looked at."""


def odd_at(counted: Counted, place: Place) -> list[str]:
    """Return a sentence for each number that is to be looked at; none of an empty sheet."""
    group = counted.catalogue.sets[place.kept.group]
    periods = looked_back(place.period, yearly=group.period in YEARLY)
    keys = [key for key, _ in entered_by(group, whole=place.unit is None)]
    reckoning = counted.reckoning(keys, (), course=periods, unit=place.unit)
    units = counted.whole if place.unit is None else frozenset({place.name})
    courses = [series(reckoning, key, periods, units).points for key in keys]
    if all(points[-1].value is None for points in courses):
        return []
    return [said(each.message) for points in courses for each in oddities(points)]


def looked_back(period: Period, *, yearly: bool) -> tuple[Period, ...]:
    """Return the periods that one is held against, oldest first, itself last."""
    return (*(() if yearly else _seasons(period)), *_before(period, Robust().back), period)


def _before(period: Period, count: int) -> tuple[Period, ...]:
    found = [period]
    while len(found) <= count:
        found.append(found[-1].previous)
    return tuple(reversed(found[1:]))


def _seasons(period: Period) -> Iterator[Period]:
    """Yield the same months of years before those just before, oldest first."""
    near = set(_before(period, Robust().back))
    found = [period]
    while len(found) <= YEARS:
        found.append(found[-1].last_year)
    yield from (each for each in reversed(found[1:]) if each not in near)
