"""What a store has already, as far as a file must be held against it: asked for many at once."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Protocol

from huizong.ledgers.definition import Apart
from huizong.ledgers.record import Record

Key = tuple[Any, ...]


class Existing(Protocol):
    """Records of a store; a page asks its database, a test a list."""

    def records(self, numbers: Collection[str]) -> Mapping[str, Record]:
        """Return the records of some numbers, by number."""

    def holders(self, fields: tuple[str, ...], keys: Collection[Key]) -> Mapping[Key, str]:
        """Return which records hold some values together, by what people call them."""

    def beside(self, apart: Apart, sames: Collection[Key]) -> Iterable[Record]:
        """Return the records alike in `apart.same` to some, whose spans may overlap."""


class Nothing:
    """A store without records."""

    def records(self, numbers: Collection[str]) -> Mapping[str, Record]:  # noqa: ARG002 - there are none
        """Return none."""
        return {}

    def holders(self, fields: tuple[str, ...], keys: Collection[Key]) -> Mapping[Key, str]:  # noqa: ARG002
        """Return none."""
        return {}

    def beside(self, apart: Apart, sames: Collection[Key]) -> Iterable[Record]:  # noqa: ARG002
        """Return none."""
        return ()
