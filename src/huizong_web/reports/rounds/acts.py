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


class Overtaken(NotDone):
    """Somebody else has acted since the page was read; `seen` is the newest act that it showed."""


@transaction.atomic
def lock(cycle: Cycle, *, reason: str, by: User) -> bool:
    """Lock a round: it takes in nothing more. Returns False where it was locked already."""
    _hold(cycle)
    if cycle.locks.filter(undone_at=None).exists():
        return False
    Lock.objects.create(cycle=cycle, reason=reason, by=by)
    return True


@transaction.atomic
def unlock(cycle: Cycle, *, by: User, seen: int | None = None) -> bool:
    """Take the lock back; return whether there was one. Raises Overtaken where it is newer."""
    _hold(cycle)
    locks = Lock.objects.filter(cycle=cycle)
    _refuse_newer(
        locks, seen, _("%(who)s刚刚又锁定了（%(why)s），没有解除。仍要解除的，再按一次。")
    )
    return _undo(locks, by)


@transaction.atomic
def permit(
    cycle: Cycle,
    unit: Unit,
    *,
    reason: str,
    until: datetime | None,
    by: User,
    seen: int | None = None,
) -> Permit:
    """Permit a unit to submit late; what was permitted before makes place for it.

    Raises Overtaken where that was permitted since the page was read.
    """
    _hold(cycle)
    permits = Permit.objects.filter(cycle=cycle, unit=unit)
    sentence = _("%(who)s刚刚已准许（%(why)s），您的没有存下。要用您的换掉它，再准许一次。")
    _refuse_newer(permits, seen, sentence)
    _undo(permits, by)
    row: Permit = Permit.objects.create(cycle=cycle, unit=unit, reason=reason, until=until, by=by)
    return row


@transaction.atomic
def withdraw_permit(cycle: Cycle, unit: Unit, *, by: User, seen: int | None = None) -> bool:
    """Take a permission back; return whether there was one. Raises Overtaken where it is newer."""
    _hold(cycle)
    permits = Permit.objects.filter(cycle=cycle, unit=unit)
    sentence = _("%(who)s刚刚重新准许了（%(why)s），没有收回。仍要收回的，再按一次。")
    _refuse_newer(permits, seen, sentence)
    return _undo(permits, by)


@transaction.atomic
def report_nothing(
    cycle: Cycle, unit: Unit, *, reason: str, by: User, seen: int | None = None
) -> ZeroReport:
    """Note that a unit has nothing to report.

    Raises NotDone where it has, or may no more, or somebody said so since the page was read.
    """
    _hold(cycle)
    if shut := why_shut(cycle, unit):
        raise NotDone(shut)
    sent = Submission.objects.filter(cycle=cycle, unit=unit, current=True).only("name").first()
    if sent is not None:
        sentence = _("%(unit)s本期已报送“%(name)s”，不能再报零报告。确实没有内容的，请联系文秘。")
        raise NotDone(sentence % {"unit": unit.name, "name": sent.name})
    zeros = ZeroReport.objects.filter(cycle=cycle, unit=unit)
    sentence = _("%(who)s刚刚已报零报告（%(why)s），您的没有存下。要换成您写的原因，先收回再报。")
    _refuse_newer(zeros, seen, sentence)
    _undo(zeros, by)
    row: ZeroReport = ZeroReport.objects.create(cycle=cycle, unit=unit, reason=reason, by=by)
    return row


@transaction.atomic
def withdraw_zero(cycle: Cycle, unit: Unit, *, by: User, seen: int | None = None) -> bool:
    """Take back that there is nothing to report; return whether that was said.

    Raises Overtaken where it was said anew since the page was read.
    """
    _hold(cycle)
    zeros = ZeroReport.objects.filter(cycle=cycle, unit=unit)
    sentence = _("%(who)s刚刚又报了零报告（%(why)s），没有收回。仍要收回的，再按一次。")
    _refuse_newer(zeros, seen, sentence)
    return _undo(zeros, by)


def _hold(cycle: Cycle) -> None:
    """Keep the round until the end: of two acts at once the second waits and sees the first."""
    Cycle.objects.select_for_update(of=("self",)).get(pk=cycle.pk)


def _refuse_newer(rows: QuerySet[Act], seen: int | None, sentence: str) -> None:
    """Raise Overtaken where what stands is newer than what a page showed; None: nobody asks."""
    if seen is None:
        return
    newer = rows.filter(undone_at=None, pk__gt=seen).select_related("by").first()
    if newer is not None:
        raise Overtaken(sentence % {"who": newer.by.name, "why": newer.reason})


def _undo(rows: QuerySet[Act], by: User) -> bool:
    """Take back what stands; row by row, so that the log sees it."""
    found = list(rows.filter(undone_at=None))
    for row in found:
        row.undone_by, row.undone_at = by, timezone.now()
        row.save(update_fields=["undone_by", "undone_at"])
    return bool(found)
