"""Which stored row of a table a row of a detail sheet is: the one that its cells single out.

Rows of a sheet are sorted, deleted and put in between, so their place says nothing. Cells that hide
what they hold count by what they show of it.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import Any

from huizong.ledgers.fields import FieldDefinition
from huizong.ledgers.sheets.fitting import HIDDEN, as_text
from huizong.ledgers.sheets.ready import plain_value
from huizong.ledgers.sheets.rows import RowRead
from huizong.ledgers.sheets.told import Kind
from huizong.ledgers.sheets.writing.values import cell_of
from huizong.values import Message

Fields = Mapping[str, FieldDefinition]


class _Look(Enum):
    """How much of a value a cell shows."""

    WHOLE = auto()
    ENDS = auto()
    NOTHING = auto()
    WRONG = auto()


def singled_out(
    rows: Sequence[RowRead], stored: Sequence[Mapping[str, Any]], fields: Fields
) -> list[Mapping[str, Any] | None]:
    """Return of each row the stored one that it alone can be, None where that is open.

    Where all rows still stand as they are stored, each is the one at its place.
    """
    groups: dict[Any, Mapping[Any, set[int]]] = {}
    found: list[set[int]] = []
    for row in rows:
        looks = _looks(row, fields)
        if looks not in groups:
            groups[looks] = _grouped(stored, fields, looks)
        found.append(groups[looks].get(_shown(row, looks), set()))
    if len(rows) == len(stored) and all(at in those for at, those in enumerate(found)):
        return list(stored)
    claims = Counter(min(those) for those in found if len(those) == 1)
    return [
        stored[min(those)] if len(those) == 1 and claims[min(those)] == 1 else None
        for those in found
    ]


def tell_open(row: RowRead) -> None:
    """Tell of hidden cells that nobody can say which row they stood in."""
    row.told[:] = [
        replace(each, remedy=_WHICH) if each.kind is Kind.MASKED else each for each in row.told
    ]


_WHICH = Message(
    "按这一行别的格子认不出它是原来的哪一行，没有还原；请填写完整，或者连同个人信息一起导出再改"
)


def _looks(row: RowRead, fields: Fields) -> tuple[tuple[str, _Look], ...]:
    keys = sorted({column.key for column in row.tab.columns.values()} & fields.keys())
    return tuple((key, _look(row, key, fields[key])) for key in keys)


def _look(row: RowRead, key: str, field: FieldDefinition) -> _Look:
    if key not in row.refused:
        return _Look.WHOLE
    if _text(row, key) == HIDDEN:
        return _Look.NOTHING
    return _Look.ENDS if field.masked else _Look.WRONG


def _shown(row: RowRead, looks: Sequence[tuple[str, _Look]]) -> tuple[Any, ...]:
    return tuple(
        plain_value(row.values.get(key)) if look is _Look.WHOLE else (look, _text(row, key))
        for key, look in looks
    )


def _text(row: RowRead, key: str) -> str:
    at = row.tab.at(key)
    given = row.line.cells.get(at) if at is not None else None
    return "" if given is None else as_text(given)


def _grouped(
    stored: Sequence[Mapping[str, Any]], fields: Fields, looks: Sequence[tuple[str, _Look]]
) -> Mapping[Any, set[int]]:
    """Return where stored rows stand, by what cells of some looks would show of them."""
    groups: dict[Any, set[int]] = defaultdict(set)
    for at, row in enumerate(stored):
        groups[tuple(_would_show(row, key, fields[key], look) for key, look in looks)].add(at)
    return groups


def _would_show(row: Mapping[str, Any], key: str, field: FieldDefinition, look: _Look) -> Any:  # noqa: ANN401 - as many kinds as fields have
    value = plain_value(row.get(key))
    if look is _Look.WHOLE or value is None or look is _Look.WRONG:
        return value
    hidden = look is _Look.NOTHING
    return look, HIDDEN if hidden else str(cell_of(field, row[key], hidden=True))
