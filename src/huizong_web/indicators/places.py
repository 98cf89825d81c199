"""Sheets: whose numbers of which set for which period, and what is stored of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from huizong.indicators import Violation
from huizong.ledgers import Period
from huizong.values import Message
from huizong_web.indicators.loading import WHOLE
from huizong_web.indicators.models import Entry, Kept
from huizong_web.indicators.office import Counted
from huizong_web.indicators.versions import Clash, Typed
from huizong_web.offices.models import Unit


@dataclass(frozen=True, slots=True)
class Place:
    """A sheet: whose numbers of which set for which period; without a unit, the office's own."""

    kept: Kept
    unit: Unit | None
    period: Period

    @property
    def name(self) -> str:
        """The unit as the library knows it."""
        return self.unit.name if self.unit else WHOLE


Sheets = Mapping[Place, Mapping[str, Typed]]
"""What is typed in some sheets of one set and one period, by full key of the indicator."""


@dataclass(frozen=True)
class Answer:
    """What became of a sheet: how many numbers were changed, or why none was stored."""

    changed: int = 0
    faults: Mapping[str, Message] = field(default_factory=dict)
    broken: tuple[Violation, ...] = ()
    clashes: tuple[Clash, ...] = ()

    @property
    def stored(self) -> bool:
        """Whether it was stored."""
        return not self.faults and not self.broken and not self.clashes


def entries_at(place: Place) -> dict[str, Entry]:
    """Return what is stored of a sheet, by full key."""
    return {each.indicator: each for each in _rows(place).filter(unit=place.unit)}


def entries_of_all(sheets: Sheets) -> dict[Place, dict[str, Entry]]:
    """Return what is stored of some sheets, in one query."""
    if len(sheets) < 2:
        return {place: entries_at(place) for place in sheets}
    found: dict[Place, dict[str, Entry]] = {place: {} for place in sheets}
    by_unit = {place.unit.pk if place.unit else None: place for place in sheets}
    for entry in _rows(next(iter(sheets))):
        if entry.unit_id in by_unit:
            found[by_unit[entry.unit_id]][entry.indicator] = entry
    return found


def _rows(place: Place) -> QuerySet[Entry]:
    """Return what all units have in a sheet's set and period."""
    return Entry.objects.select_related("by").filter(
        office=place.kept.office,
        indicator__startswith=f"{place.kept.group}.",
        first=place.period.first,
        last=place.period.last,
    )


def units_of(counted: Counted, place: Place) -> frozenset[str]:
    """Return the units that a sheet's values are made of, as the library names them."""
    return counted.whole if place.unit is None else frozenset({place.name})
