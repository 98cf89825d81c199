"""What the worker does for rounds now and then: make them, count them anew, tell who must know.

Everything here may be done twice: rounds are made once, and what is told once is not told again.
"""

import logging
from datetime import datetime, timedelta

from django.utils import timezone

from huizong.calendar import add_workdays
from huizong_web.calendars import office_calendar
from huizong_web.notifications.periodic import now_and_then
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.making import make_rounds, renew_times
from huizong_web.reports.rounds.members import members_by_round
from huizong_web.reports.rounds.models import Schedule
from huizong_web.reports.rounds.reminding import tell_begins, tell_over, tell_soon
from huizong_web.reports.rounds.rows import came_in
from huizong_web.reports.rounds.states import State
from huizong_web.reports.rounds.telling import states_now

EVERY = timedelta(minutes=10)
FRESH = timedelta(days=3)
"""How long after its due moment a round is still worth telling about: the site may have stood."""
logger = logging.getLogger(__name__)


def register() -> None:
    """Have the worker keep the rounds."""
    now_and_then("rounds", every=EVERY, run=keep_rounds)


def keep_rounds(now: datetime | None = None) -> None:
    """Make the rounds that are to be announced, and tell what begins, ends soon, and is over."""
    now = now or timezone.now()
    for schedule in Schedule.objects.filter(active=True):
        try:
            renew_times(schedule, now)
            make_rounds(schedule, now)
        except Exception:
            # One office's rule must not keep the others from their rounds.
            logger.exception("the rule %s could not be followed", schedule.pk)
    tell_rounds(now)


def tell_rounds(now: datetime) -> None:
    """Tell the units and editors of each round what they must know at this moment."""
    rounds = list(
        Cycle.objects.filter(opens_at__lte=now, due_at__gt=now - FRESH).select_related("office")
    )
    states, members, came = states_now(rounds, now), members_by_round(rounds), came_in(rounds)
    for cycle in rounds:
        state = states[cycle.pk]
        if state is State.LOCKED:
            continue
        missing = [unit for unit in members[cycle.pk] if (cycle.pk, unit.pk) not in came]
        if state is State.LATE:
            if missing:
                tell_over(cycle, len(missing))
            continue
        tell_begins(cycle, members[cycle.pk])
        if _is_eve(cycle, now):
            tell_soon(cycle, missing)


def _is_eve(cycle: Cycle, now: datetime) -> bool:
    """Whether it is the working day before the due day, or the due day itself."""
    if cycle.due_at is None:
        return False
    due = timezone.localdate(cycle.due_at)
    return timezone.localdate(now) >= add_workdays(due, -1, office_calendar()).due
