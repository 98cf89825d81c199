"""Takes records over to a definition that was changed, and tells which do not fit any more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from huizong.ledgers.definition import Ledger
from huizong.ledgers.fault import Fault
from huizong.ledgers.record import Record
from huizong.ledgers.validating import validate


@dataclass(frozen=True, slots=True)
class Migrated:
    """A record as the new definition has it; `faults` are those that it did not have before.

    What has no place any more stays in `values`: nothing is thrown away without being told.
    """

    record: Record
    faults: tuple[Fault, ...]
    moved: tuple[tuple[str, str], ...]


def migrate(
    records: Iterable[Record], old: Ledger, new: Ledger, *, today: date
) -> Iterator[Migrated]:
    """Yield each record under the new definition; fields move by `was`."""
    for record in records:
        values = dict(record.values)
        moved = [
            (was, key)
            for key, field in new.fields.items()
            for was in field.was
            if was in values and key not in values
        ]
        for was, key in moved:
            values[key] = values.pop(was)
        taken = replace(record, values=values)
        before = {fault.message for fault in validate(record, old, today=today)}
        after = [each for each in validate(taken, new, today=today) if each.message not in before]
        yield Migrated(taken, tuple(after), tuple(moved))
