"""Makes the rounds of a rule, and counts their times anew where rule or calendar has changed."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from huizong.calendar import Calendar
from huizong_web.calendars import office_calendar, zone
from huizong_web.offices.models import Office
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.models import Schedule
from huizong_web.reports.rounds.periods import Period, following, period_of
from huizong_web.reports.rounds.plans import Times, times_of

MOST_AT_ONCE = 120
"""Rounds that one look may make: a rule that begins years ago is a slip of the pen."""


@transaction.atomic
def make_rounds(schedule: Schedule, now: datetime | None = None) -> list[Cycle]:
    """Make what rounds a rule lacks up to the one that is announced by now; return those made.

    A month that was opened by hand before there was a rule becomes the rule's. Run twice, or by
    two processes at once, it makes each round once.
    """
    if not schedule.active:
        return []
    Schedule.objects.select_for_update().get(pk=schedule.pk)
    now = now or timezone.now()
    made: list[Cycle] = []
    period = period_of(schedule.plan.kind, schedule.starts)
    for _ in range(MOST_AT_ONCE):
        times = times_of(schedule.plan, period, office_calendar(), zone())
        if times.notice_at > now:
            break
        if (cycle := _make(schedule, period, times)) is not None:
            made.append(cycle)
        period = following(period)
    return made


def next_times(schedule: Schedule, number: int, now: datetime | None = None) -> list[Times]:
    """Return the times of the next rounds that are not due yet, for the rule's page."""
    now, found = now or timezone.now(), list[Times]()
    period = max(
        period_of(schedule.plan.kind, schedule.starts),
        period_of(schedule.plan.kind, timezone.localdate(now)),
        key=lambda each: each.first,
    )
    while len(found) < number:
        times = times_of(schedule.plan, period, office_calendar(), zone())
        if times.due_at >= now:
            found.append(times)
        period = following(period)
    return found


def would_change(
    office: Office, calendar: Calendar, now: datetime | None = None
) -> list[tuple[Cycle, datetime]]:
    """Return an office's rounds that would be due at another moment by a calendar, and when."""
    now = now or timezone.now()
    found = []
    schedules = Schedule.objects.filter(office=office)
    for cycle in _counted(Cycle.objects.filter(schedule__in=schedules), now):
        times = _times_by_rule(cycle, calendar)
        if times.due_at != cycle.due_at:
            found.append((cycle, times.due_at))
    return found


def renew_times(schedule: Schedule, now: datetime | None = None) -> int:
    """Count the times of a rule's rounds anew that are not due yet and that nobody set by hand.

    Returns how many have changed: the rule did, or a year's holidays were announced.
    """
    now = now or timezone.now()
    rounds = list(_counted(schedule.cycles.all(), now))
    for cycle in rounds:
        cycle.schedule = schedule  # as it is in memory: a rule that is being stored
    return sum(_set_times(cycle, _times_by_rule(cycle, office_calendar())) for cycle in rounds)


def _counted(rounds: QuerySet[Cycle], now: datetime) -> QuerySet[Cycle]:
    """Return of rounds those that are not due yet and whose due moment nobody set by hand."""
    open_now = rounds.filter(Q(due_at=None) | Q(due_at__gt=now)).exclude(due_nominal=None)
    return open_now.select_related("schedule").order_by("due_at", "pk")


def _times_by_rule(cycle: Cycle, calendar: Calendar) -> Times:
    if cycle.schedule is None:
        raise ValueError(cycle.pk)
    plan = cycle.schedule.plan
    return times_of(
        plan, Period(plan.kind, cycle.year, cycle.month, cycle.number), calendar, zone()
    )


def _make(schedule: Schedule, period: Period, times: Times) -> Cycle | None:
    """Return the round of a period, made or made the rule's; None where it has it already."""
    of = {"year": period.year, "month": period.month, "number": period.number}
    if schedule.cycles.filter(**of).exists():
        return None
    by_hand = Cycle.objects.filter(
        office=schedule.office_id, schedule=None, kind=period.kind.value, title="", **of
    ).first()
    cycle = by_hand or Cycle(office_id=schedule.office_id, kind=period.kind.value, **of)
    cycle.schedule = schedule
    cycle.title = schedule.title
    _put(cycle, times)
    cycle.save()
    cycle.units.set(schedule.units.all())
    return cycle


def _set_times(cycle: Cycle, times: Times) -> bool:
    before = _times(cycle)
    _put(cycle, times)
    if _times(cycle) == before:
        return False
    cycle.save(update_fields=list(_TIMES))
    return True


_TIMES = (
    "notice_at",
    "opens_at",
    "due_at",
    "closes_at",
    "due_nominal",
    "due_shift",
    "due_workdays",
)


def _times(cycle: Cycle) -> tuple[object, ...]:
    return tuple(getattr(cycle, name) for name in _TIMES)


def _put(cycle: Cycle, times: Times) -> None:
    cycle.notice_at, cycle.opens_at = times.notice_at, times.opens_at
    cycle.due_at, cycle.closes_at = times.due_at, times.closes_at
    cycle.due_nominal = times.found.nominal
    cycle.due_shift = times.found.shift.value
    cycle.due_workdays = times.found.offset.amount if times.found.offset else 0
