"""Rows with which a table of a record begins, and which are to stay: a form with its questions."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from huizong.ledgers.definition import Ledger
from huizong.ledgers.expressions import holds
from huizong.ledgers.fault import Fault
from huizong.ledgers.fields import FieldDefinition
from huizong.ledgers.record import Record, Row, condition, scope
from huizong.ledgers.typed import typed
from huizong.values import Message


def begun(key: str, record: Record, ledger: Ledger, *, today: date) -> tuple[dict[str, Any], ...]:
    """Return the rows with which a table begins in a record as it stands; () for other fields."""
    field = ledger.fields[key]
    meaning = scope(Row(record), ledger, today=today)
    return tuple(
        _row(field, row)
        for part in field.begins
        if part.when is None or holds(condition(part.when), meaning)
        for row in part.rows
    )


def lacking(key: str, record: Record, ledger: Ledger, *, today: date) -> Iterator[Fault]:
    """Yield a fault for each row that a filled table began with and does not have any more."""
    field, kept = ledger.fields[key], record.values.get(key) or ()
    if not field.begins or not field.fits(kept):
        return
    for row in begun(key, record, ledger, today=today):
        if not any(row.items() <= dict(each).items() for each in kept):
            words = next(str(value) for value in row.values())
            said = Message("“{label}”缺“{row}”一行", label=field.label, row=words)
            yield Fault(key, said, Message("这张表的每一行都要有；不涉及的也留着，在结果里写明"))


def _row(field: FieldDefinition, row: Mapping[str, str]) -> dict[str, Any]:
    return {name: typed(field.columns[name], text) for name, text in row.items()}
