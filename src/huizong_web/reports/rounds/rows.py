"""How units stand in rounds, read in a few queries however many there are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Min
from django.utils import timezone

from huizong_web.offices.models import Unit
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.rounds.calendars import zone
from huizong_web.reports.rounds.members import members_by_round
from huizong_web.reports.rounds.models import ZeroReport
from huizong_web.reports.rounds.standing import Came, Standing, Tally, standing_of, tally

Key = tuple[int, int]
"""A round's number and a unit's."""


def came_in(cycles: Iterable[Cycle]) -> dict[Key, Came]:
    """Return what came of whom in rounds, and when first (two queries)."""
    rounds = list(cycles)
    files = Submission.objects.filter(cycle__in=rounds).order_by()
    first = files.values_list("cycle_id", "unit_id").annotate(first=Min("uploaded_at"))
    file_at = {(cycle, unit): at for cycle, unit, at in first}
    nothing = ZeroReport.objects.filter(cycle__in=rounds, undone_at=None).order_by()
    zero_at = {
        (cycle, unit): at for cycle, unit, at in nothing.values_list("cycle_id", "unit_id", "at")
    }
    return {
        key: Came(file_at=file_at.get(key), zero_at=zero_at.get(key))
        for key in file_at.keys() | zero_at.keys()
    }


def standings(cycle: Cycle, units: Iterable[Unit]) -> dict[int, Standing]:
    """Return how units stand in a round, by their numbers."""
    came, now = came_in([cycle]), timezone.now()
    return {
        unit.pk: standing_of(came.get((cycle.pk, unit.pk), Came()), cycle.due_at, now)
        for unit in units
    }


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is."""

    received: int
    total: int


def progress_of(cycles: Iterable[Cycle], seen: Mapping[int, frozenset[int]]) -> dict[int, Progress]:
    """Return how far rounds are among the units that a person sees, by the rounds' numbers.

    `seen` are the numbers of those units by office.
    """
    rounds = list(cycles)
    members, came = members_by_round(rounds), came_in(rounds)
    found = {}
    for cycle in rounds:
        units = [unit for unit in members[cycle.pk] if unit.pk in seen[cycle.office_id]]
        received = sum((cycle.pk, unit.pk) in came for unit in units)
        found[cycle.pk] = Progress(received, len(units))
    return found


def tallies(office_id: int, first: date, last: date) -> tuple[list[tuple[Unit, Tally]], int]:
    """Return how often each unit was on time in rounds due in a time, and how many rounds.

    What is not over yet does not count.
    """
    now = timezone.now()
    begin = datetime.combine(first, time.min, zone())
    end = min(now, datetime.combine(last, time.max, zone()))
    due = Cycle.objects.filter(office=office_id, due_at__gte=begin, due_at__lte=end)
    rounds = list(due)
    members, came = members_by_round(rounds), came_in(rounds)
    stood: defaultdict[int, list[Standing]] = defaultdict(list)
    units: dict[int, Unit] = {}
    for cycle in rounds:
        for unit in members[cycle.pk]:
            units[unit.pk] = unit
            one = came.get((cycle.pk, unit.pk), Came())
            stood[unit.pk].append(standing_of(one, cycle.due_at, now))
    listed = sorted(units.values(), key=lambda unit: (unit.order, unit.name))
    return [(unit, tally(stood[unit.pk])) for unit in listed], len(rounds)
