"""Tables that are ruled only across: a rule above, one below the head, one below (三线表).

Rules of one length that lie below each other are the frame; the gaps that stand below each other in
the lines between them part the columns. Text that crosses these gaps, the address lines at the
end of an official document, and columns of running text are no tables.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from huizong.reading.pdf_grid import CENTRE, Grid, fill, within
from huizong.reading.pdf_level_rows import (
    cells_of,
    levels_between,
    levels_within_head,
    ruled_by_rows,
)
from huizong.reading.pdf_pieces import Column, PieceLine, columns_of, piece_lines, under, with_spans
from huizong.reading.pdf_rules import NEAR, lying
from huizong.reading.pdf_sheets import Glyph, Rule

_SAME = 4.0  # points; rules of a table begin and end so near to each other
_NARROWEST = 60.0  # points
_MOST_RULES = 300
_MOST_COLUMNS = 30
_MOST_TRIES = 4  # to find where a table ends that others follow
_BESIDE = 2.0  # sizes; text so near to the frame goes through it
_CROSSING = 1 / 3  # of the lines may stand over several columns
_OF_TEXT = 0.6  # of the frame; a line without a gap that is longer is running text
_PROSE = 12.0  # sizes; in two columns of lines so long stands running text
_FEW_LINES = 8
_CAPTION = re.compile(r"[续附]?表\s*[0-9一二三四五六七八九十]")
_NO_HEAD = re.compile(r"(?:抄送|抄报|主送|分送|印发|校对)")


@dataclass(frozen=True, slots=True)
class _Zone:
    """What stands between two rules of a table that is `width` wide."""

    top: float
    bottom: float
    width: float
    lines: tuple[PieceLine, ...]


def level_grids(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """Return the tables of a page that are ruled only across, and the characters outside."""
    across = lying(rules)
    if not 3 <= len(across) <= _MOST_RULES:
        return [], list(glyphs)
    rest, grids = list(glyphs), []
    for frame in _frames(across):
        for grid in _tables(frame, across, rest):
            inside = [glyph for glyph in rest if within(glyph, grid)]
            if fill(grid, inside):
                grids.append(grid)
                rest = [glyph for glyph in rest if not within(glyph, grid)]
    return grids, rest


def _frames(across: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield the rules that begin and end below each other, three at least, from the top."""
    left = sorted(across, key=lambda rule: (rule.left, rule.right))
    taken: set[int] = set()
    for index, first in enumerate(left):
        if index in taken or first.right - first.left < _NARROWEST:
            continue
        frame = []
        for other in range(index, len(left)):
            if left[other].left - first.left > _SAME:
                break
            if other not in taken and abs(left[other].right - first.right) <= _SAME:
                frame.append(left[other])
                taken.add(other)
        if len(frame) >= 3:
            yield sorted(frame, key=lambda rule: rule.top)


def _tables(frame: list[Rule], across: Sequence[Rule], glyphs: Sequence[Glyph]) -> Iterator[Grid]:
    """Yield the tables between the rules of a frame: zones in a row that keep to columns."""
    for zones in _runs(_zones(frame, across, glyphs)):
        start = 0
        while start < len(zones) - 1:
            longest = range(len(zones), start + 1, -1)
            fitting = (end for end in longest[:_MOST_TRIES] if _is_table(zones[start:end]))
            end = next(fitting, start)
            if end > start:
                yield _grid(zones[start:end], frame[0])
            start = max(end, start + 1)


def _runs(zones: Sequence[_Zone]) -> Iterator[list[_Zone]]:
    """Yield the zones that follow each other and may be parts of a table."""
    run: list[_Zone] = []
    for zone in zones:
        if zone.lines and not _is_caption(zone.lines[0]) and not _is_text(zone):
            run.append(zone)
        else:
            yield run
            run = []
    yield run


def _zones(frame: list[Rule], across: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[_Zone]:
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
        _Zone(
            top,
            bottom,
            high - low,
            () if at in crossed else with_spans(piece_lines(inside[at]), shorter),
        )
        for at, (top, bottom) in enumerate(pairwise(edges))
    ]


def _is_text(zone: _Zone) -> bool:
    """Whether running text stands between two rules."""
    if any(len(line.pieces) > 1 for line in zone.lines):
        return False
    widest = max(line.pieces[0].right - line.pieces[0].left for line in zone.lines)
    return widest > _OF_TEXT * zone.width


def _is_table(zones: Sequence[_Zone]) -> bool:
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


def _is_caption(line: PieceLine) -> bool:
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


def _grid(zones: Sequence[_Zone], frame: Rule) -> Grid:
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
    return Grid(left, levels[0], right, levels[-1], [left, *edges, right], levels, cells)
