"""Until when things are to be done, whether they were, and how the day was counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huizong.calendar import Calendar, Counted, Unit, add_workdays, explain, limit, spell_date
from huizong.ledgers.definition import Deadline, Extension, Ledger
from huizong.ledgers.expressions import Scope, holds, parse
from huizong.ledgers.record import Record, Row, plain_day, scope, state_at
from huizong.values import Message

_UNITS = {
    "workdays": Unit.WORKDAY,
    "days": Unit.DAY,
    "months": Unit.MONTH,
    "years": Unit.YEAR,
}


class Lamp(StrEnum):
    """How a deadline stands."""

    OPEN = "open"
    NEAR = "near"
    OVERDUE = "overdue"
    MET = "met"
    LATE = "late"  # done, after the day


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of a record: its last day, how it stands today, how it was counted."""

    deadline: Deadline
    day: date
    lamp: Lamp
    done: date | None
    explained: tuple[Message, ...]


def term(text: str) -> tuple[int, Unit]:
    """Return a term of a definition, "20 workdays", as amount and unit."""
    amount, unit = text.split()
    return int(amount), _UNITS[unit]


def deadlines(record: Record, ledger: Ledger, *, today: date, calendar: Calendar) -> Iterator[Due]:
    """Yield the deadlines that run for a record, or ran and were met."""
    meaning = scope(Row(record), ledger, today=today)
    for deadline in ledger.deadlines:
        if deadline.when is not None and not holds(parse(deadline.when), meaning):
            continue
        if found := _due(deadline, record, ledger, meaning, calendar):
            day, explained = found
            done, over = _done(deadline, record, ledger, today)
            if over:
                lamp = _lamp(deadline, day, done, today, calendar)
                yield Due(deadline, day, lamp, done, explained)


def _due(
    deadline: Deadline, record: Record, ledger: Ledger, meaning: Scope, calendar: Calendar
) -> tuple[date, tuple[Message, ...]] | None:
    start = _day(record, ledger, deadline.due or deadline.start)
    if start is None:
        return None
    day, explained = start, (_by_field(ledger, deadline.due, start),) if deadline.due else ()
    if deadline.term:
        counted = _counted(deadline, start, deadline.term, calendar)
        day, explained = counted.due, (*explained, *explain(counted))
    for extension in deadline.extend:
        if holds(parse(extension.when), meaning):
            day, told = _extended(deadline, extension, day, record, ledger, calendar)
            explained = (*explained, *told)
    basis = (Message("依据：{basis}", basis=deadline.basis),) if deadline.basis else ()
    return day, (*explained, *basis)


def _extended(
    deadline: Deadline,
    extension: Extension,
    day: date,
    record: Record,
    ledger: Ledger,
    calendar: Calendar,
) -> tuple[date, tuple[Message, ...]]:
    """Return the day of a term that was lengthened, and how: by a term, or to a field's day."""
    to = _day(record, ledger, extension.to)
    if to is not None:
        return to, (Message("已延期到{day}。", day=spell_date(to)),)
    if extension.term is None:
        return day, ()
    counted = _counted(deadline, day, extension.term, calendar)
    return counted.due, (Message("已批准延期："), *explain(counted))


def _counted(deadline: Deadline, start: date, text: str, calendar: Calendar) -> Counted:
    amount, unit = term(text)
    roll = deadline.statutory if deadline.roll is None else deadline.roll
    return limit(start, amount, unit, calendar, roll=roll)


def _done(
    deadline: Deadline, record: Record, ledger: Ledger, today: date
) -> tuple[date | None, bool]:
    """Return the day on which it was done, and whether the deadline is to be told at all."""
    if deadline.done is not None:
        return _day(record, ledger, deadline.done), True
    if not deadline.state:
        return None, True
    if state_at(record, ledger, today) in deadline.state:
        return None, True
    left = _left(deadline, record)
    return left, left is not None


def _left(deadline: Deadline, record: Record) -> date | None:
    """Return the last day on which the record went out of the deadline's states."""
    states = [change.state for change in record.history]
    pairs = zip(states, record.history[1:], strict=False)
    days = [
        after.on
        for before, after in pairs
        if before in deadline.state and after.state not in deadline.state
    ]
    return days[-1] if days else None


def _lamp(
    deadline: Deadline, day: date, done: date | None, today: date, calendar: Calendar
) -> Lamp:
    if done is not None:
        return Lamp.MET if done <= day else Lamp.LATE
    if today > day:
        return Lamp.OVERDUE
    amount, unit = term(deadline.warn)
    if unit is Unit.WORKDAY:
        return Lamp.NEAR if today >= add_workdays(day, -amount, calendar).due else Lamp.OPEN
    return Lamp.NEAR if limit(today, amount, unit, calendar, roll=False).due >= day else Lamp.OPEN


def _day(record: Record, ledger: Ledger, name: str | None) -> date | None:
    if name is None:
        return None
    return plain_day(record.values.get(ledger.aliases.get(name, name)))


def _by_field(ledger: Ledger, name: str, day: date) -> Message:
    label = ledger.fields[ledger.aliases.get(name, name)].label
    return Message("“{label}”是{day}。", label=label, day=spell_date(day))
