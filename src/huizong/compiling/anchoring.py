"""Matters name items of the inputs; a unit may be one statement of such an item."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from huizong.compiling.units import Unit
from huizong.values import Matter, Mention, Place


def anchored(found: Sequence[Matter], moved: Sequence[Unit]) -> tuple[Matter, ...]:
    """Return the matters with each mention at the unit that holds the words of it."""
    of_series: dict[Place, list[Place]] = defaultdict(list)
    for unit in moved:
        if unit.series is not None and unit.series.place is not None and unit.item.place:
            of_series[unit.series.place].append(unit.item.place)
    if not of_series:
        return tuple(found)
    return tuple(
        replace(matter, mentions=tuple(_anchored(m, of_series) for m in matter.mentions))
        for matter in found
    )


def _anchored(mention: Mention, of_series: dict[Place, list[Place]]) -> Mention:
    holding = [at for at in of_series.get(mention.item, ()) if at.holds(mention.phrase)]
    return replace(mention, item=holding[0]) if holding else mention
