"""The units of an office as tables have them: in the order of the tree, with their depth."""

from dataclasses import dataclass

from huizong_web.indicators.office import Counted
from huizong_web.offices.models import Unit
from huizong_web.offices.tree import deep, parents_of


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
    ordered = sorted(
        parents_of(counted.office.pk), key=lambda pk: (units[pk].order, units[pk].name)
    )
    parents = {pk: units[pk].parent_id for pk in ordered}
    return [
        Branch(units[pk], depth, counted.under(units[pk]))
        for pk, depth in deep(parents)
        if units[pk].until is None
    ]
