"""Ruled tables of a page: the grid that its rules draw, and which characters stand in which cell.

A table is taken for one only where its rules leave no doubt: they cross, they make at least two
columns, and every cell is a rectangle. Whatever else lies in rows is read as lines.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from huizong.reading.pdf_rows import Fragment, fragments_of, merged
from huizong.reading.pdf_rules import crossing
from huizong.reading.pdf_sheets import Glyph, Rule

_MOST_CELLS = 5_000
_SMALLEST = 4.0  # points; a cell lower or narrower holds no text
CENTRE = 0.38  # sizes; how high above its base line a character has its middle


@dataclass(slots=True)
class GridCell:
    """A cell: where it stands in the grid, how many rows and columns it covers, and its lines."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    right: float
    lines: list[Fragment] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A ruled table: its cells row by row, and where it, its columns and its rows (levels) end.

    `loose` says that its columns are known by its text only, `open` that no rule ends it on its
    page.
    """

    left: float
    top: float
    right: float
    bottom: float
    columns: list[float]
    levels: list[float]
    rows: list[list[GridCell]]
    loose: bool = False
    open: bool = False

    @property
    def base(self) -> float:
        """Where it stands among the lines of the page."""
        return self.top


def grids_of(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """Return the tables of a page, and the characters that stand in none of them."""
    grids = [grid for group in crossing(rules) if (grid := _grid(group))]
    outside: list[Glyph] = []
    inside: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        index = next((at for at, grid in enumerate(grids) if within(glyph, grid)), None)
        (outside if index is None else inside[index]).append(glyph)
    kept: list[Grid] = []
    for index, grid in enumerate(grids):
        if fill(grid, inside[index]):
            kept.append(grid)
        else:
            outside += inside[index]
    return kept, outside


def _grid(rules: list[Rule]) -> Grid | None:
    """Return the table that crossing rules draw, None where they draw none."""
    across = [rule for rule in rules if rule.across]
    down = [rule for rule in rules if not rule.across]
    xs = _edges([r.left for r in down], [r.left for r in across], [r.right for r in across])
    ys = _edges([r.top for r in across], [r.top for r in down], [r.bottom for r in down])
    if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_CELLS:
        return None
    cells = _Walls(xs, ys, across, down).cells()
    if cells is None or len(cells) < 2:
        return None
    rows: list[list[GridCell]] = [[] for _ in ys[1:]]
    for cell in cells:
        rows[cell.row].append(cell)
    return Grid(xs[0], ys[0], xs[-1], ys[-1], xs, ys, rows)


def _edges(inner: list[float], starts: list[float], ends: list[float]) -> list[float]:
    """Return where the columns (or rows) of a grid begin and end, open sides as well."""
    edges: list[float] = []
    for at in sorted([*inner, min(starts, default=0), max(ends, default=0)]):
        if not edges or at - edges[-1] > _SMALLEST:
            edges.append(at)
    return edges


class _Walls:
    """Which sides of the smallest fields of a grid are ruled."""

    def __init__(
        self, xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]
    ) -> None:
        self.xs, self.ys = xs, ys
        self.right: set[tuple[int, int]] = set()  # (row, column) with a wall to the right
        self.below: set[tuple[int, int]] = set()
        for rule in down:
            edge = bisect_right(xs, rule.left + _SMALLEST / 2) - 1
            for row in _covered(ys, rule.top, rule.bottom):
                self.right.add((row, edge - 1))
        for rule in across:
            edge = bisect_right(ys, rule.top + _SMALLEST / 2) - 1
            for column in _covered(xs, rule.left, rule.right):
                self.below.add((edge - 1, column))
        rows, columns = len(ys) - 1, len(xs) - 1
        self.right |= {(row, columns - 1) for row in range(rows)}
        self.below |= {(rows - 1, column) for column in range(columns)}

    def cells(self) -> list[GridCell] | None:
        """Return the cells from the top and then from the left, None where one is no rectangle."""
        taken: set[tuple[int, int]] = set()
        cells: list[GridCell] = []
        for row in range(len(self.ys) - 1):
            for column in range(len(self.xs) - 1):
                if (row, column) in taken:
                    continue
                cell = self._cell(row, column)
                fields = _fields(cell)
                if taken & fields or not self._closed(cell):
                    return None
                taken |= fields
                cells.append(cell)
        return cells

    def _cell(self, row: int, column: int) -> GridCell:
        last = column
        while (row, last) not in self.right:
            last += 1
        lowest = row
        while (lowest, column) not in self.below:
            lowest += 1
        left, right = self.xs[column], self.xs[last + 1]
        return GridCell(row, column, lowest - row + 1, last - column + 1, left, right)

    def _closed(self, cell: GridCell) -> bool:
        """Whether the cell is ruled all around and nowhere within."""
        last, lowest = cell.column + cell.columns - 1, cell.row + cell.rows - 1
        return all(
            ((row, column) in self.right) == (column == last)
            and ((row, column) in self.below) == (row == lowest)
            for row, column in _fields(cell)
        )


def _covered(edges: list[float], start: float, end: float) -> list[int]:
    """Return the fields between edges whose middle lies within [start, end]."""
    middles = [(low + high) / 2 for low, high in pairwise(edges)]
    return [index for index, middle in enumerate(middles) if start <= middle <= end]


def _fields(cell: GridCell) -> set[tuple[int, int]]:
    return {
        (row, column)
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }


def fill(grid: Grid, glyphs: Sequence[Glyph]) -> bool:
    """Put characters into the cells; return whether at least two of them say something."""
    cell_at = {at: cell for row in grid.rows for cell in row for at in _fields(cell)}
    inside: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        column = bisect_right(grid.columns, _middle(glyph)) - 1
        row = bisect_right(grid.levels, _height(glyph)) - 1
        cell = cell_at[min(row, len(grid.rows) - 1), min(column, len(grid.columns) - 2)]
        inside[cell.row, cell.column].append(glyph)
    for (row, column), found in inside.items():
        cell_at[row, column].lines = merged(fragments_of(found))
    return sum(bool(cell.lines) for row in grid.rows for cell in row) >= 2


def within(glyph: Glyph, grid: Grid) -> bool:
    """Whether a character stands in a table."""
    return grid.left <= _middle(glyph) <= grid.right and grid.top <= _height(glyph) <= grid.bottom


def _middle(glyph: Glyph) -> float:
    return (glyph.left + glyph.right) / 2


def _height(glyph: Glyph) -> float:
    return glyph.base - CENTRE * glyph.size
