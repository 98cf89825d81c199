"""A sheet to be filled in: its lines, with what is stored, what was before, what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.http import QueryDict

from huizong.indicators import Indicator, IndicatorSet, IndicatorValue, Reckoning, RollUp
from huizong.ledgers.counting import SCALES
from huizong.values import Message
from huizong_web.indicators.models import Entry
from huizong_web.indicators.places import Place
from huizong_web.indicators.versions import Clash, Typed
from huizong_web.seen import number_in


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator to be filled in: the field's name, what stands in it, and beside it."""

    key: str
    definition: Indicator
    text: str
    note: str
    version: int
    entry: Entry | None
    before: IndicatorValue
    last_year: IndicatorValue
    fault: Message | None = None

    @property
    def name(self) -> str:
        """The name of its field on the page."""
        return self.key.partition(".")[2]


@dataclass(frozen=True)
class Filled:
    """What was sent, and what came of it: to be shown again as it was typed."""

    typed: Mapping[str, Typed] = field(default_factory=dict)
    faults: Mapping[str, Message] = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()


def entered_by(group: IndicatorSet, *, whole: bool) -> Iterator[tuple[str, Indicator]]:
    """Yield what the office itself enters (`whole`), or else each unit, by full key."""
    for key, given in group.indicators.items():
        if given.entered and (given.rolled is RollUp.TOP) is whole:
            yield f"{group.key}.{key}", given


def lines(
    group: IndicatorSet,
    place: Place,
    there: Mapping[str, Entry],
    reckoning: Reckoning,
    filled: Filled | None = None,
) -> list[Line]:
    """Return the lines of a sheet, with what was sent where that was not stored."""
    units = reckoning.office if place.unit is None else frozenset({place.name})
    found: list[Line] = []
    for key, given in entered_by(group, whole=place.unit is None):
        entry, sent = there.get(key), (filled or Filled()).typed.get(key)
        shown = Typed(as_typed(given, entry.value), entry.note) if entry else Typed("")
        found.append(
            Line(
                key,
                given,
                sent.text if sent else shown.text,
                sent.note if sent else shown.note,
                entry.version if entry else 0,
                entry,
                reckoning.value(key, place.period.previous, units),
                reckoning.value(key, place.period.last_year, units),
                (filled or Filled()).faults.get(key),
            )
        )
    return found


def as_typed(given: Indicator, number: Decimal | None) -> str:
    """Return a number as one would type it: 1436万元 for what is printed in 万, else 58."""
    if number is None:
        return ""
    if not given.scale:
        return f"{number:f}"
    return f"{(number / SCALES[given.scale]).normalize():f}{given.scale}{given.unit}"


def sent(data: QueryDict, group: IndicatorSet, place: Place) -> dict[str, Typed]:
    """Return what was typed on the page of a sheet; what the page did not have is left out."""
    found: dict[str, Typed] = {}
    for key, _ in entered_by(group, whole=place.unit is None):
        name = key.partition(".")[2]
        if (text := data.get(f"number-{name}")) is not None:
            seen = number_in(data.get(f"version-{name}", "")) or 0
            found[key] = Typed(text, data.get(f"note-{name}", ""), seen)
    return found
