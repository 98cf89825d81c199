"""Whether a unit may still submit in a round; where not, why, and what to do."""

from datetime import datetime

from django.utils.translation import gettext as _

from huizong_web.audit.clock import is_ahead, late_as
from huizong_web.offices.models import Unit
from huizong_web.reports.models import Cycle
from huizong_web.reports.reviewing.models import Review
from huizong_web.reports.rounds.models import Lock, Permit
from huizong_web.reports.rounds.saying import moment
from huizong_web.reports.rounds.states import State
from huizong_web.reports.rounds.telling import state_now


def why_shut(cycle: Cycle, unit: Unit, *, mending: bool = False) -> str:
    """Return why a unit may not submit now, as a sentence with what to do; "" where it may.

    A permission opens a round that is late or has closed by its time, never one that someone
    has locked. What is `mending` was in already, and so was what was returned: they are shut out
    by a lock alone. A clock that was set back opens nothing: it is as late as the log knows.
    """
    lock = Lock.objects.filter(cycle=cycle, undone_at=None).select_related("by").first()
    if lock is not None:
        sentence = _(
            "本期已由%(who)s锁定（%(reason)s），不再收件。确需补报的，请联系文秘解除锁定后再报。"
        )
        return sentence % {"who": lock.by.name, "reason": lock.reason}
    now = late_as()
    if mending or state_now(cycle, now) not in (State.LATE, State.LOCKED):
        return ""
    if is_returned(cycle, unit):
        return ""
    permit = Permit.objects.filter(cycle=cycle, unit=unit, undone_at=None).first()
    if permit is not None and permit.holds(now):
        return ""
    return _late(cycle, unit, permit) + _set_back(now)


def is_returned(cycle: Cycle, unit: Unit) -> bool:
    """Whether the office has returned what a unit submitted, so that another is awaited."""
    return Review.objects.filter(
        submission__cycle=cycle,
        submission__unit=unit,
        submission__current=True,
        verdict=Review.Verdict.RETURNED,
        undone_at=None,
    ).exists()


def _set_back(now: datetime) -> str:
    if not is_ahead(now):
        return ""
    sentence = _("服务器的时钟往回拨过，期限按操作日志里最后的时间（%(at)s）算；请系统管理员对时。")
    return sentence % {"at": moment(now)}


def _late(cycle: Cycle, unit: Unit, permit: Permit | None) -> str:
    if permit is not None and permit.until is not None:
        sentence = _("准许%(unit)s补报到 %(until)s，现已过时。请联系文秘说明原因、延长准许后再报。")
        return sentence % {"unit": unit.name, "until": moment(permit.until)}
    sentence = _(
        "本期 %(due)s 截止，现已逾期，%(unit)s没有补报的准许。请联系文秘说明原因；准许以后再报。"
    )
    due = cycle.due_at or cycle.closes_at
    return sentence % {"unit": unit.name, "due": moment(due) if due else ""}
