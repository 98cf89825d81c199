"""The grid of a table of a web page: its cells and how far they reach (HTML §4.9.12)."""

from collections.abc import Iterator
from dataclasses import replace

from huizong.reading.html_boxes import Box, TextLine, boxes_in, lines_in

_GROUPS = ("thead", "tbody", "tfoot")
_CELLS = ("td", "th")
_LONG_CELL_LINES, _LONG_CELL = 5, 400  # a cell with more is a column of a page, not of a table


def is_layout(table: Box) -> bool:
    """Whether a table only places things on the page: one column, or a text in a cell."""
    if table.role in ("presentation", "none"):
        return True
    rows = [list(cells) for _, cells in _rows(table)]
    if not any(len(cells) > 1 for cells in rows):
        return True
    return any(_holds_page(cell) for cells in rows for cell in cells)


def _holds_page(cell: Box) -> bool:
    lines = list(lines_in(cell))
    long = len(lines) > _LONG_CELL_LINES and sum(len(line.text) for line in lines) > _LONG_CELL
    return long or _has_table(cell)


def _has_table(box: Box) -> bool:
    return any(child.tag == "table" or _has_table(child) for child in boxes_in(box))


def grid_of(table: Box) -> list[list[Box]]:
    """Return the cells of a table row by row, none of them reaching beyond its last row."""
    rows = [list(cells) for _, cells in _rows(table)]
    return [
        [replace(cell, rows=min(cell.rows, len(rows) - index)) for cell in cells]
        for index, cells in enumerate(rows)
    ]


def around(table: Box) -> Iterator[Box | TextLine]:
    """Yield what stands in a table outside its rows: its caption, and what broken markup left."""
    for child in table.children:
        if isinstance(child, TextLine) or child.tag not in (*_GROUPS, "tr"):
            yield child
        elif child.tag in _GROUPS:
            yield from around(child)
        else:
            stray = (
                part
                for part in child.children
                if isinstance(part, TextLine) or part.tag not in _CELLS
            )
            yield from stray


def _rows(table: Box) -> Iterator[tuple[Box, Iterator[Box]]]:
    for child in boxes_in(table):
        if child.tag == "tr":
            yield child, (cell for cell in boxes_in(child) if cell.tag in _CELLS)
        elif child.tag in _GROUPS:
            yield from _rows(child)
