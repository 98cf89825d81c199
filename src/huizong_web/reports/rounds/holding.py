"""Keeps a file aside that came too late."""

from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from huizong_web.accounts.models import User
from huizong_web.offices.models import Unit
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.models import Held


class Kept(Exception):  # noqa: N818 - it is an answer to a person, not an error of ours
    """Somebody else of the unit has just had a file kept: it is not thrown away unseen."""


def hold(
    cycle: Cycle, unit: Unit, *, name: str, data: bytes, by: User, seen: int | None = None
) -> Held:
    """Keep a file of a unit aside in the place of the one kept before.

    `seen` is the newest kept file that the page showed; raises Kept where there is a newer one.
    """
    held = Held(cycle=cycle, unit=unit, name=name, by=by)
    held.file.save(name, ContentFile(data), save=False)
    try:
        with transaction.atomic():
            Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
            for old in Held.objects.filter(cycle=cycle, unit=unit).select_related("by"):
                _refuse_newer(old, seen)
                transaction.on_commit(partial(old.file.delete, save=False))
                old.delete()
            held.save()
    except BaseException:
        held.file.delete(save=False)
        raise
    return held


def _refuse_newer(old: Held, seen: int | None) -> None:
    if seen is not None and old.pk > seen:
        sentence = _(
            "%(who)s刚刚留下了“%(name)s”，您的没有留下。请看过那一份；要用您的换掉它，再传一次。"
        )
        raise Kept(sentence % {"who": old.by.name, "name": old.name})
