"""Tells how a round's due day was found, and what state it is in."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from huizong.calendar import Shift, deadline, explain_deadline
from huizong_web.calendars import office_calendar
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.models import Lock
from huizong_web.reports.rounds.states import Moments, State, state_of
from huizong_web.reports.speaking import said


def how_counted(cycle: Cycle) -> list[str]:
    """Return the sentences that tell how the due day was found; none where it was set by hand."""
    if cycle.due_nominal is None:
        return []
    shift = Shift(cycle.due_shift)
    found = deadline(cycle.due_nominal, office_calendar(), shift=shift, workdays=cycle.due_workdays)
    return [said(message) for message in explain_deadline(found)]


def state_now(cycle: Cycle, now: datetime | None = None) -> State:
    """Return what a round is at this moment (one query)."""
    return states_now([cycle], now)[cycle.pk]


def states_now(cycles: Iterable[Cycle], now: datetime | None = None) -> dict[int, State]:
    """Return what rounds are at this moment, by their numbers (one query)."""
    rounds = list(cycles)
    locked = set(
        Lock.objects.filter(cycle__in=rounds, undone_at=None).values_list("cycle_id", flat=True)
    )
    now = timezone.localtime(now)
    return {cycle.pk: state_of(_moments(cycle, cycle.pk in locked), now) for cycle in rounds}


def _moments(cycle: Cycle, locked: bool) -> Moments:  # noqa: FBT001 - one of a value's fields
    return Moments(
        opens_at=_local(cycle.opens_at),
        due_at=_local(cycle.due_at),
        closes_at=_local(cycle.closes_at),
        locked=locked,
    )


def _local(moment: datetime | None) -> datetime | None:
    return timezone.localtime(moment) if moment else None
