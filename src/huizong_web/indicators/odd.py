"""Numbers of a sheet that differ much from the unit's own months, quarters, years before."""

from huizong.indicators import outlier, series
from huizong.indicators.series import latest
from huizong_web.indicators.keeping import Place
from huizong_web.indicators.office import Counted
from huizong_web.indicators.sheet import entered_by
from huizong_web.indicators.speaking import said

LOOKED_BACK = 12


def odd_at(counted: Counted, place: Place) -> list[str]:
    """Return a sentence for each number that is far from what it was."""
    group = counted.catalogue.sets[place.kept.group]
    periods = latest(group.period, place.period, LOOKED_BACK + 1)
    keys = [key for key, _ in entered_by(group, whole=place.unit is None)]
    reckoning = counted.reckoning(keys, (), course=periods, unit=place.unit)
    units = counted.whole if place.unit is None else frozenset({place.name})
    found = (series(reckoning, key, periods, units).points for key in keys)
    odd = (outlier(points[-1], points[:-1]) for points in found)
    return [said(each.message) for each in odd if each]
