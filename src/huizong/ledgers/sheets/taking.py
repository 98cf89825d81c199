"""A book taken row by row: each a record that can be stored, or what keeps it out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Any

from huizong.ledgers.definition import Ledger
from huizong.ledgers.record import Record
from huizong.ledgers.sheets.beside import Beside
from huizong.ledgers.sheets.details import Details
from huizong.ledgers.sheets.directory import Directory, Resolver
from huizong.ledgers.sheets.existing import Existing, Nothing
from huizong.ledgers.sheets.given import Book
from huizong.ledgers.sheets.judging import Judge
from huizong.ledgers.sheets.lines import Below
from huizong.ledgers.sheets.matching import Matcher
from huizong.ledgers.sheets.plan import Plan
from huizong.ledgers.sheets.proposing import names_of
from huizong.ledgers.sheets.ready import Ready, plain_value
from huizong.ledgers.sheets.rows import RowRead, RowReader
from huizong.ledgers.sheets.told import Told

_AT_ONCE = 500
"""Rows about which the store is asked at once."""


class Outcome(StrEnum):
    """What a row is to the store."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    FAULTY = "faulty"
    LOST = "lost"
    OVERTAKEN = "overtaken"


LEFT_OUT = (Outcome.FAULTY, Outcome.LOST, Outcome.OVERTAKEN)
"""What keeps a row out: it is faulty, its record is not there, others changed the same since."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A row of the file: what it is, the record that it gives, and what is told of its cells.

    `record` is None where the row is faulty; `before` is the record that it changes. `rows` are
    the lines it came from: its own first, then those of its detail sheets; none but details stand
    alone.
    """

    outcome: Outcome
    record: Record | None
    before: Record | None
    told: tuple[Told, ...]
    rows: tuple[RowRead, ...]

    @property
    def changes(self) -> Iterator[tuple[str, Any, Any]]:
        """Yield (field, before, after) of what it changes."""
        if self.record is None or self.before is None:
            return
        was, now = self.before.values, self.record.values
        for key in dict.fromkeys((*was, *now)):
            if plain_value(was.get(key)) != plain_value(now.get(key)):
                yield key, was.get(key), now.get(key)


class Taking:
    """Goes through a book as a plan says; what is told of sheets is in `told` when it is through.

    `today` is the day by which conditions are judged; `directory` are the names that cells may
    say, `existing` the records that the store has; `linked` gives records with those of other
    ledgers that conditions speak of. Nothing is kept of rows but what later ones must be held
    against. Raises SheetError where the file breaks off.
    """

    def __init__(
        self,
        book: Book,
        ledger: Ledger,
        plan: Plan,
        *,
        today: date,
        directory: Directory | None = None,
        existing: Existing | None = None,
        linked: Callable[[Sequence[Record]], Sequence[Record]] = tuple,
    ) -> None:
        self.told: list[Told] = []
        self._book, self._ledger, self._plan = book, ledger, plan
        self._resolver = Resolver(directory or Directory())
        self._existing = existing or Nothing()
        self._today, self._linked = today, linked

    def __iter__(self) -> Iterator[Taken]:
        self.told.clear()
        details = Details(self._book, self._ledger, self._plan, self._resolver)
        beside = Beside(self._ledger, self._existing)
        judge = Judge(self._ledger, self._plan, details, beside, self._today)
        matcher = Matcher(self._ledger, self._plan, self._existing)
        rows = self._rows()
        while batch := list(islice(rows, _AT_ONCE)):
            yield from self._judged(batch, judge, beside, matcher)
        for row in details.unclaimed():
            yield Taken(Outcome.FAULTY, None, None, tuple(row.told), (row,))
        self.told += details.told

    def _judged(
        self, batch: list[RowRead], judge: Judge, beside: Beside, matcher: Matcher
    ) -> Iterator[Taken]:
        meant = matcher.meant(batch)
        ready = [judge.ready(row, each) for row, each in zip(batch, meant, strict=True)]
        beside.look_up([each.record for each in ready])
        seen = self._linked([each.record for each in ready])
        for each, beside_others in zip(ready, seen, strict=True):
            judge.judge(each, beside_others)
            record = None if each.fails else each.record
            yield Taken(_outcome(each), record, each.before, tuple(each.told), each.rows)

    def _rows(self) -> Iterator[RowRead]:
        fields = names_of(self._ledger).fields
        for tab in self._plan.main:
            reader = RowReader(tab, fields, self._plan, self._resolver)
            below = Below(self._book.tabs[tab.name], tab, skip_hidden=self._plan.skip_hidden)
            yield from map(reader.read, below)
            self.told += below.told


def _outcome(ready: Ready) -> Outcome:
    if ready.lost or ready.overtaken:
        return Outcome.LOST if ready.lost else Outcome.OVERTAKEN
    if ready.fails:
        return Outcome.FAULTY
    if ready.before is None:
        return Outcome.NEW
    return Outcome.CHANGED if ready.changed else Outcome.SAME
