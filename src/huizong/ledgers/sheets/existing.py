"""What a store has already, as far as a file must be held against it: asked for many at once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from huizong.ledgers.definition import Apart
from huizong.ledgers.record import Record
from huizong.values import Message

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A record as the store has it, for a row that means it.

    `name` is what people call it; `version` grows with each change. `refused` is why the row may
    not change it (it was removed, others keep it) and what to do, None where it may.
    """

    record: Record
    version: int = 0
    name: str = ""
    refused: tuple[Message, Message] | None = None


@dataclass(frozen=True, slots=True)
class Then:
    """A record as it was in an earlier version, and who changed it last since, and when."""

    values: Mapping[str, Any]
    state: str
    by: str
    at: str


class Existing(Protocol):
    """Records of a store; a page asks its database, a test a list."""

    def records(self, by: tuple[str, ...], keys: Collection[Key]) -> Mapping[Key, Sequence[Held]]:
        """Return the records known by some keys: by number, by mark, or by the fields of `by`."""

    def then(self, wanted: Sequence[tuple[Held, int]]) -> Mapping[str, Then]:
        """Return what records were in earlier versions, by the record's key."""

    def holders(self, fields: tuple[str, ...], keys: Collection[Key]) -> Mapping[Key, Held]:
        """Return which records hold some values together; of each no more than key and name."""

    def beside(self, apart: Apart, sames: Collection[Key]) -> Iterable[Record]:
        """Return the records alike in `apart.same` to some, whose spans may overlap."""


class Nothing:
    """A store without records."""

    def records(self, by: tuple[str, ...], keys: Collection[Key]) -> Mapping[Key, Sequence[Held]]:  # noqa: ARG002 - there are none
        """Return none."""
        return {}

    def then(self, wanted: Sequence[tuple[Held, int]]) -> Mapping[str, Then]:  # noqa: ARG002
        """Return none."""
        return {}

    def holders(self, fields: tuple[str, ...], keys: Collection[Key]) -> Mapping[Key, Held]:  # noqa: ARG002
        """Return none."""
        return {}

    def beside(self, apart: Apart, sames: Collection[Key]) -> Iterable[Record]:  # noqa: ARG002
        """Return none."""
        return ()
