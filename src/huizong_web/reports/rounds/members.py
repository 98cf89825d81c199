"""Who must report in a round."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from huizong_web.offices.models import Unit
from huizong_web.reports.rounds.naming import period_of_round
from huizong_web.reports.rounds.periods import Kind

if TYPE_CHECKING:
    from huizong_web.reports.models import Cycle


def members_of(cycle: "Cycle") -> list[Unit]:
    """Return the units that must report, and those that have reported though they need not."""
    files, nothing = (
        rows.order_by().values("unit") for rows in (cycle.submissions, cycle.zero_reports)
    )
    reported = Q(pk__in=files) | Q(pk__in=nothing)
    found = Unit.objects.filter(office=cycle.office_id)
    if cycle.units.exists():
        return list(found.filter(Q(pk__in=cycle.units.order_by().values("pk")) | reported))
    return list(found.filter(there_on(day_of(cycle)) | reported))


def members_by_round(cycles: Iterable["Cycle"]) -> dict[int, list[Unit]]:
    """Return the units that must report by the number of each round (two queries an office)."""
    rounds = list(cycles)
    chosen: dict[int, set[int]] = {}
    through = rounds[0].units.through.objects if rounds else None
    if through is not None:
        pairs = through.filter(cycle__in=rounds).values_list("cycle_id", "unit_id")
        for cycle_id, unit_id in pairs:
            chosen.setdefault(cycle_id, set()).add(unit_id)
    offices = {cycle.office_id for cycle in rounds}
    units = list(Unit.objects.filter(office__in=offices))
    return {cycle.pk: _of(cycle, units, chosen.get(cycle.pk)) for cycle in rounds}


def day_of(cycle: "Cycle") -> date:
    """Return the day whose units report: the due day, else the last of the period."""
    if cycle.due_at is not None:
        return timezone.localdate(cycle.due_at)
    if cycle.kind == Kind.ONCE:
        return timezone.localdate()
    return period_of_round(cycle).last


def received_in(cycle: "Cycle", units: Iterable[Unit]) -> int:
    """Return how many of some units have submitted or said that they have nothing (one query)."""
    came = Exists(cycle.submissions.filter(current=True, unit=OuterRef("pk")))
    nothing = Exists(cycle.zero_reports.filter(undone_at=None, unit=OuterRef("pk")))
    return Unit.objects.filter(came | nothing, pk__in=[unit.pk for unit in units]).count()


def there_on(day: date) -> Q:
    """Return the condition that a unit exists on a day."""
    return (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gt=day))


def units_today(office_id: int) -> QuerySet[Unit]:
    """Return the units that an office has today."""
    return Unit.objects.filter(there_on(timezone.localdate()), office=office_id)


def _of(cycle: "Cycle", units: Iterable[Unit], chosen: set[int] | None) -> list[Unit]:
    day = day_of(cycle)
    return [
        unit
        for unit in units
        if unit.office_id == cycle.office_id
        and (unit.pk in chosen if chosen else _is_there(unit, day))
    ]


def _is_there(unit: Unit, day: date) -> bool:
    begun = unit.since is None or unit.since <= day
    return begun and (unit.until is None or unit.until > day)
