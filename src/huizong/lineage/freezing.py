"""A figure's rows as they were when it was printed, and what became of them since."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from pydantic import TypeAdapter

from huizong.ledgers import FigureValue, Ledger, Row, state_at
from huizong.values import Message


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a figure was: its value and print, and each of its rows by reference with a hash.

    `digest` is over all of it, so that what is stored can be seen to be what was stored.
    """

    text: str
    value: Decimal | None
    rows: tuple[tuple[str, str], ...]
    digest: str


FROZEN: TypeAdapter[Frozen] = TypeAdapter(Frozen)
"""Writes what was frozen as JSON and reads it back; raises pydantic's ValidationError."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What became of a figure: its text then and now, and the references of its rows.

    `changed` rows still count and say something else.
    """

    before: str
    after: str
    value_changed: bool
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether nothing happened."""
        return not (self.value_changed or self.added or self.removed or self.changed)

    @property
    def message(self) -> Message:
        """What happened, in a sentence."""
        rows = Message(
            "增加{added}条，减少{removed}条，改动{changed}条",
            added=len(self.added),
            removed=len(self.removed),
            changed=len(self.changed),
        )
        if self.value_changed:
            return Message("{a}→{b}：{rows}", a=self.before, b=self.after, rows=rows)
        return Message("{a}没有变；{rows}", a=self.before, rows=rows)


def freeze(ledger: Ledger, figure: FigureValue) -> Frozen:
    """Return a figure with the hashes of its rows, and of those that it was reckoned from."""
    rows = tuple(sorted((row.reference, row_hash(ledger, row, figure)) for row in figure.all_rows))
    return Frozen(figure.text, figure.value, rows, _digest(figure.text, figure.value, rows))


def _digest(text: str, value: Decimal | None, rows: Iterable[tuple[str, str]]) -> str:
    exact = None if value is None else format(value, "f")
    return _hash([text, exact, [list(row) for row in rows]])


def is_whole(frozen: Frozen) -> bool:
    """Whether what was frozen is still what it was when its digest was made."""
    return _digest(frozen.text, frozen.value, frozen.rows) == frozen.digest


def row_hash(ledger: Ledger, row: Row, figure: FigureValue) -> str:
    """Return a hash of what a row says, with its state at the end of the figure's period."""
    state = state_at(row.record, ledger, figure.period.last)
    own = row.values if row.table else row.record.values
    return _hash([{key: own[key] for key in sorted(own) if own[key] not in (None, "")}, state])


def _hash(what: object) -> str:
    said = json.dumps(what, ensure_ascii=False, sort_keys=True, default=_plain)
    return sha256(said.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)


def slip(frozen: Frozen, now: Frozen) -> Slip:
    """Return what became of a figure since it was frozen."""
    old, new = dict(frozen.rows), dict(now.rows)
    return Slip(
        frozen.text,
        now.text,
        frozen.value != now.value,
        added=tuple(sorted(new.keys() - old.keys())),
        removed=tuple(sorted(old.keys() - new.keys())),
        changed=tuple(sorted(key for key in old.keys() & new.keys() if old[key] != new[key])),
    )
