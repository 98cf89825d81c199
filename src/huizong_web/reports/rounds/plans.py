"""The times of a round as its rule has them: when it is announced, opens, is due, and closes."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from huizong.calendar import Calendar, Deadline, Shift, add_workdays, deadline
from huizong_web.reports.rounds.periods import Kind, Period, following

MORNING = time(8)
"""When a round is announced and opens on its day."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A rule: due on a day of the period's last month, or of the next (`due_later`).

    `due_day` is a day of the month, its last where it has fewer; of a week, 1 for Monday. `shift`
    moves it off rest days, `due_workdays` are then added. The others are working days: how long
    before the due day it opens, how long before that it is announced, how long behind the due day
    it closes, None where it does not close by itself.
    """

    kind: Kind
    due_day: int
    due_later: bool = False
    shift: Shift = Shift.BEFORE
    due_workdays: int = 0
    due_time: time = time(17, 30)
    open_before: int = 5
    notice_before: int = 2
    close_after: int | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """When a round is announced, opens, is due and closes, and how the due day was found."""

    notice_at: datetime
    opens_at: datetime
    due_at: datetime
    closes_at: datetime | None
    found: Deadline


def times_of(plan: Plan, period: Period, calendar: Calendar, zone: ZoneInfo) -> Times:
    """Return the times of a round for a period."""
    nominal = _nominal(plan, period)
    found = deadline(nominal, calendar, shift=plan.shift, workdays=plan.due_workdays)
    opens = add_workdays(found.due, -plan.open_before, calendar).due
    notice = add_workdays(opens, -plan.notice_before, calendar).due
    closes_at = None
    if plan.close_after is not None:
        closes = add_workdays(found.due, plan.close_after, calendar).due
        closes_at = datetime.combine(closes, plan.due_time, zone)
    return Times(
        notice_at=datetime.combine(notice, MORNING, zone),
        opens_at=datetime.combine(opens, MORNING, zone),
        due_at=datetime.combine(found.due, plan.due_time, zone),
        closes_at=closes_at,
        found=found,
    )


def _nominal(plan: Plan, period: Period) -> date:
    """Return the due day as the rule names it, before rest days are looked at."""
    if plan.kind is Kind.WEEK:
        week = following(period) if plan.due_later else period
        return week.first + timedelta(days=min(plan.due_day, 7) - 1)
    month = period.last + timedelta(days=1) if plan.due_later else period.last
    last = monthrange(month.year, month.month)[1]
    return date(month.year, month.month, min(plan.due_day, last))
