"""Lines of a page as fragments: stretches without a wide gap, with the blanks that gaps show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from huizong.reading.lines import trimmed
from huizong.reading.pdf_sheets import Glyph
from huizong.reading.pdf_spans import LEVEL, WIDE, Span, rows_of

_BREACH = 0.5  # sizes; a gap that parts columns where the file itself jumps
_BLANK = 0.8  # sizes; a gap between hanzi that shows as a blank
_OF_NUMBERS = frozenset("0123456789.%")
_WORD = 0.18  # sizes; a gap between Latin letters that parts two words


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a line: its text, edges, base line, size, and whether a blank ended it."""

    text: str
    left: float
    right: float
    base: float
    size: float
    blank_after: bool = False


def fragments_of(glyphs: Sequence[Glyph]) -> list[Fragment]:
    """Return the fragments of some characters, from the top and then from the left."""
    fragments: list[Fragment] = []
    for row in rows_of(glyphs):
        fragments += _cut_at_gaps(row)
    return fragments


def merged(fragments: Iterable[Fragment]) -> list[Fragment]:
    """Return the fragments with those of one line as one, a blank between them; in order."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda one: (one.base, one.left)):
        if lines and fragment.base - lines[-1][0].base <= LEVEL * fragment.size:
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return [_as_one(sorted(line, key=lambda one: one.left)) for line in lines]


def _as_one(line: list[Fragment]) -> Fragment:
    if len(line) == 1:
        return line[0]
    longest = max(line, key=lambda one: len(one.text))
    pieces = [line[0].text]
    for before, one in pairwise(line):
        gap = (one.left - before.right) / one.size
        pieces += (_blank(before.text[-1], one.text[0], gap), one.text)
    return Fragment(
        "".join(pieces),
        line[0].left,
        max(one.right for one in line),
        longest.base,
        longest.size,
        line[-1].blank_after,
    )


def _cut_at_gaps(row: list[Span]) -> Iterator[Fragment]:
    waiting: list[Glyph] = []
    for span in row:
        for index, glyph in enumerate(span.glyphs):
            wide = WIDE if index else _BREACH
            if waiting and glyph.left - waiting[-1].right > wide * glyph.size:
                yield from _fragment(waiting)
                waiting = []
            waiting.append(glyph)
    yield from _fragment(waiting)


def _fragment(glyphs: list[Glyph]) -> Iterator[Fragment]:
    """Yield the fragment of some characters, none where they show nothing."""
    start, end = 0, len(glyphs)
    while start < end and _empty(glyphs[start]):
        start += 1
    while start < end and _empty(glyphs[end - 1]):
        end -= 1
    if start == end:
        return
    shown = glyphs[start:end]
    pieces = [shown[0].text]
    for before, glyph in pairwise(shown):
        gap = (glyph.left - before.right) / glyph.size
        pieces += (" " if _shows_blank(before.text, glyph.text, gap) else "", glyph.text)
    size = median(glyph.size for glyph in shown)
    base = median(glyph.base for glyph in shown)
    blank = any(glyph.text.isspace() for glyph in glyphs[end:])
    yield Fragment("".join(pieces), shown[0].left, shown[-1].right, base, size, blank)


def _empty(glyph: Glyph) -> bool:
    return trimmed(glyph.text, 0, len(glyph.text)) == (0, 0)


def _shows_blank(before: str, after: str, gap: float) -> bool:
    """Whether a gap (in sizes) between two characters stands for a blank."""
    if before.isspace() or after.isspace():
        return False
    return gap > (_WORD if _latin(before) and _latin(after) else _BLANK)


def _blank(before: str, after: str, gap: float) -> str:
    """Return the blank between two fragments: a wide one between numbers, which are not one."""
    if gap > WIDE and before in _OF_NUMBERS and after in _OF_NUMBERS:
        return "\u3000"
    return " " if _shows_blank(before, after, gap) else ""


def _latin(text: str) -> bool:
    return text.isascii() and text.isalpha()
