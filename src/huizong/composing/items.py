"""What a template may tell of a ledger's month."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from huizong.calendar import Calendar
from huizong.composing.slots import fill, spoken_day, words_of
from huizong.composing.template import Kind, Telling
from huizong.ledgers import (
    Change,
    Due,
    FigureValue,
    Lamp,
    Ledger,
    Period,
    Record,
    Sheet,
    deadlines,
    sentences,
    state_at,
)
from huizong.ledgers.periods import ONE
from huizong.ledgers.record import began
from huizong.ledgers.sentences import SLOT, UNFILLED, Said
from huizong.lineage import Asked, OfLedger, asked_of

_PLAIN = re.compile(r"[0-9A-Za-z-]{1,24}")


@dataclass(frozen=True, slots=True)
class Stands:
    """A figure in an item, at code points [start, end) of its text, and what it rests on.

    `figure` is what the ledger gave, None where it was not kept.
    """

    start: int
    end: int
    ground: OfLedger
    figure: FigureValue | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """An item as it was drafted. `key` is the same whenever it is drafted of the same records.

    `level` counts from 0; `records` are the keys of the records that it speaks of one by one.
    """

    key: str
    text: str
    level: int = 0
    figures: tuple[Stands, ...] = ()
    ledger: str = ""
    records: tuple[str, ...] = ()


def behind(words: str, item: Written) -> Written:
    """Return an item with some words before it, its figures where they then stand."""
    by = len(words)
    moved = tuple(replace(each, start=each.start + by, end=each.end + by) for each in item.figures)
    return replace(item, text=words + item.text, figures=moved)


def told(telling: Telling, sheet: Sheet, calendar: Calendar) -> Iterator[Written]:
    """Yield the items of one kind that a ledger's month gives."""
    match telling.kind:
        case Kind.FIGURES:
            yield from _figures(sheet)
        case Kind.CLOSED:
            yield from _records(telling, sheet, _closed(telling, sheet))
        case Kind.CHANGED:
            yield from _records(telling, sheet, _changed(telling, sheet))
        case Kind.DUE:
            yield from _records(telling, sheet, _due(sheet, calendar))


def _figures(sheet: Sheet) -> Iterator[Written]:
    """Yield what a ledger's sentences say, as one item."""
    text, figures = "", list[Stands]()
    for said in sentences(sheet):
        figures += _stands(said, len(text), asked_of(sheet), sheet)
        text += said.text
    if text:
        yield Written(key_of("f", sheet.ledger), text, 1, tuple(figures), sheet.ledger.key)


def _stands(said: Said, at: int, asked: Asked, sheet: Sheet) -> Iterator[Stands]:
    by = _groups_of(said.template)
    for bound in said.figures:
        if bound.figure.value is None:
            continue
        days = bound.figure.period
        ground = OfLedger(
            sheet.ledger.key,
            bound.figure.key,
            Asked(days.first, days.last, asked.units),
            by.get(bound.figure.key, "") if bound.group else "",
            "" if bound.group == UNFILLED else bound.group,
        )
        yield Stands(at + bound.start, at + bound.end, ground, bound.figure)


def _groups_of(template: str) -> dict[str, str]:
    """Return by which field each grouped figure of a sentence is told."""
    return {slot["name"]: slot["by"] for slot in SLOT.finditer(template) if slot["by"]}


Happened = tuple[Record, dict[str, str]]


def _closed(telling: Telling, sheet: Sheet) -> Iterator[Happened]:
    states = closing_states(telling, sheet.ledger)
    for record in sheet.own:
        before, last = _states(record, sheet.ledger, sheet.period)
        if last is not None and last.state in states and before not in states:
            yield record, {"state": last.state, "day": spoken_day(last.on), "before": before or ""}


def _changed(telling: Telling, sheet: Sheet) -> Iterator[Happened]:
    states = closing_states(telling, sheet.ledger)
    for record in sheet.own:
        before, last = _states(record, sheet.ledger, sheet.period)
        if last is not None and last.state != before and last.state not in states:
            yield record, {"state": last.state, "day": spoken_day(last.on), "before": before or ""}


def closing_states(telling: Telling, ledger: Ledger) -> frozenset[str]:
    """Return the states in which a record is done with.

    Those that the template names, else those that the ledger's figures count as entered, else those
    from which no step leads.
    """
    if ledger.key in telling.states:
        return frozenset(telling.states[ledger.key])
    entered = frozenset(state for each in ledger.figures.values() for state in each.entered)
    if entered or ledger.workflow is None:
        return entered
    going = {state for step in ledger.workflow.steps for state in step.from_}
    return frozenset(ledger.states) - going


def _states(record: Record, ledger: Ledger, period: Period) -> tuple[str | None, Change | None]:
    """Return the state before a period, and the last change within it, None if there is none."""
    within = [change for change in record.history if change.on in period]
    first = began(record, ledger)
    existed = first is not None and first < period.first
    before = state_at(record, ledger, period.first - ONE) if existed else None
    # What only came into being is told by figures; it changed once a second state followed.
    moved = within if existed else within[1:]
    return before, moved[-1] if moved else None


def _due(sheet: Sheet, calendar: Calendar) -> Iterator[Happened]:
    following = next_period(sheet.period)
    found: list[tuple[Due, Record]] = []
    for record in sheet.own:
        running = deadlines(record, sheet.ledger, today=sheet.today, calendar=calendar)
        waiting = [
            due
            for due in running
            if due.lamp not in (Lamp.MET, Lamp.LATE) and due.day <= following.last
        ]
        if waiting:
            found.append((min(waiting, key=lambda due: due.day), record))
    for due, record in sorted(found, key=lambda each: (each[0].day, each[1].key)):
        what = due.deadline.label or "完成"
        state = state_at(record, sheet.ledger, sheet.period.last) or ""
        late = "已超期" if due.lamp is Lamp.OVERDUE else ""
        yield record, {"day": spoken_day(due.day), "what": what, "state": state, "late": late}


def next_period(period: Period) -> Period:
    """Return the period of the same length that follows."""
    first = period.last + ONE
    if months := period.whole_months:
        return Period.of(first.year, first.month, months=months)
    return Period(first, first + (period.last - period.first))


def _records(telling: Telling, sheet: Sheet, found: Iterator[Happened]) -> Iterator[Written]:
    ledger, kind = sheet.ledger, telling.kind.value[:2]
    happened = list(found)
    for record, words in happened[: telling.most]:
        text = fill(telling.text, words_of(record, ledger, **words))
        if text:
            key = key_of(kind, ledger, record)
            yield Written(key, text, 1, ledger=ledger.key, records=(record.key,))
    if left := happened[telling.most :]:
        keys = tuple(record.key for record, _words in left)
        said = f"{ledger.label}其余各条见台账。"
        yield Written(key_of(kind, ledger) + "-more", said, 1, ledger=ledger.key, records=keys)


def key_of(kind: str, ledger: Ledger, record: Record | None = None) -> str:
    """Return the key of an item: letters, digits and hyphens, the same for the same records."""
    parts = ["w", kind, _safe(ledger.key)] + ([_safe(record.key)] if record else [])
    return "-".join(parts)


def _safe(key: str) -> str:
    key = key.replace("_", "-")
    return key if _PLAIN.fullmatch(key) else sha256(key.encode()).hexdigest()[:12]
