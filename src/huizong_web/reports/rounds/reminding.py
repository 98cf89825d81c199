"""Asks units for their reports, and tells them what begins and what ends."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from huizong_web.accounts.models import User
from huizong_web.notifications.door import A_MOMENT, Notice, notify
from huizong_web.offices.models import Post, Unit
from huizong_web.policy import OF_A_UNIT, Role
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.models import Permit, Reminder
from huizong_web.reports.rounds.naming import report_name

ASKED = gettext_noop("请%(unit)s报送%(round)s，%(due_at)s 截止。")
ASKED_WITHOUT_TIME = gettext_noop("请%(unit)s报送%(round)s。")
ASKED_LATE = gettext_noop("%(round)s已于 %(due_at)s 截止，%(unit)s还没有报送，请尽快联系文秘办理。")
BEGINS = gettext_noop("%(round)s开始报送，%(unit)s请于 %(due_at)s 前报送。")
SOON = gettext_noop("%(round)s快到期限：%(unit)s还没有报送，%(due_at)s 截止。")
PERMITTED = gettext_noop("准许%(unit)s补报%(round)s：%(reason)s")
OVER = gettext_noop("%(round)s已到期限，还有 %(count)s 个科室没有报送。")


@transaction.atomic
def remind(cycle: Cycle, units: Iterable[Unit], *, by: User) -> tuple[list[Unit], list[Unit]]:
    """Ask units for their reports; return those asked now and those that nobody could be told.

    Who was asked a moment ago is not asked again, and is in neither.
    """
    wanted = list(units)
    Cycle.objects.select_for_update(of=("self",)).get(pk=cycle.pk)
    since = timezone.now() - A_MOMENT
    asked = set(cycle.reminders.filter(at__gt=since).values_list("unit_id", flat=True))
    people = people_of(wanted)
    now = [unit for unit in wanted if unit.pk not in asked and people[unit.pk]]
    text = _asking(cycle)
    notify(*(_notice(cycle, unit, people[unit.pk], "remind", text) for unit in now))
    Reminder.objects.bulk_create(Reminder(cycle=cycle, unit=unit, by=by) for unit in now)
    return now, [unit for unit in wanted if not people[unit.pk]]


def tell_permitted(permit: Permit) -> None:
    """Tell a unit that it may submit late."""
    people = people_of([permit.unit])[permit.unit_id]
    key = f"permit-{permit.pk}"
    notify(_notice(permit.cycle, permit.unit, people, key, PERMITTED, reason=permit.reason))


def tell_begins(cycle: Cycle, units: Iterable[Unit]) -> int:
    """Tell units that a round has begun, each once."""
    return _tell_once(cycle, units, "begins", BEGINS)


def tell_soon(cycle: Cycle, missing: Iterable[Unit]) -> int:
    """Tell units that have not submitted that the time ends, each once."""
    return _tell_once(cycle, missing, "soon", SOON)


def tell_over(cycle: Cycle, missing: int) -> int:
    """Tell the editors that the time is over and how many lack, once."""
    posts = Post.objects.held().filter(office=cycle.office_id, role=Role.EDITOR)
    arguments: dict[str, str | int] = {"round": report_name(cycle), "count": missing}
    notice = Notice(
        kind="round",
        to=tuple(posts.values_list("user_id", flat=True)),
        text=OVER,
        arguments=arguments,
        key=f"over-{cycle.pk}",
        url=reverse("submissions", args=[cycle.pk]),
        once_in=None,
    )
    return notify(notice)


def _tell_once(cycle: Cycle, units: Iterable[Unit], key: str, text: str) -> int:
    wanted = list(units)
    people = people_of(wanted)
    return notify(
        *(_notice(cycle, unit, people[unit.pk], key, text, once_in=None) for unit in wanted)
    )


def _asking(cycle: Cycle) -> str:
    if cycle.due_at is None:
        return ASKED_WITHOUT_TIME
    return ASKED_LATE if timezone.now() > cycle.due_at else ASKED


def _notice(
    cycle: Cycle,
    unit: Unit,
    people: Iterable[int],
    key: str,
    text: str,
    *,
    once_in: timedelta | None = A_MOMENT,
    **more: str,
) -> Notice:
    arguments = {"unit": unit.name, "round": report_name(cycle), **more}
    if cycle.due_at is not None:
        arguments["due_at"] = cycle.due_at.isoformat()
    return Notice(
        kind="round",
        to=tuple(people),
        text=text,
        arguments=arguments,
        key=f"{key}-{cycle.pk}-{unit.pk}",
        url=reverse("submissions", args=[cycle.pk]),
        once_in=once_in,
    )


def people_of(units: Iterable[Unit]) -> defaultdict[int, list[int]]:
    """Return who reports for units, by their numbers (one query)."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for unit_id, user_id in _posts(units):
        found[unit_id].append(user_id)
    return found


def _posts(units: Iterable[Unit]) -> Iterator[tuple[int, int]]:
    posts = Post.objects.held().filter(unit__in=list(units), role__in=OF_A_UNIT)
    active = posts.filter(user__is_active=True).order_by("pk")
    yield from active.values_list("unit_id", "user_id").distinct()
