"""What a text does as a whole: how wide its lines are wrapped, whether its paragraphs indent."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from huizong.reading.lines import Line, columns

_NARROWEST, _WIDEST = 24, 160  # columns of a page that somebody set
_SLACK = 3  # columns that a wrap leaves free: a hanzi that did not fit, a mark that hangs
_FEWEST = 4
_SHARE_WRAPPED = 0.3
_SHARE_LONGER = 0.02
_SHARE_INDENTED = 0.6
_SHARE_LOOSE = 0.3
_STOP = re.compile("[。！？；]")


@dataclass(frozen=True, slots=True)
class Habits:
    """What the lines of a text have in common.

    `wrap` is the width in columns at which lines were cut, 0 where they were not; `indented` says
    that paragraphs begin with a blank, `loose` that many of them end without a full stop.
    """

    wrap: int
    indented: bool
    loose: bool

    def fills(self, line: Line) -> bool:
        """Whether a line reaches the width at which lines were cut."""
        return self.wrap > 0 and line.indent + columns(line.text) >= self.wrap - _SLACK


def habits_of(lines: Sequence[Line], complete: Sequence[bool]) -> Habits:
    """Return the habits of a text; `complete` says of each line whether it ends a sentence."""
    wrap = _wrap(lines, complete)
    return Habits(wrap, _indented(lines, complete), loose=not wrap and _loose(lines, complete))


def _wrap(lines: Sequence[Line], complete: Sequence[bool]) -> int:
    widths = [line.indent + columns(line.text) for line in lines]
    counts = Counter(widths)
    best = max(counts, key=lambda width: (_near(counts, width), width), default=0)
    if not _NARROWEST <= best <= _WIDEST:
        return 0
    full = [
        done for width, done in zip(widths, complete, strict=True) if best - _SLACK <= width <= best
    ]
    longer = sum(count for width, count in counts.items() if width > best)
    wrapped = (
        len(full) >= max(_FEWEST, _SHARE_WRAPPED * len(lines))
        and longer <= _SHARE_LONGER * len(lines)
        and sum(full) <= len(full) / 2
    )
    return best if wrapped else 0


def _near(counts: Counter[int], width: int) -> int:
    return sum(counts[width - less] for less in range(_SLACK + 1))


def _indented(lines: Sequence[Line], complete: Sequence[bool]) -> bool:
    openers = [after for after, done in zip(lines[1:], complete, strict=False) if done]
    return len(openers) >= _FEWEST and (
        sum(line.indent >= 2 for line in openers) >= _SHARE_INDENTED * len(openers)
    )


def _loose(lines: Sequence[Line], complete: Sequence[bool]) -> bool:
    ends = [done for line, done in zip(lines, complete, strict=True) if _STOP.search(line.text)]
    return len(ends) >= _FEWEST and ends.count(False) >= _SHARE_LOOSE * len(ends)
