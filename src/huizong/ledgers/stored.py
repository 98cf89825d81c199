"""The values of a record as plain JSON, for a store, and back.

Numbers are written as text, so that no store makes a float of 0.1; days and times as ISO 8601.
What does not fit its field (the definition was changed since) comes back as it was stored:
`validate` tells it, nothing is thrown away.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from huizong.ledgers.definition import Ledger
from huizong.ledgers.fields import NUMBERS, FieldDefinition, Type


def plain(value: Any) -> Any:  # noqa: ANN401 - as many kinds as fields have
    """Return a value as JSON holds it."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value


def plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a record, by field, as JSON holds them."""
    return {key: plain(value) for key, value in values.items()}


def values_of(stored: Mapping[str, Any], ledger: Ledger) -> dict[str, Any]:
    """Return what was stored as the fields of a ledger hold it."""
    return _by_field(stored, ledger.fields)


def _by_field(stored: Mapping[str, Any], fields: Mapping[str, FieldDefinition]) -> dict[str, Any]:
    return {
        key: _read(fields[key], value) if key in fields else value for key, value in stored.items()
    }


def _read(field: FieldDefinition, value: Any) -> Any:  # noqa: ANN401 - as many kinds as fields have
    read = _READERS.get(field.type)
    if read is None or value is None:
        return value
    with suppress(ValueError, TypeError, InvalidOperation, AttributeError):
        return read(field, value)
    return value


def _period(_: FieldDefinition, value: list[str]) -> tuple[date, ...]:
    first, last = value
    return date.fromisoformat(first), date.fromisoformat(last)


def _table(field: FieldDefinition, rows: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    return tuple(_by_field(row, field.columns) for row in rows)


def _several(_: FieldDefinition, value: list[str]) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(value)


_READERS: dict[Type, Callable[[FieldDefinition, Any], Any]] = {
    **dict.fromkeys(NUMBERS, lambda _, value: Decimal(value)),
    Type.DATE: lambda _, value: date.fromisoformat(value),
    Type.MOMENT: lambda _, value: datetime.fromisoformat(value),
    Type.TIME: lambda _, value: time.fromisoformat(value),
    Type.PERIOD: _period,
    Type.TABLE: _table,
    **dict.fromkeys((Type.CHOICES, Type.RECORDS, Type.IMAGES), _several),
}
