"""Tables that are ruled only across: a rule above, one below the head, one below (三线表).

Rules of one length that lie below each other are the frame; the gaps that stand below each other in
the lines between them part the columns. Text that crosses these gaps, the address lines at the
end of an official document, and columns of running text are no tables.
"""

from collections.abc import Iterator, Sequence

from huizong.reading.pdf_grid import Grid, fill, within
from huizong.reading.pdf_level_ends import continued, opened
from huizong.reading.pdf_level_zones import Zone, grid_of, is_caption, is_table, is_text, zones_of
from huizong.reading.pdf_rules import lying
from huizong.reading.pdf_sheets import Glyph, Rule

_SAME = 4.0  # points; rules of a table begin and end so near to each other
_NARROWEST = 60.0  # points
_MOST_RULES = 300
_AT_ONCE = 4  # tries to find where a table ends that others follow
_MOST_TRIES = 40


def level_grids(
    rules: Sequence[Rule], glyphs: Sequence[Glyph], above: Grid | None = None
) -> tuple[list[Grid], list[Glyph]]:
    """Return the tables of a page that are ruled only across, and the characters outside.

    `above` is the last table of the page before, if no rule ended it there.
    """
    across = lying(rules)
    frames = list(_frames(across)) if len(across) <= _MOST_RULES else []
    taker = _Taker(list(glyphs))
    for frame in frames:
        for grid in _tables(frame, across, taker.rest):
            taker.take(grid)
    if above is not None:
        taker.take(continued(above, across, taker.rest, taker.grids))
    for frame in frames:
        taker.take(opened(frame, across, taker.rest, taker.grids))
    return taker.grids, taker.rest


class _Taker:
    """Takes tables, and their characters away from the others."""

    def __init__(self, glyphs: list[Glyph]) -> None:
        self.grids: list[Grid] = []
        self.rest = glyphs

    def take(self, grid: Grid | None) -> None:
        """Fill a table and keep it, if it says anything."""
        if grid is None:
            return
        if fill(grid, [glyph for glyph in self.rest if within(glyph, grid)]):
            self.grids.append(grid)
            self.rest = [glyph for glyph in self.rest if not within(glyph, grid)]


def _frames(across: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield the rules that begin and end below each other, two at least, from the top."""
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
        if len(frame) >= 2:
            yield sorted(frame, key=lambda rule: rule.top)


def _tables(frame: list[Rule], across: Sequence[Rule], glyphs: Sequence[Glyph]) -> Iterator[Grid]:
    """Yield the tables between the rules of a frame: zones in a row that keep to columns."""
    tries = 0
    for zones in _runs(zones_of(frame, across, glyphs)):
        start = 0
        while start < len(zones) - 1 and tries < _MOST_TRIES:
            ends = range(len(zones), max(start + 1, len(zones) - _AT_ONCE), -1)
            tries += len(ends)
            end = next((end for end in ends if is_table(zones[start:end])), start)
            if end > start:
                yield grid_of(zones[start:end], frame[0])
            start = max(end, start + 1)


def _runs(zones: Sequence[Zone]) -> Iterator[list[Zone]]:
    """Yield the zones that follow each other and may be parts of a table."""
    run: list[Zone] = []
    for zone in zones:
        if zone.lines and not is_caption(zone.lines[0]) and not is_text(zone):
            run.append(zone)
        else:
            yield run
            run = []
    yield run
