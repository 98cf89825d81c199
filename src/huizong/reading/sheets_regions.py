"""A sheet as regions: what blank rows part, without empty rows and columns around or within.

A region is a table, or lines of text where no row has a second cell. Title rows above a table and
notes below it are lines as well.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from huizong.definitions import Labelled, read_definition
from huizong.reading.sheets_cells import Area, Meter, Sheet


class SheetWords(Labelled):
    """words/sheets.yaml: names of sheets that say nothing, and openings of notes."""

    nameless: list[str]
    notes: str


@cache
def words() -> SheetWords:
    """Return the words by which sheets are read."""
    return read_definition("words/sheets", SheetWords)


class GridCell(NamedTuple):
    """A cell of a region: what it shows, how far it reaches, and its row and column there."""

    text: str
    at: tuple[int, int]
    rows: int = 1
    columns: int = 1


GridRow = list[GridCell]


Rows = list[tuple[int, dict[int, str]]]
Merges = dict[tuple[int, int], Area]


@dataclass(frozen=True, slots=True)
class Region:
    """Rows that are lines of text, then those of a table, then lines; each may be missing."""

    above: list[GridCell]
    body: Rows
    below: list[GridCell]
    merges: Merges


def regions_of(sheet: Sheet) -> Iterator[Region]:
    """Yield the regions of a sheet, top to bottom. Raises ReadingError for far too large ones."""
    merges = {(area.top, area.left): area for area in sheet.merges}
    for rows in _parted(sorted(sheet.rows), sheet, merges):
        yield _region([(row, sheet.rows[row]) for row in rows], merges)


def _parted(rows: list[int], sheet: Sheet, merges: Merges) -> Iterator[list[int]]:
    """Yield the rows that no blank row parts; a row under a merged cell is not blank."""
    group: list[int] = []
    reach = -1
    for row in rows:
        if group and any(blank not in sheet.hidden_rows for blank in range(reach + 1, row)):
            yield group
            group = []
        group.append(row)
        bottoms = (
            merges[row, column].bottom for column in sheet.rows[row] if (row, column) in merges
        )
        reach = max(reach, row, *bottoms)
    if group:
        yield group


def _region(rows: Rows, merges: Merges) -> Region:
    columns = _columns(rows)
    first, last = 0, len(rows)
    while first < last and _is_line(rows[first][1]):
        first += 1
    if first < last:
        while _is_note(rows[last - 1], columns, merges):
            last -= 1
    return Region(_lines(rows[:first]), rows[first:last], _lines(rows[last:]), merges)


def _columns(rows: Rows) -> list[int]:
    return sorted(set[int]().union(*(cells for _, cells in rows)))


def _is_line(cells: dict[int, str]) -> bool:
    return len(cells) == 1


def _is_note(row: tuple[int, dict[int, str]], columns: list[int], merges: Merges) -> bool:
    """Whether a row below a table is a line: it reaches over the whole width, or says so."""
    if not _is_line(row[1]):
        return False
    ((column, text),) = row[1].items()
    area = merges.get((row[0], column))
    wide = area is not None and area.left <= columns[0] and columns[-1] <= area.right
    return wide or re.match(words().notes, text.strip()) is not None


def _lines(rows: Rows) -> list[GridCell]:
    return [GridCell(text, (row, column)) for row, cells in rows for column, text in cells.items()]


def grid_of(region: Region, meter: Meter) -> Iterator[GridRow]:
    """Yield the rows of a region's table; what lies under a merged cell is not shown.

    Raises ReadingError where the empty cells between the others are far too many.
    """
    indexes = [row for row, _ in region.body]
    columns = _columns(region.body)
    covered: dict[int, int] = {}  # by column: the row behind the merged cell that covers it
    for row, cells in region.body:
        meter.add(len(columns) - len(cells))
        if not region.merges:
            yield [GridCell(cells.get(column, ""), (row, column)) for column in columns]
            continue
        line: GridRow = []
        for column in columns:
            if covered.get(column, 0) > row:
                continue
            text, area = cells.get(column, ""), region.merges.get((row, column))
            if area is None:
                line.append(GridCell(text, (row, column)))
                continue
            line.append(_spanning(text, area, indexes, columns))
            for under in _between(columns, area.left, area.right):
                covered[under] = area.bottom + 1
        yield line


def _spanning(text: str, area: Area, rows: list[int], columns: list[int]) -> GridCell:
    """Return a cell that covers the rows and columns of its area that are left."""
    height = len(_between(rows, area.top, area.bottom))
    width = len(_between(columns, area.left, area.right))
    return GridCell(text, (area.top, area.left), height, width)


def _between(sorted_: list[int], first: int, last: int) -> list[int]:
    return sorted_[bisect_left(sorted_, first) : bisect_right(sorted_, last)]
