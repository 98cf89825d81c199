"""What was entered, as the library has it: of an office, for some indicators and periods."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias

from django.db.models import Q

from huizong.indicators import Entered, Entries, Goal
from huizong.indicators.goals import OFFICE
from huizong.ledgers import Period
from huizong_web.indicators.models import Entry, Target
from huizong_web.ledgers.units import Units
from huizong_web.offices.models import Office, Unit

WHOLE = "（全机关）"
"""The name under which the library knows the office itself, which is no unit of its tree."""
Row: TypeAlias = tuple[int, int | None, str, str]
"""Number of the row, unit, indicator, the number entered."""


def entries_of(
    office: Office,
    units: Units,
    keys: Iterable[str],
    periods: Iterable[Period],
    *,
    unit: Unit | None = None,
) -> Entries:
    """Return what was entered for indicators (full keys) in just these periods (a query each).

    With `unit`, only what that unit entered.
    """
    named = {pk: each.name for pk, each in units.all.items()} | {None: WHOLE}
    wanted = sorted(set(keys))
    found: list[Entered] = []
    for period in sorted(set(periods), key=lambda each: (each.first, each.last)):
        found += (
            Entered(indicator, named[own], period, Decimal(number), str(pk))
            for pk, own, indicator, number in _rows(_whose(office, unit), wanted, period)
        )
    return Entries(tuple(found))


def goals_of(office: Office, units: Units) -> tuple[Goal, ...]:
    """Return the targets that were set for an office and its units (one query)."""
    found = Target.objects.filter(office=office).exclude(number="").order_by("pk")
    rows = found.values_list("indicator", "unit_id", "year", "number")
    named = {pk: each.name for pk, each in units.all.items()} | {None: OFFICE}
    return tuple(Goal(key, named[unit], year, Decimal(n)) for key, unit, year, n in rows)


def _whose(office: Office, unit: Unit | None) -> Q:
    return Q(office=office) if unit is None else Q(office=office, unit=unit)


def _rows(whose: Q, keys: list[str], period: Period) -> Iterable[Row]:
    if not keys:
        return ()
    # A period at a time: days that the rows share are not read (and parsed) with every row.
    within = {"first": period.first, "last": period.last, "indicator__in": keys}
    found = Entry.objects.filter(whose, **within).exclude(number="").order_by("pk")
    return found.values_list("pk", "unit_id", "indicator", "number")
