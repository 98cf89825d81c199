"""Locks a name for some minutes after several failures in a row, and slows an address down.

Names that are no user's are counted too: the answer tells nobody which names exist. A whole office
may share one address, so an address is never locked, it waits: longer with each failure, up to the
profile's limit. Kept in the database, so that it holds across processes. An attempt is counted
before the password is looked at and forgiven when it was good: of a hundred attempts at once no
more than the allowed number is looked at.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from huizong_web.accounts.models import Counted, Failures
from huizong_web.accounts.profile import profile


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an attempt is not even looked at: the name is locked, or the address must wait."""

    locked: bool
    seconds: int


@transaction.atomic
def attempt(username: str, address: str) -> Refusal | None:
    """Count an attempt to prove who one is; return why it is refused, None where it is not."""
    of, now = profile(), timezone.now()
    Failures.objects.filter(last__lte=now - timedelta(minutes=of.lock_minutes)).delete()
    # A clock that was set back must not lock anybody for as long again.
    Failures.objects.filter(last__gt=now).update(last=now)
    name = _counted(Counted.NAME, username)
    if name.count >= of.tries:
        return Refusal(locked=True, seconds=_left(name.last, of.lock_minutes * 60))
    place = _counted(Counted.ADDRESS, address)
    if wait := _left(place.last, _wait(place.count)):
        return Refusal(locked=False, seconds=wait)
    for row in (name, place):
        Failures.objects.filter(pk=row.pk).update(count=F("count") + 1, last=now)
    return None


def is_locked(username: str) -> bool:
    """Return whether sign-in under a name is refused for now, even with the right password."""
    of = profile()
    begin = timezone.now() - timedelta(minutes=of.lock_minutes)
    locked = Failures.objects.filter(count__gte=of.tries, last__gt=begin)
    return locked.filter(by=Counted.NAME, key=username).exists()


@transaction.atomic
def forgive(username: str, address: str) -> None:
    """Forget the failures of a name, and the one attempt of an address that was good."""
    unlock(username)
    place = Failures.objects.filter(by=Counted.ADDRESS, key=address, count__gt=0)
    place.update(count=F("count") - 1)


def unlock(username: str) -> bool:
    """Forget the failures of a name; return whether there were any."""
    return Failures.objects.filter(by=Counted.NAME, key=username).delete()[0] > 0


def _counted(by: Counted, key: str) -> Failures:
    rows = Failures.objects.select_for_update()
    return rows.get_or_create(by=by, key=key[:60], defaults={"last": timezone.now()})[0]


def _wait(count: int) -> int:
    """Return how many seconds an address with so many failures waits."""
    of = profile()
    beyond = min(count - of.address_tries, 10)
    return min(2**beyond, of.address_wait_seconds) if beyond >= 0 else 0


def _left(last: datetime, seconds: int) -> int:
    """Return how many of so many seconds since a moment are left."""
    gone = (timezone.now() - last).total_seconds()
    return max(0, ceil(seconds - gone))
