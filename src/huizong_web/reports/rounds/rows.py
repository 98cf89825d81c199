"""How units stand in rounds, read in a few queries however many there are."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Min, QuerySet
from django.utils import timezone

from huizong_web.calendars import zone
from huizong_web.offices.models import Unit
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.rounds.members import members_by_round
from huizong_web.reports.rounds.models import ZeroReport
from huizong_web.reports.rounds.standing import Came, Standing, Tally, standing_of, tally

Key = tuple[int, int]
"""A round's number and a unit's."""


def came_in(cycles: Iterable[Cycle], of: Iterable[Unit] | None = None) -> dict[Key, Came]:
    """Return what came of whom in rounds, and when first (two queries); `of` these units alone."""
    files, nothing = _of(cycles, of)
    first = files.values_list("cycle_id", "unit_id").annotate(first=Min("uploaded_at"))
    file_at = {(cycle, unit): at for cycle, unit, at in first}
    zero_at = {
        (cycle, unit): at for cycle, unit, at in nothing.values_list("cycle_id", "unit_id", "at")
    }
    return {
        key: Came(file_at=file_at.get(key), zero_at=zero_at.get(key))
        for key in file_at.keys() | zero_at.keys()
    }


def who_came(cycles: Iterable[Cycle]) -> set[Key]:
    """Return of whom anything came in rounds (two queries)."""
    files, nothing = _of(cycles)
    return {*files.values_list("cycle_id", "unit_id"), *nothing.values_list("cycle_id", "unit_id")}


def _of(
    cycles: Iterable[Cycle], units: Iterable[Unit] | None = None
) -> tuple[QuerySet[Submission], QuerySet[ZeroReport]]:
    """Return the files of rounds, and the reports that hold and say that there is nothing."""
    which = {"cycle__in": list(cycles)} | ({} if units is None else {"unit__in": list(units)})
    nothing = ZeroReport.objects.filter(undone_at=None, **which)
    return Submission.objects.filter(**which).order_by(), nothing.order_by()


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


def progress_of(cycles: Iterable[Cycle], sees: Callable[[Unit], bool]) -> dict[int, Progress]:
    """Return how far rounds are among the units that a person sees, by the rounds' numbers."""
    rounds = list(cycles)
    members, came = members_by_round(rounds), who_came(rounds)
    units = {unit.pk: unit for each in members.values() for unit in each}
    seen = {number for number, unit in units.items() if sees(unit)}
    found = {}
    for cycle in rounds:
        numbers = [unit.pk for unit in members[cycle.pk] if unit.pk in seen]
        received = sum((cycle.pk, number) in came for number in numbers)
        found[cycle.pk] = Progress(received, len(numbers))
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
