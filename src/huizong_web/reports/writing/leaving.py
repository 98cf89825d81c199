"""Drafts as work that is handed over: what was written and not handed in."""

from collections.abc import Iterator

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from huizong_web.offices.handover import Open, Work
from huizong_web.offices.models import Office
from huizong_web.reports.rounds.models import Lock
from huizong_web.reports.rounds.naming import full_label
from huizong_web.reports.writing.lines import filled, load_lines
from huizong_web.reports.writing.models import Draft
from huizong_web.reports.writing.sending import sent_of


def drafts_of(user: AbstractBaseUser, office: Office) -> list[Draft]:
    """Return the drafts of a person that say something and are not handed in as they are."""
    locked = Lock.objects.filter(cycle=OuterRef("cycle"), undone_at=None)
    kept = Draft.objects.filter(~Exists(locked), keeper_id=user.pk, cycle__office=office)
    return [
        draft
        for draft in kept.select_related("cycle", "unit").order_by("-pk")[:50]
        if filled(load_lines(draft.lines)) and _is_open(draft)
    ]


def _is_open(draft: Draft) -> bool:
    sent = sent_of(draft)
    return sent is None or sent.changed


def leaving_drafts() -> Work:
    """Return what writing adds to a handing over: drafts, which the successor goes on with."""

    def find(user: AbstractBaseUser, office: Office) -> Iterator[Open]:
        for draft in drafts_of(user, office):
            named = {"unit": draft.unit.name, "round": full_label(draft.cycle)}
            yield Open(_("%(unit)s的%(round)s还在写，没有报送") % named)

    def leave(user: AbstractBaseUser, successor: AbstractBaseUser | None, office: Office) -> None:
        if successor is not None:
            numbers = [draft.pk for draft in drafts_of(user, office)]
            Draft.objects.filter(pk__in=numbers).update(keeper_id=successor.pk)

    return Work(find, leave)
