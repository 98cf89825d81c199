"""Rows and cells of a table that is ruled only across, by what stands in its columns."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from huizong.reading.pdf_grid import CENTRE, GridCell
from huizong.reading.pdf_pieces import Column, Piece, PieceLine, under

_NUMBER = re.compile(r"[-+−]?[0-9][0-9,.]*[%％‰]?")
_PADDING = 0.9  # sizes; what a cell leaves free at its sides
_TIGHT = 0.92  # of the step from row to row; lines so close are one cell's
_AS_WIDE = 0.97  # of the widest step; of several, the last one parts the rows
_FEWEST_RULED = 3  # rows with a rule below each


def filled(line: PieceLine, columns: Sequence[Column]) -> set[int]:
    """Return the columns in which a line says something."""
    return {index for piece in line.pieces for index in under(piece, columns)}


def ruled_by_rows(zones: Sequence[Sequence[PieceLine]], columns: Sequence[Column]) -> bool:
    """Whether there is a rule below each row, so that all lines between two are one row."""
    single = sum(sum(0 in filled(line, columns) for line in lines) <= 1 for lines in zones)
    return len(zones) >= _FEWEST_RULED and single > len(zones) / 2


def levels_within_head(lines: Sequence[PieceLine], columns: Sequence[Column]) -> list[float]:
    """Return where the second row of a head begins, if a text of the first spans columns."""
    for index, line in enumerate(lines):
        spanned = {at for piece in line.pieces if len(under(piece, columns)) > 1
                   for at in under(piece, columns)}  # fmt: skip
        below = [one for one in lines[index + 1 :] if spanned & filled(one, columns)]
        if spanned and below:
            return [(_height(line) + _height(below[0])) / 2]
    return []


def levels_between(lines: Sequence[PieceLine], columns: Sequence[Column]) -> list[float]:
    """Return where rows end, for lines without rules between them.

    A row has one line that opens it, with a text in the first column or in most of them; between
    two such lines the widest step parts the rows.
    """
    openers = _openers(lines, columns)
    levels: list[float] = []
    for one, other in pairwise(openers):
        at = _end_of_row(lines, range(one, other), columns)
        levels.append((_height(lines[at]) + _height(lines[at + 1])) / 2)
    return levels


def _end_of_row(lines: Sequence[PieceLine], between: range, columns: Sequence[Column]) -> int:
    """Return the last line of a row, among those from its opener to the next one.

    There the fewest texts go on below, the step is wide, and it is the last such place.
    """
    rows = lines[between.start : between.stop + 1]
    torn = {at: _torn(rows, at - between.start, columns) for at in between}
    best = [at for at in between if torn[at] == min(torn.values())]
    steps = {at: lines[at + 1].base - lines[at].base for at in best}
    return max(at for at, step in steps.items() if step >= _AS_WIDE * max(steps.values()))


def _torn(lines: Sequence[PieceLine], at: int, columns: Sequence[Column]) -> int:
    """Return how many columns have a full line above the end of a line, and a text below."""
    torn = 0
    for column in range(len(columns)):
        above = next((x for x in reversed(lines[: at + 1]) if _in(x, column, columns)), None)
        below = any(_in(line, column, columns) for line in lines[at + 1 :])
        torn += above is not None and below and _is_full(above, column, columns)
    return torn


def _in(line: PieceLine, column: int, columns: Sequence[Column]) -> list[Piece]:
    return [piece for piece in line.pieces if under(piece, columns) == [column]]


def _is_full(line: PieceLine, column: int, columns: Sequence[Column]) -> bool:
    """Whether a line has no room for one more character in a column."""
    pieces = _in(line, column, columns)
    return bool(pieces) and columns[column].right - pieces[-1].right < line.size


def _openers(lines: Sequence[PieceLine], columns: Sequence[Column]) -> list[int]:
    said = [filled(line, columns) for line in lines]
    full = [at for at in range(len(lines)) if _may_open(lines, at, said[at], columns)]
    steps = [lines[b].base - lines[a].base for a, b in pairwise(full) if len(said[b]) > 1]
    usual = median(steps) if steps else 0.0
    return [
        at
        for index, at in enumerate(full)
        if index == 0 or len(said[at]) > 1 or lines[at].base - lines[at - 1].base >= _TIGHT * usual
    ]


def _may_open(
    lines: Sequence[PieceLine], at: int, said: set[int], columns: Sequence[Column]
) -> bool:
    """Whether a line opens a row: its first cell speaks, or most do and do not just go on."""
    if 0 in said or at == 0:
        return 0 in said or len(said) > len(columns) / 2
    if _counts_on(lines[at - 1], lines[at], columns):
        return True
    goes_on = all(_is_full(lines[at - 1], column, columns) for column in said)
    return len(said) > len(columns) / 2 and not goes_on


def _counts_on(before: PieceLine, line: PieceLine, columns: Sequence[Column]) -> bool:
    """Whether a line has a number below another one: the next row, its first cell empty."""
    counted, above = (
        {
            at
            for piece in one.pieces
            if _NUMBER.fullmatch(piece.text)
            for at in under(piece, columns)
        }
        for one in (line, before)
    )
    return bool(counted & above)


def cells_of(
    lines: Sequence[PieceLine], columns: Sequence[Column], levels: Sequence[float], *, head: int
) -> list[list[GridCell]]:
    """Return the cells row by row; `head` is the number of rows that the head has.

    A text over several columns is one cell of theirs; beside it in a head of two rows, a column
    has one cell for both.
    """
    rows: list[list[GridCell]] = []
    size = median(line.size for line in lines)
    for row, (top, bottom) in enumerate(pairwise(levels)):
        own = [line for line in lines if top <= _height(line) < bottom]
        rows.append(_row(row, _spans(own, columns), columns, _PADDING * size))
    if head > 1:
        alone = {cell.column for cell in rows[0] if cell.columns == 1}
        for cell in rows[0]:
            cell.rows = 2 if cell.column in alone else 1
        rows[1] = [cell for cell in rows[1] if cell.column not in alone]
    return rows


def _spans(lines: Sequence[PieceLine], columns: Sequence[Column]) -> dict[int, int]:
    """Return the last column of each text over several columns, by its first one."""
    spans: dict[int, int] = {}
    for line in lines:
        for piece in line.pieces:
            over = under(piece, columns)
            if len(over) > 1:
                spans[over[0]] = max(over[-1], spans.get(over[0], 0))
    return spans


def _row(
    row: int, spans: dict[int, int], columns: Sequence[Column], padding: float
) -> list[GridCell]:
    cells: list[GridCell] = []
    column = 0
    while column < len(columns):
        last = max(spans.get(column, column), column)
        left, right = columns[column].left - padding, columns[last].right + padding
        cells.append(GridCell(row, column, 1, last - column + 1, left, right))
        column = last + 1
    return cells


def _height(line: PieceLine) -> float:
    """Return where the middle of a line's characters is."""
    return line.base - CENTRE * line.size
