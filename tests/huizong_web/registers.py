"""A register of hazards and what tests do with its records."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from huizong.ledgers.record import Edit
from huizong.ledgers.stored import plain
from huizong_web.accounts.models import User
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.loading import as_kept, values
from huizong_web.ledgers.models import Entry, Record
from huizong_web.ledgers.tallying import store_anew
from huizong_web.ledgers.units import Units

HAZARD: dict[str, Any] = {
    "found_on": date(2026, 10, 8),
    "unit": "农业科",
    "category": "校舍",
    "level": "一般",
    "description": "太平水库值班室屋顶漏雨",
}


def values_of(record: Record) -> dict[str, Any]:
    """A record's values as the library has them."""
    return dict(as_kept(record, ledger_of(record.book), Units(record.book.office)).values)


def put_edits(record: Record, edits: Sequence[Edit], by: User) -> None:
    """Store that fields of a record had been otherwise until some days."""
    for edit in edits:
        record.version += 1
        now = record.values.get(edit.field)
        Entry.objects.create(
            record=record,
            version=record.version,
            act=Entry.Act.UPDATED,
            changed={edit.field: [plain(edit.before), now]},
            on=edit.on,
            by=by,
        )
    record.save()
    ledger = ledger_of(record.book)
    store_anew([(record, values(record, ledger, Units(record.book.office)))], ledger)
