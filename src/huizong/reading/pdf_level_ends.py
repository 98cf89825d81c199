"""Tables ruled only across that the end of a page cut: no rule ends or begins them there."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from huizong.reading.pdf_grid import CENTRE, Grid
from huizong.reading.pdf_level_rows import cells_of, levels_between
from huizong.reading.pdf_level_zones import grid_of, is_table, zones_of
from huizong.reading.pdf_pieces import Column, PieceLine, columns_of, piece_lines, under
from huizong.reading.pdf_rules import NEAR
from huizong.reading.pdf_sheets import Glyph, Rule

_SAME = 4.0  # points
_FEWEST = 3  # lines that show that a table goes on
_PARTED = 0.6  # of the lines have more than one cell
_BELOW = 0.4  # sizes; how far characters reach below their base line
_LEANING = 0.3  # sizes; so far a text may lean over the edge of its column
_APART = 1.9  # steps; what stands so far off is a running head
_PAGE = re.compile(r"[-—–－·\s]*(?:第\s*)?[0-9０-９]{1,4}(?:\s*页.*)?[-—–－·\s]*")


def opened(
    frame: Sequence[Rule], across: Sequence[Rule], glyphs: Sequence[Glyph], grids: Sequence[Grid]
) -> Grid | None:
    """Return the table whose head stands between the last two rules, and which the page end cut."""
    head, first = frame[-2:]
    if any(grid.bottom >= first.top - 1 and grid.top <= first.top + 1 for grid in grids):
        return None
    lines = _without_page(piece_lines([one for one in glyphs if _height(one) > first.top]))
    if len(lines) < _FEWEST:
        return None
    bottom = lines[-1].base + _BELOW * lines[-1].size
    zones = zones_of([head, first, replace(first, top=bottom, bottom=bottom)], across, glyphs)
    if not all(zone.lines for zone in zones) or not is_table(zones):
        return None
    columns = columns_of([line for zone in zones for line in zone.lines])
    if not _keep(zones[1].lines, columns) or len(zones[1].lines) < len(lines):
        return None
    return replace(grid_of(zones, head), open=True)


def continued(
    above: Grid, across: Sequence[Rule], glyphs: Sequence[Glyph], grids: Sequence[Grid]
) -> Grid | None:
    """Return what goes on at the head of a page of a table of the page before."""
    ending = next((rule for rule in across if _frames(rule, above)), None)
    if ending is not None and any(grid.top - 1 <= ending.top for grid in grids):
        return None  # a table that begins anew, its head repeated
    lines = _lines_above(ending, above, glyphs)
    columns = _columns(above, lines)
    if not lines or not _keep(lines, columns):
        return None
    size = lines[0].size
    top = lines[0].base - size
    bottom = lines[-1].base + _BELOW * size if ending is None else ending.top
    levels = [top, *levels_between(lines, columns), bottom]
    cells = cells_of(lines, columns, levels, head=1)
    return Grid(
        above.left, top, above.right, bottom, above.columns, levels, cells,
        loose=True, open=ending is None,
    )  # fmt: skip


def _frames(rule: Rule, above: Grid) -> bool:
    return abs(rule.left - above.left) <= _SAME and abs(rule.right - above.right) <= _SAME


def _lines_above(ending: Rule | None, above: Grid, glyphs: Sequence[Glyph]) -> list[PieceLine]:
    """Return the lines at the head of a page, down to a rule, running heads left out.

    Nothing where one of them reaches out of the table.
    """
    lowest = float("inf") if ending is None else ending.top
    lines = piece_lines([glyph for glyph in glyphs if _height(glyph) < lowest])
    lines = _without_page(lines) if ending is None else lines
    step = median([b.base - a.base for a, b in pairwise(lines)] or [0])
    for at in range(len(lines) - 1, 0, -1):
        if lines[at].base - lines[at - 1].base > _APART * step:
            lines = lines[at:]
            break
    low, high = above.left - NEAR, above.right + NEAR
    inside = all(low <= one.left and one.right <= high for x in lines for one in x.pieces)
    return lines if inside else []


def _columns(above: Grid, lines: Sequence[PieceLine]) -> list[Column]:
    """Return how far texts reach in the columns of a table, told by their middles."""
    columns: list[Column] = []
    for low, high in pairwise(above.columns):
        own = [x for line in lines for x in line.pieces if low <= (x.left + x.right) / 2 < high]
        left = max(min((piece.left for piece in own), default=low), low)
        columns.append(Column(left, min(max((piece.right for piece in own), default=high), high)))
    return columns


def _keep(lines: Sequence[PieceLine], columns: Sequence[Column]) -> bool:
    """Whether all lines keep to columns, and most have several cells."""
    kept = all(
        len(under(replace(piece, right=piece.right - _LEANING * line.size), columns)) <= 1
        for line in lines
        for piece in line.pieces
    )
    parted = sum(len(line.pieces) > 1 for line in lines)
    return kept and parted >= _PARTED * len(lines)


def _without_page(lines: list[PieceLine]) -> list[PieceLine]:
    """Return lines without the number of the page that ends them."""
    return lines[:-1] if lines and _PAGE.fullmatch(lines[-1].text) else lines


def _height(glyph: Glyph) -> float:
    return glyph.base - CENTRE * glyph.size
