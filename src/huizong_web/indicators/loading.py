"""What was entered, as the library has it: of an office, for some indicators and periods."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from django.db.models import Q

from huizong.indicators import Entered, Entries
from huizong.ledgers import Period
from huizong_web.indicators.models import Entry
from huizong_web.ledgers.units import Units
from huizong_web.offices.models import Office, Unit

WHOLE = "（全机关）"
"""The name under which the library knows the office itself, which is no unit of its tree."""
MOST_PERIODS = 100
Row: TypeAlias = tuple[int, int | None, str, date, date, str]
"""Number, unit, indicator, first and last day, the number entered."""


def entries_of(
    office: Office,
    units: Units,
    keys: Iterable[str],
    periods: Iterable[Period],
    *,
    unit: Unit | None = None,
) -> Entries:
    """Return what was entered for indicators (full keys) in just these periods (few queries).

    With `unit`, only what that unit entered.
    """
    wanted, spans = (
        sorted(set(keys)),
        sorted(set(periods), key=lambda each: (each.first, each.last)),
    )
    rows = [
        row
        for start in range(0, len(spans), MOST_PERIODS)
        for row in _rows(_whose(office, unit), wanted, spans[start : start + MOST_PERIODS])
    ]
    known = {(each.first, each.last): each for each in spans}
    return Entries(tuple(_entered(row, units, known) for row in rows))


def _whose(office: Office, unit: Unit | None) -> Q:
    return Q(office=office) if unit is None else Q(office=office, unit=unit)


def _rows(whose: Q, keys: list[str], periods: list[Period]) -> Iterable[Row]:
    if not keys or not periods:
        return ()
    days = Q()
    for period in periods:
        days |= Q(first=period.first, last=period.last)
    found = Entry.objects.filter(whose, days, indicator__in=keys).exclude(number="")
    return found.order_by("pk").values_list("pk", "unit_id", "indicator", "first", "last", "number")


def _entered(row: Row, units: Units, periods: Mapping[tuple[date, date], Period]) -> Entered:
    pk, unit, indicator, first, last, number = row
    name = WHOLE if unit is None else units.name(unit) or ""
    return Entered(indicator, name, periods[first, last], Decimal(number), str(pk))
