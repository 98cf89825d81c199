"""Decides about the matters of a round, and takes that back; both stay as history.

Several people may decide at once. Whoever decides says up to which decision the page was read; what
others have decided since about the same items is told instead of being overruled unseen.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.values import Decision as Decided
from huizong_web.accounts.models import User
from huizong_web.reports.models import Cycle, Decision
from huizong_web.reports.precedence import Wish, effective


class Overtaken(Exception):  # noqa: N818 - it is an answer to a person, not an error of ours
    """Somebody has decided about the same items meanwhile; nothing was changed."""

    def __init__(self, by: User) -> None:
        super().__init__(
            _(
                "%(who)s刚刚对其中的条目作了决定，您的决定没有记下。"
                "请看现在的情况，仍要这样定的，再定一次。"
            )
            % {"who": by.name}
        )


def standing(cycle: Cycle) -> QuerySet[Decision]:
    """Return the decisions that have not been taken back, as they were made."""
    return cycle.decisions.filter(undone_at=None).select_related("by")


def decisions_in(cycle: Cycle) -> tuple[int, list[Decided]]:
    """Return the round's count of decisions, and those that hold, for the library."""
    with transaction.atomic():
        count = Cycle.objects.only("decided").get(pk=cycle.pk).decided
        rows = list(standing(cycle))
    held = zip(rows, effective(map(wish_of, rows)), strict=True)
    return count, [each for row, wish in held if wish for each in _for_library(row, wish)]


def wish_of(decision: Decision) -> Wish:
    """Return what was decided, as a value."""
    items = tuple((section, text) for section, text in decision.items)
    return Wish(Decision.Kind(decision.kind), items, decision.lead)


def _for_library(decision: Decision, wish: Wish) -> Iterable[Decided]:
    when = timezone.localtime(decision.at).isoformat(timespec="minutes")
    return wish.for_library(by=decision.by.name, on=when, why=decision.why)


@transaction.atomic
def decide(cycle: Cycle, wishes: Iterable[Wish], *, seen: int, by: User, why: str = "") -> None:
    """Store decisions, all or none.

    Raises Overtaken where somebody else has decided about any of the items after the count `seen`.
    """
    wanted = list(wishes)
    count = Cycle.objects.select_for_update().get(pk=cycle.pk).decided  # one at a time
    _refuse_overtaken(cycle, {key for wish in wanted for key in wish.keys}, seen, by)
    for number, wish in enumerate(wanted, start=count + 1):
        Decision.objects.create(
            cycle=cycle,
            number=number,
            kind=wish.kind,
            items=[list(item) for item in wish.items],
            lead=wish.lead,
            why=why,
            by=by,
        )
    _count(cycle, count + len(wanted))


@transaction.atomic
def undo_decision(cycle: Cycle, number: int, *, by: User) -> bool:
    """Take a decision back; return whether it was still there."""
    count = Cycle.objects.select_for_update().get(pk=cycle.pk).decided + 1
    held = cycle.decisions.filter(undone_at=None, number=number)
    if not held.update(undone_number=count, undone_by=by, undone_at=timezone.now()):
        return False
    _count(cycle, count)
    return True


def _refuse_overtaken(cycle: Cycle, keys: set[tuple[str, str]], seen: int, by: User) -> None:
    since = cycle.decisions.filter(Q(number__gt=seen) | Q(undone_number__gt=seen))
    for other in since.select_related("by", "undone_by").order_by("-number"):
        last = other.undone_by or other.by
        if last != by and not keys.isdisjoint(wish_of(other).keys):
            raise Overtaken(last)


def _count(cycle: Cycle, number: int) -> None:
    Cycle.objects.filter(pk=cycle.pk).update(decided=number)
    cycle.decided = number
