"""What is to be looked at: numbers far from their history, zeros, gaps, what does not hold."""

from collections.abc import Iterable, Iterator

from huizong.indicators import IndicatorValue, Reckoning, oddities, violations
from huizong.indicators.outliers import Robust
from huizong.ledgers import Period
from huizong_web.indicators.asked import Asked
from huizong_web.indicators.judging import sentences
from huizong_web.indicators.office import Counted
from huizong_web.indicators.periods import YEARLY
from huizong_web.indicators.places import Place, units_of
from huizong_web.indicators.rows import keys_of
from huizong_web.indicators.sheet import entered_by
from huizong_web.indicators.speaking import said
from huizong_web.offices.models import Unit

YEARS = 6
"""So many years back the same season is looked at."""


def odd_at(counted: Counted, place: Place) -> list[str]:
    """Return a sentence for each number that is to be looked at; none of an empty sheet."""
    group = counted.catalogue.sets[place.kept.group]
    keys = [key for key, _ in entered_by(group, whole=place.unit is None)]
    periods = looked_back(place.period, yearly=group.period in YEARLY)
    reckoning = counted.reckoning(keys, (), course=periods, unit=place.unit)
    return _odd(reckoning, keys, periods, place.name)


def to_look_at(
    counted: Counted, found: Asked, units: Iterable[Unit | None]
) -> Iterator[tuple[Unit | None, list[str]]]:
    """Yield units (None: the office) with what is to be looked at in their sheets of a period."""
    group = found.group
    periods = looked_back(found.period, yearly=group.period in YEARLY)
    reckoning = counted.reckoning(keys_of(group), [found.period], course=periods)
    for unit in units:
        place = Place(found.kept, unit, found.period)
        names = units_of(counted, place)
        keys = [key for key, _ in entered_by(group, whole=unit is None)]
        held = tuple(violations(reckoning, group.key, found.period, names))
        told = [*sentences(held), *_odd(reckoning, keys, periods, place.name)]
        if told:
            yield unit, told


def looked_back(period: Period, *, yearly: bool) -> tuple[Period, ...]:
    """Return the periods that one is held against, oldest first, itself last."""
    return (*(() if yearly else _seasons(period)), *_before(period, Robust().back), period)


def _odd(
    reckoning: Reckoning, keys: list[str], periods: tuple[Period, ...], unit: str
) -> list[str]:
    courses = [_course(reckoning, key, periods, unit) for key in keys]
    if all(points[-1].value is None for points in courses):
        return []
    return [said(each.message) for points in courses for each in oddities(points)]


def _course(
    reckoning: Reckoning, key: str, periods: tuple[Period, ...], unit: str
) -> tuple[IndicatorValue, ...]:
    """Return what a unit itself entered; without the rest of a value, since there are thousands."""
    given = reckoning.catalogue.sets[key.partition(".")[0]].indicators[key.partition(".")[2]]
    units, own = frozenset({unit}), (reckoning.own(key, period).get(unit) for period in periods)
    return tuple(
        IndicatorValue(key, given, period, units, entered.value if entered else None)
        for period, entered in zip(periods, own, strict=True)
    )


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
