"""Terms that leave days out: while others are asked, heard, or answer, the clock stands still."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from huizong.calendar import MOST, Calendar, Unit, spell_date
from huizong.ledgers.expressions import Scope
from huizong.ledgers.periods import ONE
from huizong.ledgers.record import plain_day
from huizong.ledgers.terms import Deadline
from huizong.values import Message


@dataclass(frozen=True, slots=True)
class Span:
    """Days that a term leaves out: those behind `first` up to `last`; `open` has no end yet."""

    first: date
    last: date
    label: str = ""
    open: bool = False

    def __contains__(self, day: date) -> bool:
        return self.first < day <= self.last


def spans(deadline: Deadline, meanings: Iterable[tuple[int, Scope]], until: date) -> Iterator[Span]:
    """Yield the stretches of a deadline's pauses; one without an end lasts until a day.

    `meanings`: what names mean, for each pause by its index, once for each row of its table.
    """
    for index, meaning in meanings:
        pause = deadline.pause[index]
        first, last = plain_day(meaning.value(pause.from_)), plain_day(meaning.value(pause.to))
        if first is not None and (last is None or last > first):
            # A slip of the pen (9999年) must not be counted through day by day.
            end = min(last or until, first + timedelta(days=MOST))
            yield Span(first, end, pause.label, open=last is None)


@dataclass(frozen=True, slots=True)
class PutOff:
    """Where a term ends with days left out, how many those are, and how many count so far."""

    day: date
    left_out: int
    counted: int


def put_off(
    start: date,
    end: date,
    given: Sequence[Span],
    *,
    unit: Unit,
    calendar: Calendar,
    today: date,
) -> PutOff:
    """Return the end of a term from an event to a day when the days of spans do not count.

    A term in working days leaves working days out, any other calendar days.
    """
    counts = calendar.works if unit is Unit.WORKDAY else _every_day
    left = sum(counts(day) for day in _behind(start, end))
    left_out, so_far, day = 0, 0, start
    while left:
        day += ONE
        if any(day in span for span in given):
            left_out += counts(day)
            continue
        left -= counts(day)
        so_far += counts(day) and day <= today
    return PutOff(day, left_out, so_far)


def told(
    found: PutOff, given: Sequence[Span], due: date, unit: Unit, today: date
) -> Iterator[Message]:
    """Yield how a term was counted that left days out and ends on a day."""
    workdays = unit is Unit.WORKDAY
    for span in given:
        if span.open:
            yield Message("“{label}”自{first}起中止，还没有恢复；按今天恢复推算。", **_spelt(span))
        else:
            yield Message("“{label}”自{first}起至{last}不计入。", **_spelt(span))
    left_out = (
        Message("{n}个工作日", n=found.left_out) if workdays else Message("{n}天", n=found.left_out)
    )
    counted = (
        Message("{n}个工作日", n=found.counted) if workdays else Message("{n}天", n=found.counted)
    )
    yield Message(
        "期内共{left_out}不计入，期满日为{day}；到{today}已计{counted}。",
        left_out=left_out,
        day=spell_date(due),
        today=spell_date(today),
        counted=counted,
    )


def _spelt(span: Span) -> dict[str, Message | str]:
    label = span.label or Message("中止")
    return {"label": label, "first": spell_date(span.first), "last": spell_date(span.last)}


def _behind(first: date, last: date) -> Iterator[date]:
    for number in range(1, (last - first).days + 1):
        yield first + timedelta(days=number)


def _every_day(_: date) -> bool:
    return True
