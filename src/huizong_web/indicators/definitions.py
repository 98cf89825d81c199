"""Which sets of indicators there are: those shipped, and an office's own, which go before them."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from huizong.definitions import DefinitionError
from huizong.definitions.english import english
from huizong.indicators import SHIPPED, Catalogue, IndicatorSet, read_catalogue
from huizong_web.indicators.models import Kept
from huizong_web.labels import labelled
from huizong_web.ledgers.definitions import ledgers
from huizong_web.offices.models import Office


@cache
def catalogue() -> Catalogue:
    """Return the sets of this installation, beside its ledgers; read once in a process.

    A file with faults stops the site at its start, with each fault's file, line and remedy.
    """
    own = [Path(each) for each in (settings.LEDGERS, settings.INDICATORS) if each]
    try:
        found = read_catalogue(SHIPPED, *own, ledgers=ledgers())
        sets = {key: labelled(each, english(key, *own)) for key, each in found.sets.items()}
        return replace(found, sets=sets)
    except DefinitionError as error:
        raise ImproperlyConfigured(str(error)) from error


def sets_of(office: Office) -> dict[str, tuple[Kept, IndicatorSet]]:
    """Return the sets that an office keeps, by key; those whose file is gone are left out."""
    known = catalogue().sets
    kept = Kept.objects.filter(office=office)
    return {each.group: (each, known[each.group]) for each in kept if each.group in known}
