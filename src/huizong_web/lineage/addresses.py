"""Where a record is shown, to whom it may be shown."""

from collections.abc import Iterable

from django.urls import NoReverseMatch, reverse

from huizong_web.ledgers.models import Record
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action


def may_see(rights: Rights, record: Record) -> bool:
    """Whether a person may see a record: of the unit that keeps it, or that it is about."""
    units: Iterable[Unit] = filter(None, (record.keeper, record.unit))
    return any(rights.may(Action.SEE_RECORDS, unit) for unit in units)


def address_of(record: Record) -> str:
    """Return the address of a record's page."""
    try:
        return reverse("record", args=[record.pk])
    except NoReverseMatch:
        return ""


def words_of(record: Record) -> str:
    """Return what a record is called in a list of rows."""
    day = record.occurred.isoformat() if record.occurred else ""
    return " ".join(filter(None, (record.number, day, record.title)))
