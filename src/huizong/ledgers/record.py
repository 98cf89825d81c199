"""A record: what was entered, and the states that it went through."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from huizong.ledgers.definition import STATE, TODAY, Ledger
from huizong.ledgers.expressions import Node, Scope, parse
from huizong.ledgers.fields import FieldDefinition, Role


@dataclass(frozen=True, slots=True)
class Change:
    """A state that a record entered, and the day."""

    state: str
    on: date


@dataclass(frozen=True, slots=True)
class Edit:
    """A field whose content became another on a day: what had stood there, None for nothing.

    What was mended because it had been wrong from the first is no edit.
    """

    field: str
    on: date
    before: Any


@dataclass(frozen=True, slots=True)
class Other:
    """A record of another ledger, as one sees it that names it or that it names."""

    ledger: Ledger
    record: "Record"


@dataclass(frozen=True, slots=True)
class Record:
    """A record: values by field key, and its history, oldest first.

    `key` is what the store knows it by, `number` what people do. Values are as `Value` says; a
    missing key is an empty field. `edits`, oldest first, lead back to what the values were.
    `others`: by record field the record that it names, by link those that name this one; see
    `linking`, without which expressions find nothing there.
    """

    key: str
    values: Mapping[str, Any]
    history: tuple[Change, ...] = ()
    number: str = ""
    edits: tuple[Edit, ...] = ()
    others: Mapping[str, tuple[Other, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """What a figure counts: a record, one row of a table in it (`index` from 0), or an `other`.

    `table` then is the link by which the other record names this one.
    """

    record: Record
    values: Mapping[str, Any] = field(default_factory=dict)
    table: str | None = None
    index: int | None = None
    other: Other | None = None

    @property
    def reference(self) -> str:
        """The name under which lineage keeps it: the record's key, or key/table/index."""
        if self.table is None:
            return self.record.key
        if self.other is not None:
            return f"{self.record.key}/{self.table}/{self.other.record.key}"
        return f"{self.record.key}/{self.table}/{self.index}"


def state_at(record: Record, ledger: Ledger, day: date | None = None) -> str | None:
    """Return the state at the end of a day, now without one; the first before any change."""
    passed = [change.state for change in record.history if day is None or change.on <= day]
    if passed:
        return passed[-1]
    return ledger.workflow.start if ledger.workflow else None


def began(record: Record, ledger: Ledger) -> date | None:
    """Return the day from which there is a record: what occurred, else its first state."""
    key = ledger.role(Role.OCCURRED)
    day = plain_day(record.values.get(key)) if key else None
    return day or (record.history[0].on if record.history else None)


def plain_day(value: object) -> date | None:
    """Return the day of a date or moment, the first one of a period."""
    if isinstance(value, tuple) and value:
        value = value[0]
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def condition(text: str) -> Node:
    """Return the tree of an expression about a record; `车辆.车牌号` is of the record it names.

    `付款.金额` is a table's column added up.
    """
    return parse(text, dotted=True)


def scope(row: Row, ledger: Ledger, *, today: date) -> Scope:
    """Return what the names of an expression mean in a row, as things stood on a day.

    A value that does not fit its field (the definition was changed) counts as empty; `validate`
    tells it.
    """

    def value(name: str) -> Any:  # noqa: ANN401 - as many kinds as fields have
        head, dot, tail = name.partition(".")
        if dot:
            return _behind(row.record, ledger, ledger.aliases.get(head, head), tail, today)
        if row.other is not None and knows(row.other.ledger, name):
            return of_other(row.other, name, today=today)
        return _own(row, ledger, name, today)

    return Scope(value)


def _behind(record: Record, ledger: Ledger, head: str, tail: str, today: date) -> Any:  # noqa: ANN401 - as many kinds as fields have
    """What stands behind a dot: a field of the record named, or a table's column added up."""
    if head in ledger.fields and ledger.fields[head].columns:
        rows = (_own(row, ledger, tail, today) for row in rows_of([record], head))
        numbers = [number for number in rows if isinstance(number, Decimal)]
        return sum(numbers, Decimal(0)) if numbers else None
    named = record.others.get(head, ())
    return of_other(named[0], tail, today=today) if named else None


def of_other(other: Other, name: str, *, today: date) -> Any:  # noqa: ANN401 - as many kinds as fields have
    """Return what a name means in a record of another ledger, one step and no further."""
    return _own(Row(other.record), other.ledger, name, today)


def knows(ledger: Ledger, name: str) -> bool:
    """Return whether a name is a field of a ledger, or the state that its workflow gives."""
    key = ledger.aliases.get(name, name)
    return key in ledger.fields or (key == STATE and ledger.workflow is not None)


def _own(row: Row, ledger: Ledger, name: str, today: date) -> Any:  # noqa: ANN401 - as many kinds as fields have
    key = ledger.aliases.get(name, name)
    if key == TODAY:
        return today
    if key == STATE:
        return state_at(row.record, ledger, today)
    if row.table is not None and row.table in ledger.fields:
        columns = ledger.fields[row.table].columns
        key = next((one for one, column in columns.items() if column.label == name), key)
        if key in columns:
            return _fitting(columns[key], row.values.get(key))
    field = ledger.fields.get(key)
    return _fitting(field, row.record.values.get(key)) if field else None


def _fitting(field: FieldDefinition, value: Any) -> Any:  # noqa: ANN401 - as many kinds as fields have
    return value if value is not None and field.fits(value) else None


def rows_of(
    records: Iterable[Record], table: str | None, links: Collection[str] = ()
) -> Iterable[Row]:
    """Yield records as rows, or the rows of a table field in each, or what names each by a link."""
    for record in records:
        if table is None:
            yield Row(record)
        elif table in links:
            for other in record.others.get(table, ()):
                yield Row(record, other.record.values, table, other=other)
        else:
            given = record.values.get(table)
            for index, values in enumerate(given if isinstance(given, tuple | list) else ()):
                if isinstance(values, Mapping):  # else the field was of another type before
                    yield Row(record, values, table, index)
