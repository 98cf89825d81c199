"""A figure by the values of a field: rows apart, and what stands in more groups than one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from huizong.ledgers.counting import FigureValue, Sheet, measured
from huizong.ledgers.definition import OVER_ROWS
from huizong.ledgers.expressions import evaluate
from huizong.ledgers.record import Row, condition, scope

EMPTY = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a figure: the value of the field ("" for empty), as text, and the part."""

    name: str
    figure: FigureValue


def table(sheet: Sheet, figure: str, by: str) -> tuple[Group, ...]:
    """Return a figure by a field, choices in their order, else by name; the empty one last.

    Counts and sums of the groups make the whole, unless the field holds several values at once: a
    row then stands in each of its groups. Raises ValueError for a ratio or formula.
    """
    if (counted := sheet.grouped(figure, by)) is not None:
        return counted
    whole = sheet.figure(figure)
    if whole.definition.measure not in OVER_ROWS:
        msg = f"{figure} is reckoned from other figures; ask for those by {by}"
        raise ValueError(msg)
    parts: dict[str, list[Row]] = {}
    for row in whole.rows:
        for name in _names(sheet, row, by):
            parts.setdefault(name, []).append(row)
    choices = sheet.ledger.choices(by, whole.definition.rows)
    ordered = sorted(parts, key=lambda name: _place(choices, name))
    return tuple(Group(name, _part(sheet, whole, parts[name])) for name in ordered)


def _part(sheet: Sheet, whole: FigureValue, rows: Iterable[Row]) -> FigureValue:
    kept = tuple(rows)
    value = measured(sheet.ledger, whole.definition, kept, today=sheet.today)
    return replace(whole, value=value, rows=kept)


def _names(sheet: Sheet, row: Row, by: str) -> tuple[str, ...]:
    value = evaluate(condition(by), scope(row, sheet.ledger, today=sheet.today))
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return (_named(value),)


def _named(value: Any) -> str:  # noqa: ANN401 - as many kinds as fields have
    if value is None:
        return EMPTY
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.isoformat() if isinstance(value, date) else str(value)


def _place(choices: tuple[str, ...], name: str) -> tuple[bool, int, str]:
    return (name == EMPTY, choices.index(name) if name in choices else len(choices), name)
