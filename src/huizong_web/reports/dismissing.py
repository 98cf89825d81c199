"""Says that a finding is none, with a reason, and takes that back; both stay as history."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from huizong.values import Finding
from huizong_web.accounts.models import User
from huizong_web.offices.models import Office, Unit
from huizong_web.reports.models import Dismissal


def dismissals_in(office: Office, unit: Unit | None) -> QuerySet[Dismissal]:
    """Return the dismissals that hold in a unit, or, without one, in the office's own report."""
    return Dismissal.objects.filter(office=office, unit=unit, undone_at=None)


def dismissed_among(
    office: Office, unit: Unit | None, fingerprints: Collection[str]
) -> dict[str, Dismissal]:
    """Return the dismissals that hold of these findings, by fingerprint (one query)."""
    held = dismissals_in(office, unit).select_related("by")
    wanted = set(fingerprints)
    return {each.fingerprint: each for each in held if each.fingerprint in wanted}


@transaction.atomic
def dismiss(
    office: Office,
    unit: Unit | None,
    fingerprint: str,
    finding: Finding,
    *,
    words: str,
    reason: str,
    by: User,
) -> Dismissal:
    """Store that a finding is none; where someone has said so already, that one stays."""
    Office.objects.select_for_update().get(pk=office.pk)  # one judgement of a thing at a time
    known = dismissals_in(office, unit).filter(fingerprint=fingerprint).first()
    return known or Dismissal.objects.create(
        office=office,
        unit=unit,
        fingerprint=fingerprint,
        code=finding.code,
        rule=finding.rule,
        says=str(finding.message),
        words=words,
        reason=reason,
        by=by,
    )


def undo(office: Office, unit: Unit | None, fingerprint: str, *, by: User) -> bool:
    """Take a dismissal back; return whether there was one."""
    held = dismissals_in(office, unit).filter(fingerprint=fingerprint)
    return bool(held.update(undone_at=timezone.now(), undone_by=by))
