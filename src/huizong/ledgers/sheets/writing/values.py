"""A field's value as a cell, so that reading it gives the same value back."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from huizong.ledgers.fields import NUMBERS, FieldDefinition, Type
from huizong.ledgers.numbers_of_people import masked
from huizong.ledgers.sheets.fitting import HIDDEN, SEVERAL
from huizong.ledgers.sheets.lists import joined
from huizong.ledgers.sheets.safe import safe
from huizong.ledgers.sheets.xlsx_cells import exact

Cell = str | float | date | datetime | time
_FIRST = date(1900, 3, 1)  # a sheet counts a 29 February 1900 before it


def cell_of(field: FieldDefinition, value: Any, *, hidden: bool = False) -> Cell:  # noqa: ANN401 - as many kinds as fields have
    """Return what is written into a cell for a value; `hidden` shows no more than its ends."""
    if hidden:
        return safe(masked(value)) if field.masked else HIDDEN
    written = _WRITERS.get(field.type)
    if field.type in SEVERAL:
        return safe(joined(value), head=field.label)
    if written is not None:
        return written(value)
    return safe(str(value), head=field.label)


def number_cell(value: Decimal) -> Cell:
    """Return a number as one if a sheet can keep all its digits, else as text."""
    as_float = float(value)
    return as_float if exact(f"{as_float:.16G}") == value else f"{value:f}"


def day_cell(value: date) -> Cell:
    """Return a day as one if a sheet can count so far back, else as text."""
    return value if value >= _FIRST else value.isoformat()


def moment_cell(value: datetime) -> Cell:
    """Return a moment as one if a sheet can keep it to the second, else as text."""
    plain = value.replace(tzinfo=None)
    return plain if plain.date() >= _FIRST and not plain.microsecond else plain.isoformat(" ")


def time_cell(value: time) -> Cell:
    """Return a time of day as one if it is of whole seconds, else as text."""
    return value.isoformat() if value.microsecond else value


def _period(value: tuple[date, date]) -> str:
    return f"{value[0].isoformat()}至{value[1].isoformat()}"


_WRITERS: dict[Type, Callable[[Any], Cell]] = {
    **dict.fromkeys(NUMBERS, number_cell),
    Type.DATE: day_cell,
    Type.MOMENT: moment_cell,
    Type.TIME: time_cell,
    Type.PERIOD: _period,
    Type.YES_NO: lambda value: "是" if value else "否",
}
