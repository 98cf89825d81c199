"""What would become of sheets: numbers that cannot be read, clashes, and what does not hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from huizong.indicators import Entered, Entries, Reckoning, Violation, read_entry, violations
from huizong.ledgers import Period, TypedError
from huizong.values import Message, Severity
from huizong_web.indicators.models import Entry
from huizong_web.indicators.office import Counted
from huizong_web.indicators.places import Answer, Place, Sheets, entries_of_all, units_of
from huizong_web.indicators.speaking import said
from huizong_web.indicators.versions import Typed, clashes_in, is_touched


@dataclass(frozen=True)
class Judged:
    """A sheet as it would be stored: its numbers, which of them are changed, what is there."""

    numbers: Mapping[str, Decimal | None]
    changed: Mapping[str, Typed]
    there: Mapping[str, Entry]
    answer: Answer


def judge(sheets: Sheets) -> dict[Place, Judged]:
    """Return what would become of sheets; nothing is stored."""
    kept = next((place.kept for place in sheets), None)
    if kept is None:
        return {}
    counted, there = Counted(kept.office), entries_of_all(sheets)
    judged = {place: _judged(counted, typed, there[place]) for place, typed in sheets.items()}
    good = {place: each for place, each in judged.items() if each.answer.stored}
    broken = _broken(counted, good)
    return {
        place: replace(each, answer=Answer(broken=broken[place])) if broken.get(place) else each
        for place, each in judged.items()
    }


def _judged(counted: Counted, typed: Mapping[str, Typed], there: Mapping[str, Entry]) -> Judged:
    numbers, faults = _read(counted, typed)
    if faults:
        return Judged({}, {}, there, Answer(faults=faults))
    changed = {
        key: each for key, each in typed.items() if is_touched(each, numbers[key], there.get(key))
    }
    clashes = tuple(clashes_in(changed, numbers, there))
    return Judged(numbers, changed, there, Answer(len(changed), clashes=clashes))


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


def _broken(counted: Counted, judged: Mapping[Place, Judged]) -> dict[Place, tuple[Violation, ...]]:
    """Return the errors that sheets would have together, those that their changes have part in."""
    if not any(each.changed for each in judged.values()):
        return {}
    place = next(iter(judged))
    group = counted.catalogue.sets[place.kept.group]
    keys = [f"{group.key}.{key}" for key in group.indicators]
    reckoning = counted.reckoning(keys, [place.period])
    typed = dict(_typed(judged))
    others = (each for each in reckoning.entries.entries if _place_of(each) not in typed)
    own = (
        Entered(key, unit, period, number)
        for (key, unit, period), number in typed.items()
        if number is not None
    )
    then = replace(reckoning, entries=Entries((*others, *own)))
    return {place: _errors(counted, then, place, each) for place, each in judged.items()}


def _errors(
    counted: Counted, then: Reckoning, place: Place, judged: Judged
) -> tuple[Violation, ...]:
    found = violations(then, place.kept.group, place.period, units_of(counted, place))
    return tuple(
        each
        for each in found
        if each.severity is Severity.ERROR and _concerns(counted, each, judged.changed)
    )


def _typed(
    judged: Mapping[Place, Judged],
) -> Iterator[tuple[tuple[str, str, Period], Decimal | None]]:
    for place, each in judged.items():
        for key in each.changed:
            yield (key, place.name, place.period), each.numbers[key]


def _place_of(entry: Entered) -> tuple[str, str, Period]:
    return entry.key, entry.unit, entry.period


def _concerns(counted: Counted, violation: Violation, keys: Iterable[str]) -> bool:
    leaves = {need.key for key in violation.keys for need in counted.catalogue.leaves(key)}
    return not leaves.isdisjoint(keys)


def warnings_at(counted: Counted, place: Place) -> tuple[Violation, ...]:
    """Return what does not hold in a sheet as it is stored."""
    group = counted.catalogue.sets[place.kept.group]
    keys = [f"{group.key}.{key}" for key in group.indicators]
    reckoning = counted.reckoning(keys, [place.period], unit=place.unit)
    return tuple(violations(reckoning, group.key, place.period, units_of(counted, place)))


def sentences(violations_found: tuple[Violation, ...]) -> list[str]:
    """Return violations as sentences of the page's language, each once."""
    return list(dict.fromkeys(said(each.message) for each in violations_found))
