"""The tree as it was on a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from huizong_web.offices.models import Office, Unit, UnitBefore
from huizong_web.offices.tree import deep


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit on a day: what it was called, and how deep it stood in the tree, 0 at the top."""

    unit: Unit
    name: str
    depth: int


def tree_on(office: Office, day: date) -> list[Standing]:
    """Return the units of an office on a day, each before those below it (two queries)."""
    units = list(
        office.units.filter(Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gt=day))
    )
    before = _before(units, day)
    known = {unit.pk: unit for unit in units}
    states = {unit.pk: before.get(unit.pk, unit) for unit in units}
    parents = {
        pk: state.parent_id if state.parent_id in known else None for pk, state in states.items()
    }
    return [Standing(known[pk], states[pk].name, depth) for pk, depth in deep(parents)]


def name_on(unit: Unit, day: date) -> str:
    """Return what a unit was called on a day."""
    before = unit.before.filter(until__gt=day).order_by("until").first()
    return before.name if before else unit.name


def _before(units: Iterable[Unit], day: date) -> dict[int, UnitBefore]:
    """Return for each unit that was something else on the day what it was."""
    later: defaultdict[int, list[UnitBefore]] = defaultdict(list)
    for state in UnitBefore.objects.filter(unit__in=units, until__gt=day).order_by("until"):
        later[state.unit_id].append(state)
    return {unit: states[0] for unit, states in later.items()}
