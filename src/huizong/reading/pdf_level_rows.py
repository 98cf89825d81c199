"""Rows and cells of a table that is ruled only across, by what stands in its columns."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from huizong.reading.pdf_grid import CENTRE, GridCell
from huizong.reading.pdf_pieces import Column, Piece, PieceLine, under

_NUMBER = re.compile(r"[-+−]?[0-9][0-9,.]*[%％‰]?")
_PADDING = 0.9  # sizes; what a cell leaves free at its sides
_WIDE_ENOUGH = 3.5  # sizes; in a column as narrow as a name no line goes on
_WIDE_FIRST = 6.0
_MOST_FULL = 0.6  # of the lines of a column; where more are full, that says nothing
_NEAR_LINES = 3
_MARKER = re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,3}[、）).．]|其中|合计|总计|小计|共计")
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
        rest = lines[index + 1 :] if spanned else ()
        below = next((one for one in rest if spanned & filled(one, columns)), None)
        if below is not None:
            return [(_height(line) + _height(below)) / 2]
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
    if not pieces:
        return False
    width = columns[column].right - columns[column].left
    return width - (pieces[-1].right - pieces[0].left) < line.size


def _openers(lines: Sequence[PieceLine], columns: Sequence[Column]) -> list[int]:
    """Return the lines that open a row: the first cell speaks, or most of them do."""
    wrapping = _wrapping(lines, columns)
    openers: list[int] = []
    for at, line in enumerate(lines):
        said = filled(line, columns)
        speaks = 0 in said or len(said) > len(columns) / 2
        goes_on = at > 0 and _goes_on(lines[:at], line, said & wrapping, columns)
        if (speaks and not goes_on) or (at and _counts_on(lines[at - 1], line, columns)):
            openers.append(at)
    return openers


def _wrapping(lines: Sequence[PieceLine], columns: Sequence[Column]) -> set[int]:
    """Return the columns in which lines may go on: wide enough, and most lines are not full."""
    return {
        at
        for at, column in enumerate(columns)
        if column.right - column.left > _WIDE_ENOUGH * lines[0].size
        and sum(_is_full(x, at, columns) for x in lines)
        <= _MOST_FULL * sum(bool(_in(x, at, columns)) for x in lines)
    }


def _goes_on(
    above: Sequence[PieceLine], line: PieceLine, wrapping: set[int], columns: Sequence[Column]
) -> bool:
    """Whether all cells of a line go on from full ones above, and some end there."""
    said = filled(line, columns)
    if said != wrapping or len(said) == len(columns) or _MARKER.match(line.text):
        return False
    if said == {0} and columns[0].right - columns[0].left < _WIDE_FIRST * line.size:
        return False  # as likely the next row, whose other cells are empty
    near = above[-_NEAR_LINES:]
    return all(
        _is_full(next((x for x in reversed(near) if _in(x, at, columns)), line), at, columns)
        for at in said
    )


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
