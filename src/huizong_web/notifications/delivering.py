"""Sends what is due: claims it in the database first, so that of several workers one sends it.

A worker that dies leaves its claim, which ends after LEASE; then another takes the letter. It may
so be sent twice, where the first died between the server's thanks and noting it, but never not.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from huizong_web.notifications.channels import CHANNELS
from huizong_web.notifications.hours import hours_of
from huizong_web.notifications.models import LONGEST_ERROR, Delivery, Preference
from huizong_web.notifications.refused import Later, Refused
from huizong_web.notifications.timing import next_try

LEASE = timedelta(minutes=5)
"""Longer than a mail server that answers each command at the last moment can take."""
MOST = 50
"""Notices in one letter."""
logger = logging.getLogger(__name__)


def waiting() -> QuerySet[Delivery]:
    """Return the deliveries that are neither sent nor given up."""
    return Delivery.objects.filter(sent_at=None, failed_at=None)


def deliver_due(*, stop: Callable[[], bool] = lambda: False) -> int:
    """Send what is due, a letter at a time; return how many letters went out.

    Stops where the way is shut: who comes next would meet the same.
    """
    sent = 0
    while not stop() and (letter := _claim()):
        if not _send(letter):
            break
        sent += 1
    return sent


@transaction.atomic
def _claim() -> list[Delivery]:
    """Return what is due for one person on one channel, claimed for this worker."""
    now, token = timezone.now(), uuid4().hex
    free = waiting().filter(Q(claimed_until=None) | Q(claimed_until__lt=now), due_at__lte=now)
    if connection.features.has_select_for_update_skip_locked:
        free = free.select_for_update(skip_locked=True, of=("self",))
    first = free.select_related("notification").first()
    if first is None:
        return []
    person = first.notification.recipient_id
    same = free.filter(notification__recipient=person, channel=first.channel)
    numbers = [delivery.pk for delivery in same[:MOST]]
    Delivery.objects.filter(pk__in=numbers).update(claim=token, claimed_until=now + LEASE)
    claimed = Delivery.objects.filter(claim=token).select_related("notification__recipient")
    return list(claimed.order_by("notification_id"))


def _send(letter: Sequence[Delivery]) -> bool:
    """Send a letter and note what came of it; return whether the way is open."""
    user = letter[0].notification.recipient
    notices = [delivery.notification for delivery in letter]
    try:
        CHANNELS[letter[0].channel].send(user, notices)
    except Refused as error:
        _give_up(letter, str(error))
        return True
    except Later as error:
        _put_back(letter, str(error))
        return True
    except Exception as error:  # noqa: BLE001 - whatever it was, the letter must not be lost
        logger.warning("delivery to user %s failed: %r", user.pk, error)
        _put_back(letter, _told(error))
        return False
    _note(letter, sent_at=timezone.now(), error="")
    return True


def _put_back(letter: Sequence[Delivery], error: str) -> None:
    """Leave a letter for later, or give it up after too many failures."""
    user = letter[0].notification.recipient
    preference = Preference.objects.filter(user=user).first() or Preference(user=user)
    attempts = max(delivery.attempts for delivery in letter) + 1
    again = next_try(attempts, timezone.localtime(), hours_of(preference))
    if again is None:
        _give_up(letter, error)
    else:
        _note(letter, due_at=again, error=error[:LONGEST_ERROR])


def _give_up(letter: Sequence[Delivery], error: str) -> None:
    _note(letter, failed_at=timezone.now(), error=error[:LONGEST_ERROR])


def _note(letter: Sequence[Delivery], **what: object) -> None:
    """Note what came of a letter, unless the claim has gone to another meanwhile."""
    own = Delivery.objects.filter(
        pk__in=[delivery.pk for delivery in letter], claim=letter[0].claim
    )
    own.update(claim="", claimed_until=None, attempts=F("attempts") + 1, **what)


def _told(error: Exception) -> str:
    """Return an error as administrators read it."""
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}"[:LONGEST_ERROR]
