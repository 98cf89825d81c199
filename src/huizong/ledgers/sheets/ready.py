"""A row made a record: beside the one that it changes, with the rows of its detail sheets."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from huizong.ledgers.expressions.functions import is_empty
from huizong.ledgers.numbering import SLOT
from huizong.ledgers.record import Record
from huizong.ledgers.sheets.fitting import Wrong
from huizong.ledgers.sheets.rows import RowRead
from huizong.ledgers.sheets.told import Told

_SLOTS = {"year": r"\d{4}", "month": r"\d{1,2}", "seq": r"\d{1,9}"}


@dataclass(slots=True)
class Ready:
    """A record that a row gives, and all that is known of it so far.

    `refused` is why the record may not be changed. `lost`: it means a record that is not there.
    `overtaken`: somebody else changed the same.
    """

    row: RowRead
    record: Record
    before: Record | None
    tables: Mapping[str, list[RowRead]] = field(default_factory=dict)
    refused: Wrong | None = None
    lost: bool = False
    overtaken: bool = False

    @property
    def rows(self) -> tuple[RowRead, ...]:
        """Its own row, then those of its detail sheets."""
        return (self.row, *(row for rows in self.tables.values() for row in rows))

    @property
    def told(self) -> Iterator[Told]:
        """What is told of all its rows."""
        return (told for row in self.rows for told in row.told)

    @property
    def fails(self) -> bool:
        """Whether something keeps it out."""
        return any(row.fails for row in self.rows)

    @property
    def changed(self) -> bool:
        """Whether it is other than the record before."""
        return self.before is not None and plain(self.record.values) != plain(self.before.values)


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values so that equal ones compare equal: empty ones left out, lists as tuples."""
    return {key: plain_value(value) for key, value in values.items() if not is_empty(value)}


def plain_value(value: Any) -> Any:  # noqa: ANN401 - as many kinds as fields have
    """Return a value so that equal ones compare equal: nothing is None, lists are tuples."""
    if is_empty(value):
        return None
    if isinstance(value, list | tuple):
        return tuple(plain(each) if isinstance(each, Mapping) else each for each in value)
    return value


def fits_pattern(number: str, pattern: str | None) -> bool:
    """Whether a number is one that a ledger could have given."""
    return bool(pattern) and _pattern(pattern or "").fullmatch(number) is not None


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    parts: list[str] = []
    end = 0
    for slot in SLOT.finditer(pattern):
        parts += [re.escape(pattern[end : slot.start()]), _SLOTS.get(slot["name"], "")]
        end = slot.end()
    return re.compile("".join([*parts, re.escape(pattern[end:])]))
