"""Rows beside each other and beside the store: said twice, or overlapping in time.

Only rows that are good so far are remembered, so of two that clash the later one is told.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from huizong.ledgers.definition import Apart, Ledger
from huizong.ledgers.expressions.functions import is_empty
from huizong.ledgers.record import Record
from huizong.ledgers.sheets.existing import Existing, Held, Key
from huizong.ledgers.sheets.fitting import Wrong
from huizong.ledgers.sheets.plan import NUMBER
from huizong.ledgers.sheets.told import Kind
from huizong.values import Message

Where = str | Message
Span = tuple[Any, Any, Where, str]


class Beside:
    """What the good rows of a file hold so far."""

    def __init__(self, ledger: Ledger, existing: Existing) -> None:
        self._ledger, self._existing = ledger, existing
        self._seen: list[dict[Key, Where]] = [{} for _ in ledger.unique]
        self._numbers: dict[str, Where] = {}
        self._held: list[dict[Key, Held]] = [{} for _ in ledger.unique]
        self._spans: list[dict[Key, list[Span]]] = [{} for _ in ledger.apart]
        self._asked: list[set[Key]] = [set() for _ in ledger.apart]

    def look_up(self, records: Sequence[Record]) -> None:
        """Ask the store about the next rows, all at once."""
        for at, fields in enumerate(self._ledger.unique):
            keys = {key for each in records if (key := _key(each, fields))}
            self._held[at] = dict(self._existing.holders(fields, keys)) if keys else {}
        for at, apart in enumerate(self._ledger.apart):
            sames = {key for each in records if (key := _key(each, apart.same))}
            if new := sames - self._asked[at]:
                self._asked[at] |= new
                for record in self._existing.beside(apart, new):
                    called = record.number or record.key
                    self._remember_span(at, apart, record, called, key=record.key)

    def faults(self, record: Record, *, own: str) -> Iterator[tuple[str | None, Wrong]]:
        """Yield what clashes, with the field to point at; `own` is the key of what it changes."""
        if record.number and record.number in self._numbers:
            yield NUMBER, _twice(Message("编号"), self._numbers[record.number])
        for at, fields in enumerate(self._ledger.unique):
            yield from self._repeated(at, fields, record, own)
        for at, apart in enumerate(self._ledger.apart):
            yield from self._overlapping(at, apart, record, own)

    def remember(self, record: Record, where: Where) -> None:
        """Remember a good row; `where` is what a later one is told of it."""
        if record.number:
            self._numbers[record.number] = where
        for at, fields in enumerate(self._ledger.unique):
            if key := _key(record, fields):
                self._seen[at][key] = where
        for at, apart in enumerate(self._ledger.apart):
            self._remember_span(at, apart, record, where)

    def _repeated(
        self, at: int, fields: tuple[str, ...], record: Record, own: str
    ) -> Iterator[tuple[str, Wrong]]:
        key = _key(record, fields)
        if key is None:
            return
        labels = Message("{it}", it="、".join(self._ledger.fields[each].label for each in fields))
        holder = self._held[at].get(key)
        if key in self._seen[at]:
            yield fields[0], _twice(labels, self._seen[at][key])
        elif holder is not None and holder.record.key != own:
            said = Message("台账里已有{labels}相同的“{other}”", labels=labels, other=holder.name)
            remedy = Message("同一件事只登记一次；请核对")
            yield fields[0], Wrong(Kind.ALREADY, said, remedy)

    def _overlapping(
        self, at: int, apart: Apart, record: Record, own: str
    ) -> Iterator[tuple[str, Wrong]]:
        span = _span(apart, record)
        if span is None:
            return
        for first, last, where, other in self._near(at, apart, record, span[0]):
            if (not own or other != own) and span[0] < last and first < span[1]:
                said = Message("{said}：与{other}重叠", said=apart.message, other=where)
                yield apart.first, Wrong(Kind.OVERLAP, said, Message("请核对两条的起止时间"))
                return

    def _near(self, at: int, apart: Apart, record: Record, first: Any) -> Iterable[Span]:  # noqa: ANN401 - day or moment
        """Return the spans beside the place of one; good ones do not overlap, so these will do."""
        key = _key(record, apart.same)
        spans = self._spans[at].get(key, []) if key else []
        place = bisect_left(spans, first, key=lambda span: span[0])
        return spans[max(0, place - 2) : place + 2]

    def _remember_span(
        self, at: int, apart: Apart, record: Record, where: Where, *, key: str = ""
    ) -> None:
        span, same = _span(apart, record), _key(record, apart.same)
        if span and same:
            spans = self._spans[at].setdefault(same, [])
            insort(spans, (*span, where, key), key=lambda each: each[0])


def _key(record: Record, fields: Sequence[str]) -> Key | None:
    """Return the values of some fields, None where one is empty."""
    values = tuple(record.values.get(field) for field in fields)
    return None if any(is_empty(value) for value in values) else values


def _span(apart: Apart, record: Record) -> tuple[Any, Any] | None:
    first, last = record.values.get(apart.first), record.values.get(apart.last)
    return None if first is None or last is None else (first, last)


def _twice(labels: Message, where: Where) -> Wrong:
    said = Message("{labels}与{where}相同", labels=labels, where=where)
    return Wrong(Kind.TWICE, said, Message("同一件事只登记一次；请核对"))
