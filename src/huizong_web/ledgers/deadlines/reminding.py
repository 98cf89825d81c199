"""Tells the people of a unit what of its records is due soon or overdue, once a day.

Each deadline is told twice at most: when it comes near and when it is over. Many at once are told
in one sentence, again after a week as long as there are so many.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from huizong_web.ledgers.deadlines.waiting import Waits, waiting
from huizong_web.ledgers.entering.files import drop_unused
from huizong_web.notifications.door import Notice, notify
from huizong_web.notifications.models import Notification
from huizong_web.notifications.periodic import now_and_then
from huizong_web.offices.models import Office, Post
from huizong_web.policy import OF_A_UNIT

SOON = gettext_noop("%(ledger)s“%(name)s”的%(what)s %(day)s 到期。")
OVER = gettext_noop("%(ledger)s“%(name)s”的%(what)s %(day)s 已到期，还没有办。")
MANY = gettext_noop("台账里有 %(near)s 条快到期、%(over)s 条已超期，请看“到期和超期”。")
FEW = 5
"""As many as are told one by one."""
A_WEEK = timedelta(days=7)
EVERY = timedelta(hours=6)
logger = logging.getLogger(__name__)


def register() -> None:
    """Have the worker tell what is due."""
    now_and_then("record-deadlines", every=EVERY, run=tell_due)
    now_and_then("record-files", every=EVERY, run=drop_unused)


def tell_due(today: date | None = None) -> None:
    """Tell the keepers of all offices what is due; who knows already is not told again."""
    day = today or timezone.localdate()
    for office in Office.objects.filter(books__closed=False).distinct():
        try:
            found, _ = waiting(office, Q(), today=day)
            notify(*_notices(found))
        except Exception:
            # One office's definitions must not keep the others from being told.
            logger.exception("the deadlines of %s could not be told", office.pk)


def _notices(found: Iterable[Waits]) -> list[Notice]:
    by_keeper: dict[int, list[Waits]] = defaultdict(list)
    for each in found:
        by_keeper[each.record.keeper_id].append(each)
    people = _people(by_keeper)
    notices: list[Notice] = []
    for keeper, waits in by_keeper.items():
        if to := people.get(keeper):
            notices += _of_unit(keeper, waits, to)
    return notices


def _of_unit(keeper: int, waits: Sequence[Waits], to: Sequence[int]) -> Iterator[Notice]:
    told = set(_told(waits))
    new = [each for each in waits if _key(each) not in told]
    if len(new) <= FEW:
        yield from (_notice(each, to) for each in new)
        return
    over = sum(each.is_late for each in waits)
    yield Notice(
        kind="records-due",
        to=to,
        text=MANY,
        key=f"records-due {keeper}",
        arguments={"near": len(waits) - over, "over": over},
        url=reverse("deadlines"),
        once_in=A_WEEK,
    )


def _notice(each: Waits, to: Sequence[int]) -> Notice:
    return Notice(
        kind="record-due",
        to=to,
        text=OVER if each.is_late else SOON,
        key=_key(each),
        arguments={
            "ledger": each.ledger.label,
            "name": each.name[:60],
            "what": each.due.deadline.label,
            "day": each.due.day.isoformat(),
        },
        url=reverse("record", args=[each.record.pk]),
        once_in=None,
    )


def _key(each: Waits) -> str:
    due = each.due
    when = "over" if each.is_late else "soon"
    place = "" if due.index is None else f".{due.index}"
    return f"record-due {each.record.pk}{place} {due.deadline.label} {due.day.isoformat()} {when}"


def _told(waits: Sequence[Waits]) -> Iterator[str]:
    keys = [_key(each) for each in waits]
    for start in range(0, len(keys), 500):
        some = Notification.objects.filter(key__in=keys[start : start + 500])
        yield from some.values_list("key", flat=True).distinct()


def _people(keepers: Iterable[int]) -> dict[int, list[int]]:
    """Return who works in units, by unit."""
    found: dict[int, list[int]] = defaultdict(list)
    posts = Post.objects.held().filter(unit__in=list(keepers), role__in=sorted(OF_A_UNIT))
    for unit, user in posts.order_by("pk").values_list("unit_id", "user_id"):
        found[unit].append(user)
    return found
