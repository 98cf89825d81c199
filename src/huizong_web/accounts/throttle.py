"""Locks a name for some minutes after several bad passwords in a row.

Counted by name and not by address, since a whole office may share one; kept in the database, so
that it holds across processes. Names that are no user's count too: the answer tells nobody
which names exist.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from huizong_web.accounts.models import BadSignIns

ALLOWED = 5  # GB/T 22239-2019 asks for a limit without a number; five is the common choice
MINUTES = 10


def _begin() -> datetime:
    return timezone.now() - timedelta(minutes=MINUTES)


def is_locked(username: str) -> bool:
    """Return whether sign-in under a name is refused for now, even with the right password."""
    return BadSignIns.objects.filter(
        username=username, count__gte=ALLOWED, last__gt=_begin()
    ).exists()


@transaction.atomic
def note_failure(username: str) -> None:
    """Count a bad password; those longer ago than the lock lasts are forgotten."""
    BadSignIns.objects.filter(last__lte=_begin()).delete()
    row, _ = BadSignIns.objects.select_for_update().get_or_create(
        username=username, defaults={"last": timezone.now()}
    )
    row.count += 1
    row.last = timezone.now()
    row.save()


def note_success(username: str) -> None:
    """Forget the bad passwords of a name."""
    BadSignIns.objects.filter(username=username).delete()
