"""Which lines of a cell, or of a column, belong together: those that only its width parted."""

import re

from huizong.reading.pdf_grid import GridCell
from huizong.reading.pdf_rows import Fragment

_PADDING = 0.9  # sizes; what a cell leaves free at its sides
# What a line never parts: a Latin word or number, else a character with the marks behind it.
_UNIT = re.compile(
    r"[（《“〈【〔(\[]*(?:[0-9A-Za-z.,:%+\-/]+|.)[，。、；：！？）》〉】”’〕,.;:!?)\]%％‰℃]*"
)
_NARROW, _WIDE = 0.5, 0.7  # sizes; Latin small letters and digits, capitals


def unit_width(text: str) -> float:
    """Return how wide the shortest beginning of a line is that would stand alone, in sizes."""
    match = _UNIT.match(text)
    return sum(map(_width, match.group())) if match else 1.0


def _width(character: str) -> float:
    if character >= "\u1100":
        return 1.0
    return _WIDE if character.isupper() else _NARROW


def cell_lines(cell: GridCell) -> list[list[Fragment]]:
    """Return the lines of a cell in groups, a group for each paragraph."""
    groups: list[list[Fragment]] = []
    for line in cell.lines:
        if groups and _full(groups[-1][-1], line, cell.right - cell.left):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _full(line: Fragment, following: Fragment, width: float) -> bool:
    """Whether the beginning of the next line had no room left in this one."""
    free = width - (line.right - line.left) - 2 * _PADDING * line.size
    return free < unit_width(following.text) * line.size
