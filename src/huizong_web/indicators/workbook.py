"""A workbook of units × indicators: written with what is stored, and tried.

A trial stores nothing; `taking` stores what it showed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import TypeAlias

from django.utils import timezone

from huizong.indicators import Indicator, IndicatorSet
from huizong.indicators.sheet_form import WHOLE_ROW, write_form
from huizong.indicators.sheet_read import Line, read_sheet
from huizong.ledgers.sheets import SheetLimits, Told, open_book
from huizong.values import Message
from huizong_web.accounts.models import User
from huizong_web.indicators.asked import Asked
from huizong_web.indicators.judging import Judged, judge
from huizong_web.indicators.models import Entry
from huizong_web.indicators.office import Counted
from huizong_web.indicators.places import Place, entries_of_all
from huizong_web.indicators.sheet import entered_by
from huizong_web.indicators.taking import place_of, word_of
from huizong_web.indicators.tree import branches
from huizong_web.indicators.versions import Typed, plain
from huizong_web.ledgers.units import Units
from huizong_web.offices.models import Unit, UnitBefore
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action

LIMITS = SheetLimits(rows=5_000, cells=500_000)
_REMEDY = Message("请核对这一行")


@dataclass(frozen=True, slots=True)
class Change:
    """A number that would be stored: of whom (None: the office), which, and what is there now."""

    unit: Unit | None
    definition: Indicator
    number: Decimal
    entry: Entry | None


Table: TypeAlias = tuple[list[Indicator], list[tuple[Unit | None, list[Decimal | None]]]]
"""Indicators, and for each unit its numbers of them."""


@dataclass(frozen=True)
class Trial:
    """What a workbook would do: its changes, what is told of its cells, and the word to take it."""

    changes: tuple[Change, ...] = ()
    told: tuple[Told, ...] = ()
    units: int = 0
    word: str = ""

    @property
    def overwriting(self) -> tuple[Change, ...]:
        """The changes of numbers that are stored."""
        return tuple(each for each in self.changes if each.entry and each.entry.value is not None)

    @property
    def fresh(self) -> Table | None:
        """The numbers where there was none, as the workbook has them; None where there is none."""
        over = set(map(id, self.overwriting))
        new = [each for each in self.changes if id(each) not in over]
        columns = list({each.definition.label: each.definition for each in new}.values())
        rows: dict[Unit | None, dict[str, Decimal]] = {}
        for each in new:
            rows.setdefault(each.unit, {})[each.definition.label] = each.number
        lines = [(unit, [row.get(each.label) for each in columns]) for unit, row in rows.items()]
        return (columns, lines) if new else None

    @property
    def errors(self) -> tuple[Told, ...]:
        """What keeps the workbook out."""
        return tuple(each for each in self.told if each.is_error)

    @property
    def warnings(self) -> tuple[Told, ...]:
        """What else to look at."""
        return tuple(each for each in self.told if not each.is_error)


def may_fill(counted: Counted, found: Asked, rights: Rights) -> dict[str, Unit | None]:
    """Return whose numbers a person may enter, by what stands in the column of units."""
    names = counted.reporting.get(found.group.key, frozenset())
    units = (branch.unit for branch in branches(counted) if branch.unit.name in names)
    filled: dict[str, Unit | None] = {
        unit.name: unit for unit in units if rights.may(Action.ENTER_FIGURES, unit)
    }
    if rights.may(Action.ENTER_FIGURES) and any(True for _ in entered_by(found.group, whole=True)):
        filled[WHOLE_ROW] = None
    return filled


def form_of(found: Asked, units: Mapping[str, Unit | None], language: str) -> BytesIO:
    """Return the workbook to fill in, with what is stored so far."""
    there = entries_of_all({place_of(found, unit): {} for unit in units.values()})
    rows = (
        (name, dict(_numbers(there[place_of(found, unit)], found.group)))
        for name, unit in units.items()
    )
    stream = BytesIO()
    write_form(stream, found.group, found.period, rows, language=language)
    stream.seek(0)
    return stream


def attempt(
    counted: Counted,
    found: Asked,
    units: Mapping[str, Unit | None],
    *,
    file: tuple[str, bytes],
    by: User,
) -> Trial:
    """Return what a workbook would do. Raises SheetError."""
    read = read_sheet(
        open_book(*file, limits=LIMITS),
        found.group,
        found.period,
        units=_called(counted.units),
        entering=units.keys(),
        today=timezone.localdate(),
    )
    if read.errors:
        return Trial(told=read.told)
    lines = {place_of(found, units[line.unit]): line for line in read.lines}
    there = entries_of_all({place: {} for place in lines})
    judged = judge(
        {place: dict(_typed(found, line, there[place])) for place, line in lines.items()}
    )
    told = (*read.told, *(each for place in lines for each in _broken(lines[place], judged[place])))
    return Trial(
        tuple(_changes(counted, judged)),
        told,
        len(lines),
        word_of({place: each.changed for place, each in judged.items()}, found, by),
    )


def _called(units: Units) -> dict[str, str]:
    """Return what units may be called, with the name that each has now; former names too."""
    before = UnitBefore.objects.filter(unit__office=units.office).order_by("until")
    former = {each.name: units.name(each.unit_id) for each in before}
    known = {name: now for name, now in former.items() if now}
    return known | {name: name for name in units.named}


def _numbers(there: Mapping[str, Entry], group: IndicatorSet) -> Iterator[tuple[str, Decimal]]:
    for key in group.indicators:
        entry = there.get(f"{group.key}.{key}")
        if entry and entry.value is not None:
            yield key, entry.value


def _typed(found: Asked, line: Line, there: Mapping[str, Entry]) -> Iterator[tuple[str, Typed]]:
    for short, number in line.numbers.items():
        key = f"{found.group.key}.{short}"
        entry = there.get(key)
        yield key, Typed(plain(number), entry.note if entry else "", entry.version if entry else 0)


def _changes(counted: Counted, judged: Mapping[Place, Judged]) -> Iterator[Change]:
    for place, each in judged.items():
        for key in each.changed:
            given, number = counted.catalogue.indicator(key), each.numbers[key]
            if given and number is not None:
                yield Change(place.unit, given, number, each.there.get(key))


def _broken(line: Line, judged: Judged) -> Iterator[Told]:
    for violation in judged.answer.broken:
        shorts = (key.partition(".")[2] for key in violation.keys)
        key = next((each for each in shorts if each in line.numbers), "")
        yield line.told(key, violation.message, _REMEDY)
    for key, message in judged.answer.faults.items():
        yield line.told(key.partition(".")[2], message, _REMEDY)
