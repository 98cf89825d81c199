"""What stands between the rules of a page that lie below each other, and whether it is a table."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from huizong.reading.pdf_grid import CENTRE, Grid
from huizong.reading.pdf_level_rows import (
    cells_of,
    levels_between,
    levels_within_head,
    ruled_by_rows,
)
from huizong.reading.pdf_pieces import Column, PieceLine, columns_of, piece_lines, under, with_spans
from huizong.reading.pdf_rules import NEAR
from huizong.reading.pdf_sheets import Glyph, Rule

_MOST_COLUMNS = 30
_BESIDE = 2.0  # sizes; text so near to the frame goes through it
_CROSSING = 1 / 3  # of the lines may stand over several columns
_OF_TEXT = 0.6  # of the frame; a line without a gap that is longer is running text
_PROSE = 12.0  # sizes; in two columns of lines so long stands running text
_FEW_LINES = 8
_CAPTION = re.compile(r"[续附]?表\s*[0-9一二三四五六七八九十]")
_NO_HEAD = re.compile(r"(?:抄送|抄报|主送|分送|印发|校对)")


@dataclass(frozen=True, slots=True)
class Zone:
    """What stands between two rules of a table that is `width` wide."""

    top: float
    bottom: float
    width: float
    lines: tuple[PieceLine, ...]


def zones_of(frame: list[Rule], across: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[Zone]:
    """Return what stands between the rules of a frame, nothing where it goes through the frame."""
    low, high = frame[0].left - NEAR, frame[0].right + NEAR
    edges = [rule.top for rule in frame]
    inside: list[list[Glyph]] = [[] for _ in edges]
    crossed: set[int] = set()
    for glyph in glyphs:
        at = bisect_right(edges, glyph.base - CENTRE * glyph.size) - 1
        if low <= (glyph.left + glyph.right) / 2 <= high:
            inside[at].append(glyph)
        elif low - _BESIDE * glyph.size < glyph.right and glyph.left < high + _BESIDE * glyph.size:
            crossed.add(at)
    shorter = [
        rule for rule in across if rule not in frame and low < rule.left and rule.right < high
    ]
    return [
        Zone(
            top,
            bottom,
            high - low,
            () if at in crossed else with_spans(piece_lines(inside[at]), shorter),
        )
        for at, (top, bottom) in enumerate(pairwise(edges))
    ]


def is_text(zone: Zone) -> bool:
    """Whether running text stands between two rules."""
    if any(len(line.pieces) > 1 for line in zone.lines):
        return False
    widest = max(line.pieces[0].right - line.pieces[0].left for line in zone.lines)
    return widest > _OF_TEXT * zone.width


def is_table(zones: Sequence[Zone]) -> bool:
    """Whether the texts between some rules keep to columns."""
    head, *body = (zone.lines for zone in zones)
    if not _is_head(head):
        return False
    lines = [line for zone in zones for line in zone.lines]
    columns = columns_of(lines)
    if not 2 <= len(columns) <= _MOST_COLUMNS or _is_prose(lines, columns):
        return False
    below = [line for zone in body for line in zone]
    crossing = sum(any(len(under(piece, columns)) > 1 for piece in x.pieces) for x in below)
    parted = any(len(line.pieces) > 1 for line in below)
    return parted and crossing <= _CROSSING * len(below)


def _is_head(lines: tuple[PieceLine, ...]) -> bool:
    return any(len(line.pieces) > 1 for line in lines) and not _NO_HEAD.match(lines[0].text)


def is_caption(line: PieceLine) -> bool:
    """Whether a line names the table below it."""
    return _CAPTION.match(line.text) is not None


def _is_prose(lines: Sequence[PieceLine], columns: Sequence[Column]) -> bool:
    """Whether two columns hold running text."""
    if len(columns) != 2 or len(lines) < _FEW_LINES:
        return False
    sides = [
        [p.right - p.left for x in lines for p in x.pieces if column.left <= p.left < column.right]
        for column in columns
    ]
    size = median(line.size for line in lines)
    return all(side and median(side) > _PROSE * size for side in sides)


def grid_of(zones: Sequence[Zone], frame: Rule) -> Grid:
    """Return the table of some zones; the first is its head."""
    lines = [line for zone in zones for line in zone.lines]
    columns = columns_of(lines)
    between = levels_within_head(zones[0].lines, columns)
    levels = [zones[0].top, *between]
    by_rule = ruled_by_rows([zone.lines for zone in zones[1:]], columns)
    for zone in zones[1:]:
        levels.append(zone.top)
        levels += [] if by_rule else levels_between(zone.lines, columns)
    levels.append(zones[-1].bottom)
    edges = [(one.right + other.left) / 2 for one, other in pairwise(columns)]
    left, right = min(frame.left, columns[0].left), max(frame.right, columns[-1].right)
    cells = cells_of(lines, columns, levels, head=len(between) + 1)
    return Grid(
        left, levels[0], right, levels[-1], [left, *edges, right], levels, cells, loose=True
    )
