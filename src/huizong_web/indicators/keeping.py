"""The one door by which numbers of indicators are entered.

Whether `by` may is asked before the views. A sheet (a set, a unit, a period) is one transaction in
which the set is locked: all numbers are stored, or none. What the person did wrong comes back as
faults; where somebody else changed a number that the person changed too, both come back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from huizong.indicators import Entered, Entries, Violation, read_entry, violations
from huizong.ledgers import Period, TypedError
from huizong.values import Message, Severity
from huizong_web.accounts.models import User
from huizong_web.indicators.loading import WHOLE
from huizong_web.indicators.models import Entry, EntryBefore, Kept
from huizong_web.indicators.office import Counted
from huizong_web.indicators.speaking import said
from huizong_web.offices.models import LONGEST_REASON, Unit
from huizong_web.one_line import one_line


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


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed for an indicator, and the version that the page showed (0: none)."""

    text: str
    note: str = ""
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Clash:
    """A number that two people changed: what one typed, and what is stored now, by whom, when."""

    key: str
    own: str
    stored: str
    by: User
    at: datetime


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
    found = Entry.objects.select_related("by").filter(
        office=place.kept.office,
        unit=place.unit,
        indicator__startswith=f"{place.kept.group}.",
        first=place.period.first,
        last=place.period.last,
    )
    return {each.indicator: each for each in found}


@transaction.atomic
def enter(place: Place, typed: Mapping[str, Typed], *, by: User) -> Answer:
    """Store a sheet: what is typed for each indicator by its full key."""
    Kept.objects.select_for_update().get(pk=place.kept.pk)
    counted, there = Counted(place.kept.office), entries_at(place)
    numbers, faults = _read(counted, typed)
    if faults:
        return Answer(faults=faults)
    changed = {key: each for key, each in typed.items() if _touched(each, numbers[key], there, key)}
    if clashes := tuple(_clashes(changed, numbers, there)):
        return Answer(clashes=clashes)
    if broken := _broken(counted, place, {key: numbers[key] for key in changed}):
        return Answer(broken=broken)
    for key, each in changed.items():
        _store(place, key, numbers[key], _note(each), there.get(key), by)
    return Answer(len(changed))


def warnings_at(counted: Counted, place: Place) -> tuple[Violation, ...]:
    """Return what does not hold in a sheet as it is stored."""
    group = counted.catalogue.sets[place.kept.group]
    keys = [f"{group.key}.{key}" for key in group.indicators]
    reckoning = counted.reckoning(keys, [place.period], unit=place.unit)
    return tuple(violations(reckoning, group.key, place.period, _units(counted, place)))


def _units(counted: Counted, place: Place) -> frozenset[str]:
    return counted.whole if place.unit is None else frozenset({place.name})


def _read(
    counted: Counted, typed: Mapping[str, Typed]
) -> tuple[dict[str, Decimal | None], dict[str, Message]]:
    numbers: dict[str, Decimal | None] = {}
    faults: dict[str, Message] = {}
    for key, each in typed.items():
        given = counted.catalogue.indicator(key)
        if given is None:
            continue
        try:
            numbers[key] = read_entry(given, each.text)
        except TypedError as error:
            faults[key] = error.message
    return numbers, faults


def _touched(typed: Typed, number: Decimal | None, there: Mapping[str, Entry], key: str) -> bool:
    """Return whether a person changed a number or its note, and not merely left what was shown."""
    entry = there.get(key)
    now = (entry.value, entry.note) if entry else (None, "")
    own = (number, _note(typed))
    if own == now:
        return False
    if entry is None or typed.seen == entry.version:
        return True
    was = entry.before.filter(version=typed.seen).first()
    shown = (Decimal(was.number) if was.number else None, was.note) if was else (None, "")
    return own != shown


def _clashes(
    changed: Mapping[str, Typed],
    numbers: Mapping[str, Decimal | None],
    there: Mapping[str, Entry],
) -> list[Clash]:
    return [
        Clash(key, _plain(numbers[key]), entry.number, entry.by, entry.at)
        for key, typed in changed.items()
        if (entry := there.get(key)) is not None and entry.version != typed.seen
    ]


def _broken(
    counted: Counted, place: Place, numbers: Mapping[str, Decimal | None]
) -> tuple[Violation, ...]:
    """Return the errors that a sheet would have with some numbers, those that they have part in."""
    group = counted.catalogue.sets[place.kept.group]
    reckoning = counted.reckoning(
        [f"{group.key}.{key}" for key in group.indicators], [place.period]
    )
    others = tuple(
        each for each in reckoning.entries.entries if not _replaced(each, place, numbers)
    )
    own = tuple(
        Entered(key, place.name, place.period, number)
        for key, number in numbers.items()
        if number is not None
    )
    then = replace(reckoning, entries=Entries((*others, *own)))
    found = violations(then, group.key, place.period, _units(counted, place))
    return tuple(
        each
        for each in found
        if each.severity is Severity.ERROR and _concerns(counted, each, numbers)
    )


def _replaced(entry: Entered, place: Place, numbers: Mapping[str, Decimal | None]) -> bool:
    return (entry.unit, entry.period) == (place.name, place.period) and entry.key in numbers


def _concerns(
    counted: Counted, violation: Violation, numbers: Mapping[str, Decimal | None]
) -> bool:
    leaves = {need.key for key in violation.keys for need in counted.catalogue.leaves(key)}
    return bool(leaves & set(numbers))


def _store(
    place: Place, key: str, number: Decimal | None, note: str, entry: Entry | None, by: User
) -> None:
    if entry is None:
        entry = Entry(office=place.kept.office, unit=place.unit, indicator=key, version=0)
        entry.first, entry.last = place.period.first, place.period.last
    else:
        EntryBefore.objects.create(
            entry=entry,
            version=entry.version,
            number=entry.number,
            note=entry.note,
            by=entry.by,
            at=entry.at,
        )
    entry.number, entry.note, entry.by, entry.at = _plain(number), note, by, timezone.now()
    entry.version += 1
    entry.save()


def _note(typed: Typed) -> str:
    return one_line(typed.note)[:LONGEST_REASON]


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def sentences(violations_found: tuple[Violation, ...]) -> list[str]:
    """Return violations as sentences of the page's language, each once."""
    return list(dict.fromkeys(said(each.message) for each in violations_found))
