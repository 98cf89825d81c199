"""Whether a deadline runs for a record, until when, how it stands, and how it was counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from huizong.calendar import Calendar, Counted, Unit, add_workdays, explain, limit, spell_date
from huizong.ledgers.definition import Ledger
from huizong.ledgers.due import Due, Lamp, term
from huizong.ledgers.expressions import Scope, holds
from huizong.ledgers.pausing import Span, put_off, spans, told
from huizong.ledgers.record import (
    Record,
    Row,
    began,
    condition,
    plain_day,
    rows_of,
    scope,
    state_at,
)
from huizong.ledgers.terms import Deadline, Extension
from huizong.values import Message


def deadlines(record: Record, ledger: Ledger, *, today: date, calendar: Calendar) -> Iterator[Due]:
    """Yield the deadlines that run for a record, or ran and were met."""
    for deadline in ledger.deadlines:
        for row in rows_of([record], deadline.rows):
            try:
                found = _Clock(deadline, row, ledger, today, calendar).due()
            except (OverflowError, ValueError):
                # A day at the end of time: the field's own check tells it, no term runs from it.
                continue
            if found is not None:
                yield found


@dataclass(frozen=True)
class _Clock:
    """A deadline on a record or on a row of a table in it."""

    deadline: Deadline
    row: Row
    ledger: Ledger
    today: date
    calendar: Calendar

    @cached_property
    def meaning(self) -> Scope:
        return scope(self.row, self.ledger, today=self.today)

    def due(self) -> Due | None:
        """Return the deadline as it stands, None where it does not run."""
        given = self.deadline
        start = self.day(given.due or given.start)
        if start is None or not self.applies(start):
            return None
        done, runs = self.done()
        if not runs:
            return None
        day, explained = self.counted(start)
        paused = self.pauses(done)
        if paused and given.term and not self.fixed:
            day, more = self.without(start, paused)
            explained = (*explained, *more)
        basis = (Message("依据：{basis}", basis=given.basis),) if given.basis else ()
        lamp = self.lamp(day, done)
        if given.lapses and lamp is Lamp.OVERDUE:
            return None
        stands = lamp in (Lamp.OPEN, Lamp.NEAR) and any(span.open for span in paused)
        return Due(given, day, lamp, done, (*explained, *basis), self.row.index, stands)

    def applies(self, start: date) -> bool:
        """Whether the deadline is of that time, and its condition holds."""
        given = self.deadline
        event = start if given.start else began(self.row.record, self.ledger) or start
        if not given.holds_on(event):
            return False
        return given.when is None or holds(condition(given.when), self.meaning)

    def counted(self, start: date) -> tuple[date, tuple[Message, ...]]:
        """Return the last day, extensions in, and how it was counted."""
        given = self.deadline
        day, explained = start, (self.by_field(given.due, start),) if given.due else ()
        if given.term:
            counted = self.after(start, given.term)
            day, explained = counted.due, (*explained, *explain(counted))
        for extension in self.extensions:
            day, more = self.extended(extension, day)
            explained = (*explained, *more)
        return day, explained

    def extended(self, extension: Extension, day: date) -> tuple[date, tuple[Message, ...]]:
        """Return the day of a term that was lengthened, and how: by a term, or to a field's day."""
        to = self.day(extension.to)
        if to is not None:
            return to, (Message("已延期到{day}。", day=spell_date(to)),)
        if extension.term is None:
            return day, ()
        counted = self.after(day, extension.term)
        return counted.due, (Message("已批准延期："), *explain(counted))

    @cached_property
    def extensions(self) -> tuple[Extension, ...]:
        """The extensions that hold for the row."""
        holding = (
            each for each in self.deadline.extend if holds(condition(each.when), self.meaning)
        )
        return tuple(holding)

    @property
    def fixed(self) -> bool:
        """Whether a person set the last day: nothing is left out of that."""
        return any(self.day(each.to) is not None for each in self.extensions)

    def pauses(self, done: date | None) -> tuple[Span, ...]:
        """Return the stretches that the term leaves out."""
        meanings = [
            (index, scope(row, self.ledger, today=self.today))
            for index, pause in enumerate(self.deadline.pause)
            for row in (rows_of([self.row.record], pause.rows) if pause.rows else [self.row])
        ]
        return tuple(spans(self.deadline, meanings, done or self.today))

    def without(self, start: date, paused: tuple[Span, ...]) -> tuple[date, tuple[Message, ...]]:
        """Return the last day with the days of pauses left out, and how many those are."""
        unit, end = term(self.deadline.term or "")[1], start
        for text in (self.deadline.term, *(each.term for each in self.extensions)):
            if text:
                end = self.after(end, text, roll=False).due
        found = put_off(start, end, paused, unit=unit, calendar=self.calendar, today=self.today)
        rolls = self.rolls and unit is not Unit.WORKDAY
        day = self.calendar.next_workday(found.day) if rolls else found.day
        return day, tuple(told(found, paused, day, unit, self.today))

    def after(self, start: date, text: str, *, roll: bool = True) -> Counted:
        """Return a term counted from a day."""
        amount, unit = term(text)
        return limit(start, amount, unit, self.calendar, roll=roll and self.rolls)

    @property
    def rolls(self) -> bool:
        """Whether a term that ends on a rest day ends behind it."""
        given = self.deadline
        return given.statutory if given.roll is None else given.roll

    def done(self) -> tuple[date | None, bool]:
        """Return the day on which it was done, and whether the deadline is to be told at all."""
        given, record = self.deadline, self.row.record
        if given.done is not None:
            return self.day(given.done), True
        if not given.state:
            return None, True
        if state_at(record, self.ledger, self.today) in given.state:
            return None, True
        left = _left(given, record)
        return left, left is not None

    def lamp(self, day: date, done: date | None) -> Lamp:
        """Return how a last day stands today."""
        if done is not None:
            return Lamp.MET if done <= day else Lamp.LATE
        if self.today > day:
            return Lamp.OVERDUE
        return Lamp.NEAR if self.near(day) else Lamp.OPEN

    def near(self, day: date) -> bool:
        """Whether a day is so near that its lamp turns yellow."""
        amount, unit = term(self.deadline.warn)
        if unit is Unit.WORKDAY:
            return self.today >= add_workdays(day, -amount, self.calendar).due
        return limit(self.today, amount, unit, self.calendar, roll=False).due >= day

    def day(self, name: str | None) -> date | None:
        """Return the day in a field or column."""
        return None if name is None else plain_day(self.meaning.value(name))

    def by_field(self, name: str, day: date) -> Message:
        """Say that a day stands in a field."""
        key = self.ledger.aliases.get(name, name)
        fields = self.ledger.fields
        if self.row.table is not None:
            columns = fields[self.row.table].columns
            key = next((one for one, each in columns.items() if each.label == name), key)
            fields = fields | columns
        return Message("“{label}”是{day}。", label=fields[key].label, day=spell_date(day))


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
