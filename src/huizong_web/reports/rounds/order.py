"""Which rounds came before a round: those of its kind, since a week is not held against a year."""

from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from huizong_web.reports.models import Cycle


def earlier_than(cycle: "Cycle", prefix: str = "") -> Q:
    """Return the condition that a round is of the same kind and rule, and of an earlier period.

    `prefix` leads from what is asked about to its round ("cycle__").
    """
    year, month, number = cycle.year, cycle.month, cycle.number

    def each(**given: object) -> Q:
        return Q(**{prefix + name: value for name, value in given.items()})

    before = (
        each(year__lt=year)
        | each(year=year, month__lt=month)
        | each(year=year, month=month, number__lt=number)
    )
    same = each(kind=cycle.kind) & (each(schedule=cycle.schedule_id) | each(schedule=None))
    return before & same
