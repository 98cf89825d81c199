"""Which records a person may see, as a condition of a query."""

from django.db.models import Q

from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action, Reach, reach_of


def seen_by(rights: Rights) -> Q:
    """Return the condition of the records that a person may see: kept by their units, or of them.

    The same as the guard asks of one record.
    """
    units = units_where(rights, Action.SEE_RECORDS)
    if units is None:
        return Q()
    return Q(keeper__in=units) | Q(unit__in=units)


def units_where(rights: Rights, action: Action) -> frozenset[int] | None:
    """Return the numbers of the units on which something is allowed; None: on all of the office."""
    if rights.may(action):
        return None
    found: set[int] = set()
    for post in rights.posts:
        reach = reach_of(post.role, action)
        if post.unit_id is not None and reach is Reach.UNIT:
            found.add(post.unit_id)
        elif post.unit_id is not None and reach is Reach.BELOW:
            found |= rights.under[post.unit_id]
    return frozenset(found)


def keeping_units(rights: Rights, office_id: int, keeper: Unit | None) -> list[Unit]:
    """Return the units for which a person may enter records: that of the book, or of those all."""
    if keeper is not None:
        return [keeper] if rights.may(Action.KEEP_RECORDS, keeper) else []
    allowed = units_where(rights, Action.KEEP_RECORDS)
    units = Unit.objects.filter(office=office_id, until=None)
    return list(units if allowed is None else units.filter(pk__in=allowed))
