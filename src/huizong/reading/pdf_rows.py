"""Characters of a page as fragments: stretches of one line without a wide gap.

The order of the file is kept within a stretch, and nothing but the place counts between stretches;
programs write a page in any order, but not the letters of a word.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from huizong.reading.lines import trimmed
from huizong.reading.pdf_sheets import Glyph

_WIDE = 1.2  # sizes; a gap that parts columns, a full-width blank does not
_BREACH = 0.5  # sizes; a gap that parts columns where the file itself jumps
_BLANK = 0.8  # sizes; a gap between hanzi that shows as a blank
_WORD = 0.18  # sizes; a gap between Latin letters that parts two words
_BACK = 0.4  # sizes; how far a squeezed mark may lie over the character before it
_LEVEL = 0.3  # sizes; how far the characters of a line may lie above or below each other
_RAISED = 0.75  # a character smaller than this share of its line may stand higher
_LOWEST_RAISED, _HIGHEST_RAISED = 0.15, 0.7  # sizes of the line, above its base
_BESIDE = 0.5  # sizes between a raised character and the one it belongs to
_DOUBLED = 0.2  # sizes; so near by, a character is the same one printed again
_MOST_SPANS = 500  # on a line; no page of text has as many
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a line: its text, edges, base line, size, and whether a blank ended it."""

    text: str
    left: float
    right: float
    base: float
    size: float
    blank_after: bool = False

    @property
    def top(self) -> float:
        """The upper edge of its characters, about."""
        return self.base - 0.88 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of its characters, about."""
        return self.base + 0.12 * self.size


def fragments_of(glyphs: Sequence[Glyph]) -> list[Fragment]:
    """Return the fragments of some characters, from the top and then from the left."""
    fragments: list[Fragment] = []
    for row in _rows(_spans(glyphs)):
        fragments += _cut_at_gaps(row)
    return fragments


def merged(fragments: Iterable[Fragment]) -> list[Fragment]:
    """Return the fragments with those of one line as one, a blank between them; in order."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda one: (one.base, one.left)):
        if lines and fragment.base - lines[-1][0].base <= _LEVEL * fragment.size:
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
        pieces += (" " if _shows_blank(before.text[-1], one.text[0], gap) else "", one.text)
    return Fragment(
        "".join(pieces),
        line[0].left,
        max(one.right for one in line),
        longest.base,
        longest.size,
        line[-1].blank_after,
    )


@dataclass(slots=True)
class _Span:
    """Characters that follow each other in the file on one line."""

    glyphs: list[Glyph]

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def base(self) -> float:
        return self.glyphs[0].base

    @property
    def size(self) -> float:
        return self.glyphs[0].size


def _spans(glyphs: Iterable[Glyph]) -> list[_Span]:
    spans: list[_Span] = []
    for glyph in glyphs:
        last = spans[-1].glyphs[-1] if spans else None
        if last is not None and _printed_twice(last, glyph):
            continue
        if last is not None and _follows(last, glyph):
            spans[-1].glyphs.append(glyph)
        else:
            spans.append(_Span([glyph]))
    return spans


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = last.size
    if (last.left, last.right, last.base) == (glyph.left, glyph.right, glyph.base):
        return True  # two characters that one drawing shows: ﬁ, or a dash of two hanzi's length
    return (
        abs(glyph.base - last.base) <= 0.02 * size
        and abs(glyph.size - size) <= 0.05 * size
        and -_BACK * size <= glyph.left - last.right <= _WIDE * size
        and glyph.left >= last.left - 0.05 * size
    )


def _printed_twice(last: Glyph, glyph: Glyph) -> bool:
    """Whether a character was set twice for the look of a bold one."""
    off = max(abs(glyph.left - last.left), abs(glyph.base - last.base))
    return last.text == glyph.text and 0 < off <= _DOUBLED * glyph.size


