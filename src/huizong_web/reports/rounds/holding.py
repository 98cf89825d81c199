"""Keeps a file aside that came too late."""

from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction

from huizong_web.accounts.models import User
from huizong_web.offices.models import Unit
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.models import Held


def hold(cycle: Cycle, unit: Unit, *, name: str, data: bytes, by: User) -> Held:
    """Keep a file of a unit aside in the place of the one kept before."""
    held = Held(cycle=cycle, unit=unit, name=name, by=by)
    held.file.save(name, ContentFile(data), save=False)
    try:
        with transaction.atomic():
            Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
            for old in Held.objects.filter(cycle=cycle, unit=unit):
                transaction.on_commit(partial(old.file.delete, save=False))
                old.delete()
            held.save()
    except BaseException:
        held.file.delete(save=False)
        raise
    return held
