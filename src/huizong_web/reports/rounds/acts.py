"""What people decide in a round: lock it, permit a unit to be late, report nothing; each undone."""

from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong_web.accounts.models import User
from huizong_web.offices.models import Unit
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.rounds.gate import why_shut
from huizong_web.reports.rounds.models import Lock, Permit, Undoable, ZeroReport

Act = TypeVar("Act", bound=Undoable)


class NotDone(Exception):  # noqa: N818 - it is an answer to a person, not an error of ours
    """An act is not done: the text says why and what to do."""


@transaction.atomic
def lock(cycle: Cycle, *, reason: str, by: User) -> bool:
    """Lock a round: it takes in nothing more. Returns False where it was locked already."""
    _hold(cycle)
    if cycle.locks.filter(undone_at=None).exists():
        return False
    Lock.objects.create(cycle=cycle, reason=reason, by=by)
    return True


@transaction.atomic
def unlock(cycle: Cycle, *, by: User) -> bool:
    """Take the lock back; return whether there was one."""
    _hold(cycle)
    return _undo(Lock.objects.filter(cycle=cycle), by)


@transaction.atomic
def permit(cycle: Cycle, unit: Unit, *, reason: str, until: datetime | None, by: User) -> Permit:
    """Permit a unit to submit late; what was permitted before makes place for it."""
    _hold(cycle)
    _undo(Permit.objects.filter(cycle=cycle, unit=unit), by)
    row: Permit = Permit.objects.create(cycle=cycle, unit=unit, reason=reason, until=until, by=by)
    return row


@transaction.atomic
def withdraw_permit(cycle: Cycle, unit: Unit, *, by: User) -> bool:
    """Take a permission back; return whether there was one."""
    _hold(cycle)
    return _undo(Permit.objects.filter(cycle=cycle, unit=unit), by)


@transaction.atomic
def report_nothing(cycle: Cycle, unit: Unit, *, reason: str, by: User) -> ZeroReport:
    """Note that a unit has nothing to report; raises NotDone where it has, or may no more."""
    _hold(cycle)
    if shut := why_shut(cycle, unit):
        raise NotDone(shut)
    sent = Submission.objects.filter(cycle=cycle, unit=unit, current=True).only("name").first()
    if sent is not None:
        sentence = _("%(unit)s本期已报送“%(name)s”，不能再报零报告。确实没有内容的，请联系文秘。")
        raise NotDone(sentence % {"unit": unit.name, "name": sent.name})
    _undo(ZeroReport.objects.filter(cycle=cycle, unit=unit), by)
    row: ZeroReport = ZeroReport.objects.create(cycle=cycle, unit=unit, reason=reason, by=by)
    return row


@transaction.atomic
def withdraw_zero(cycle: Cycle, unit: Unit, *, by: User) -> bool:
    """Take back that there is nothing to report; return whether that was said."""
    _hold(cycle)
    return _undo(ZeroReport.objects.filter(cycle=cycle, unit=unit), by)


def _hold(cycle: Cycle) -> None:
    """Keep the round until the end: of two acts at once the second waits and sees the first."""
    Cycle.objects.select_for_update(of=("self",)).get(pk=cycle.pk)


def _undo(rows: QuerySet[Act], by: User) -> bool:
    """Take back what stands; row by row, so that the log sees it."""
    found = list(rows.filter(undone_at=None))
    for row in found:
        row.undone_by, row.undone_at = by, timezone.now()
        row.save(update_fields=["undone_by", "undone_at"])
    return bool(found)
