"""The units of an office as tables have them: in the order of the tree, with their depth."""

from collections.abc import Mapping
from dataclasses import dataclass

from huizong_web.indicators.office import Counted
from huizong_web.offices.models import Unit
from huizong_web.offices.tree import deep


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in its place; `under` are the names of it and all below it."""

    unit: Unit
    depth: int
    under: frozenset[str]

    @property
    def rolls_up(self) -> bool:
        """Whether other units stand below it."""
        return len(self.under) > 1


def branches(counted: Counted) -> list[Branch]:
    """Return the units that there are today, parents before their children."""
    units = counted.units.all
    ordered = sorted(units, key=lambda pk: (units[pk].order, units[pk].name))
    places = list(deep({pk: units[pk].parent_id for pk in ordered}))
    under = _under([pk for pk, _ in places], units)
    return [
        Branch(units[pk], depth, frozenset(under[pk]))
        for pk, depth in places
        if units[pk].until is None
    ]


def _under(ordered: list[int], units: Mapping[int, Unit]) -> dict[int, set[str]]:
    """Return for each unit its name and those of all below it; parents come before children."""
    found = {pk: {units[pk].name} for pk in ordered}
    for pk in reversed(ordered):
        parent = units[pk].parent_id
        if parent is not None:
            found[parent] |= found[pk]
    return found