def _rows(spans: list[_Span]) -> Iterator[list[_Span]]:
    """Yield the spans line by line, those of a line from the left."""
    rows: list[list[_Span]] = []
    raised: list[_Span] = []
    common = median(span.size for span in spans for _ in span.glyphs) if spans else 0
    for span in sorted(spans, key=lambda one: one.base):
        if span.size < _RAISED * common and len(span.glyphs) <= 4:
            raised.append(span)
        elif rows and span.base - rows[-1][0].base <= _LEVEL * max(span.size, rows[-1][0].size):
            rows[-1].append(span)
        else:
            rows.append([span])
    for span in raised:
        _seat(span, rows)
    for row in sorted(rows, key=lambda spans: spans[0].base):
        yield _without_doubles(sorted(_opened(row), key=lambda span: span.left))


def _opened(row: list[_Span]) -> list[_Span]:
    """Return a line with its spans cut where another lies in a gap of theirs.

    Programs that take quotation marks from a second font print them behind the rest of a line.
    """
    spans = list(row)
    for inner in row if len(row) <= _MOST_SPANS else ():
        for index, outer in enumerate(spans):
            at = _gap_for(inner, outer)
            if at:
                spans[index : index + 1] = _Span(outer.glyphs[:at]), _Span(outer.glyphs[at:])
                break
    return spans


def _gap_for(inner: _Span, outer: _Span) -> int:
    """Return before which character of a span another one lies in a gap, 0 where in none."""
    if inner is outer or not outer.left < inner.left < outer.glyphs[-1].left:
        return 0
    tolerance = _LEVEL * min(inner.size, outer.size) / 2
    at = next(index for index, one in enumerate(outer.glyphs) if one.left > inner.left - tolerance)
    before, after = outer.glyphs[at - 1], outer.glyphs[at]
    fits = before.right <= inner.left + tolerance
    return at if fits and after.left >= inner.glyphs[-1].right - tolerance else 0


def _seat(span: _Span, rows: list[list[_Span]]) -> None:
    """Put a small span on the line that it touches, raised digits as such, else on its own."""
    for row in rows:
        for neighbour in row:
            lifted = (neighbour.base - span.base) / neighbour.size
            if not _touches(span, neighbour):
                continue
            if _LOWEST_RAISED <= lifted <= _HIGHEST_RAISED:
                row.append(_Span([_lifted(glyph) for glyph in span.glyphs]))
                return
            if abs(lifted) <= _LEVEL:
                row.append(span)
                return
    for row in rows:
        if abs(row[0].base - span.base) <= _LEVEL * span.size:
            row.append(span)
            return
    rows.append([span])


def _touches(span: _Span, neighbour: _Span) -> bool:
    """Whether a small span stands right behind or before a larger one."""
    behind = span.left - neighbour.glyphs[-1].right
    before = neighbour.left - span.glyphs[-1].right
    near = min(abs(behind), abs(before)) <= _BESIDE * neighbour.size
    return near and span.size < _RAISED * neighbour.size


def _lifted(glyph: Glyph) -> Glyph:
    text = glyph.text.translate(_RAISED_DIGITS)
    return Glyph(text, glyph.left, glyph.right, glyph.base, glyph.size)


def _without_doubles(row: list[_Span]) -> list[_Span]:
    """Return a line without spans that lie over the same text: a shadow, a bold look."""
    kept: list[_Span] = []
    for span in row:
        over = [
            at
            for at, other in enumerate(kept[-3:], start=max(len(kept) - 3, 0))
            if _lies_over(span, other)
        ]
        if not over:
            kept.append(span)
        elif len(span.glyphs) > len(kept[over[0]].glyphs):
            kept[over[0]] = span
    return kept


def _lies_over(span: _Span, other: _Span) -> bool:
    """Whether the shorter of two spans is the beginning of the longer one, at the same place."""
    beginnings = zip(span.glyphs, other.glyphs, strict=False)
    off = max(abs(other.left - span.left), abs(other.base - span.base))
    near = 0 < off <= _DOUBLED * span.size
    return near and all(one.text == two.text for one, two in beginnings)


def _cut_at_gaps(row: list[_Span]) -> Iterator[Fragment]:
    waiting: list[Glyph] = []
    for span in row:
        for index, glyph in enumerate(span.glyphs):
            wide = _WIDE if index else _BREACH
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


def _latin(text: str) -> bool:
    return text.isascii() and text.isalpha()
