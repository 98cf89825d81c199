"""The one door through which the site tells people something."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import reduce

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from huizong_web.accounts.models import User
from huizong_web.notifications import worker
from huizong_web.notifications.channels import CHANNELS
from huizong_web.notifications.hours import hours_of
from huizong_web.notifications.models import Delivery, Notification, Preference
from huizong_web.notifications.saying import Argument
from huizong_web.notifications.timing import first_moment

A_MOMENT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell some people (`to`, numbers of users).

    `text` is a Chinese sentence with %(name)s fields, marked with gettext_noop; `arguments` fill
    them (see `saying`). `url` leads to what it is about. Who was told under the same `key` within
    `once_in` is not told again; None: never again.
    """

    kind: str
    to: Sequence[int]
    text: str
    key: str
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    url: str = ""
    once_in: timedelta | None = A_MOMENT


@transaction.atomic
def notify(*notices: Notice) -> int:
    """Tell each notice to its people, in the site at once, and by the ways that they chose.

    Returns how many were told; who knows already, or has no account in use, is not. Takes the same
    few queries however many there are. Inside a transaction that fails nobody is told.
    """
    people = _people({number for notice in notices for number in notice.to})
    told = set(_told(notices))
    new: dict[tuple[int, str], Notification] = {}
    for notice in notices:
        for number in notice.to:
            if number in people and (number, notice.key) not in told:
                new.setdefault((number, notice.key), _row(number, notice))
    rows = Notification.objects.bulk_create(new.values())
    Delivery.objects.bulk_create(_deliveries(rows, people))
    transaction.on_commit(worker.wake)
    return len(rows)


def _people(numbers: set[int]) -> dict[int, User]:
    """Return people by number, held until the end, so that two at once do not tell them twice."""
    found = User.objects.select_for_update(no_key=True).filter(pk__in=numbers, is_active=True)
    return {user.pk: user for user in found.order_by("pk")}


def _told(notices: Sequence[Notice]) -> Iterator[tuple[int, str]]:
    """Yield who was told under which key, as far as that still counts."""
    now, wanted = timezone.now(), [Q(pk__in=[])]
    for once in {notice.once_in for notice in notices}:
        keys = {notice.key for notice in notices if notice.once_in == once}
        since = Q(created_at__gt=now - once) if once is not None else Q()
        wanted.append(Q(key__in=keys) & since)
    found = Notification.objects.filter(reduce(Q.__or__, wanted))
    yield from found.values_list("recipient_id", "key")


def _row(number: int, notice: Notice) -> Notification:
    return Notification(
        recipient_id=number,
        kind=notice.kind,
        text=notice.text,
        arguments=dict(notice.arguments),
        url=notice.url,
        key=notice.key,
        created_at=timezone.now(),
    )


def _deliveries(rows: Sequence[Notification], people: Mapping[int, User]) -> Iterator[Delivery]:
    now = timezone.localtime()
    stored = Preference.objects.filter(user__in=list(people))
    preferences = {preference.user_id: preference for preference in stored}
    for row in rows:
        user = people[row.recipient_id]
        preference = preferences.get(user.pk) or Preference(user=user)
        due = first_moment(now, hours_of(preference))
        for name, channel in CHANNELS.items():
            if channel.reaches(user, preference):
                yield Delivery(notification=row, channel=name, due_at=due)
