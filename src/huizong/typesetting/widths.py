"""Widths that follow from what is said: the columns of a table."""

from dataclasses import dataclass

from huizong.typesetting.form import Form
from huizong.typesetting.printable import width
from huizong.typesetting.printed import Printed
from huizong.values import text_of

_PADDING = 1.5
"""Characters of a column that its cell borders take."""

_GROWTH = 0.6
"""How much of its greater need a wrapping column gets more width for."""


@dataclass(frozen=True, slots=True)
class Column:
    """The share of a table's width that a column takes; whether its text wraps."""

    share: float
    wraps: bool


def columns(paragraph: Printed, form: Form) -> tuple[Column, ...]:
    """Return the columns of a table by the longest of their cells.

    Where all fit on a line they share the width by what they need. Else the short ones get what
    they need, and the long ones, whose text wraps, share the rest.
    """
    needs = _needs(paragraph)
    room = form.room(turned=paragraph.turned) / form.table.size
    if sum(needs) <= room:
        return tuple(Column(need / sum(needs), wraps=False) for need in needs)
    given = _given(needs, room)
    return tuple(
        Column(got / sum(given), wraps=got < need) for got, need in zip(given, needs, strict=True)
    )


def too_wide(paragraph: Printed, form: Form) -> bool:
    """Whether a table does not fit an upright page though its long columns wrap."""
    needs = (min(need, form.table.narrow) for need in _needs(paragraph))
    return sum(needs) > form.text_width / form.table.size


def _needs(paragraph: Printed) -> list[float]:
    rows = [row.cells for row in paragraph.rows]
    return [
        max((width(text_of(row[at])) for row in rows if at < len(row)), default=0) + _PADDING
        for at in range(max(map(len, rows)))
    ]


def _given(needs: list[float], room: float) -> list[float]:
    """Return what each column gets of too little room.

    Who needs no more than an equal part gets it; what is left goes to the others, to a longer one
    more, but not in proportion: a name of a file beside sentences must stay readable.
    """
    short = [need if need <= room / len(needs) else 0.0 for need in needs]
    weights = [0.0 if got else need**_GROWTH for got, need in zip(short, needs, strict=True)]
    left = (room - sum(short)) / sum(weights)
    return [got or weight * left for got, weight in zip(short, weights, strict=True)]
