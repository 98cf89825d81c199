"""Characters of a page as spans, and spans as lines.

A span keeps the order of the file; between spans nothing but the place counts. Programs write a
page in any order, but not the letters of a word.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from huizong.reading.pdf_sheets import Glyph

WIDE = 1.2  # sizes; a gap that parts columns, a full-width blank does not
LEVEL = 0.3  # sizes; how far the characters of a line may lie above or below each other
_BACK = 0.4  # sizes; how far a squeezed mark may lie over the character before it
_RAISED = 0.75  # a character smaller than this share of its line may stand higher
_LOWEST_RAISED, _HIGHEST_RAISED = 0.15, 0.7  # sizes of the line, above its base
_MOST_RAISED = 4  # characters in a row
_BESIDE = 0.5  # sizes between a raised character and the one it belongs to
_DOUBLED = 0.2  # sizes; so near by, a character is the same one printed again
_MOST_SPANS = 100  # on a line; no page of text has as many
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Span:
    """Characters that follow each other in the file on one line."""

    glyphs: list[Glyph]

    @property
    def left(self) -> float:
        """Where its first character begins."""
        return self.glyphs[0].left

    @property
    def base(self) -> float:
        """The line its first character stands on."""
        return self.glyphs[0].base

    @property
    def size(self) -> float:
        """The size of its first character."""
        return self.glyphs[0].size


def _spans(glyphs: Iterable[Glyph]) -> list[Span]:
    spans: list[Span] = []
    for glyph in glyphs:
        last = spans[-1].glyphs[-1] if spans else None
        if last is not None and _printed_twice(last, glyph):
            continue
        if last is not None and _follows(last, glyph):
            spans[-1].glyphs.append(glyph)
        else:
            spans.append(Span([glyph]))
    return spans


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = last.size
    if (last.left, last.right, last.base) == (glyph.left, glyph.right, glyph.base):
        return True  # two characters that one drawing shows: ﬁ, or a dash of two hanzi's length
    return (
        abs(glyph.base - last.base) <= 0.02 * size
        and abs(glyph.size - size) <= 0.05 * size
        and -_BACK * size <= glyph.left - last.right <= WIDE * size
        and glyph.left >= last.left - 0.05 * size
    )


def _printed_twice(last: Glyph, glyph: Glyph) -> bool:
    """Whether a character was set twice for the look of a bold one."""
    off = max(abs(glyph.left - last.left), abs(glyph.base - last.base))
    return last.text == glyph.text and 0 < off <= _DOUBLED * glyph.size


def rows_of(glyphs: Sequence[Glyph]) -> Iterator[list[Span]]:
    """Yield the spans of a page line by line, those of a line from the left."""
    spans = _spans(glyphs)
    rows: list[list[Span]] = []
    raised: list[Span] = []
    common = median(glyph.size for glyph in glyphs) if glyphs else 0
    for span in sorted(spans, key=lambda one: one.base):
        if span.size < _RAISED * common and len(span.glyphs) <= _MOST_RAISED:
            raised.append(span)
        elif rows and span.base - rows[-1][0].base <= LEVEL * max(span.size, rows[-1][0].size):
            rows[-1].append(span)
        else:
            rows.append([span])
    rows += _seated(raised, rows)
    for row in sorted(rows, key=lambda spans: spans[0].base):
        yield _without_doubles(sorted(_opened(row), key=lambda span: span.left))


def _opened(row: list[Span]) -> list[Span]:
    """Return a line with its spans cut where another lies in a gap of theirs.

    Programs that take quotation marks from a second font print them behind the rest of a line.
    """
    spans = list(row)
    for inner in row if len(row) <= _MOST_SPANS else ():
        for index, outer in enumerate(spans):
            at = _gap_for(inner, outer)
            if at:
                spans[index : index + 1] = Span(outer.glyphs[:at]), Span(outer.glyphs[at:])
                break
    return spans


def _gap_for(inner: Span, outer: Span) -> int:
    """Return before which character of a span another one lies in a gap, 0 where in none."""
    if inner is outer or not outer.left < inner.left < outer.glyphs[-1].left:
        return 0
    tolerance = LEVEL * min(inner.size, outer.size) / 2
    at = next(index for index, one in enumerate(outer.glyphs) if one.left > inner.left - tolerance)
    before, after = outer.glyphs[at - 1], outer.glyphs[at]
    fits = before.right <= inner.left + tolerance
    return at if fits and after.left >= inner.glyphs[-1].right - tolerance else 0


def _seated(raised: list[Span], rows: list[list[Span]]) -> list[list[Span]]:
    """Put small spans on the lines that they touch; return the lines that the others make."""
    bases = [row[0].base for row in rows]
    own: list[list[Span]] = []
    for span in raised:
        reach = span.size / (1 - _RAISED)
        first = bisect_left(bases, span.base - reach)
        near = rows[first : bisect_left(bases, span.base + reach)]
        if any(_seat(span, row) for row in near):
            continue
        if own and span.base - own[-1][0].base <= LEVEL * span.size:
            own[-1].append(span)
        else:
            own.append([span])
    return own


def _seat(span: Span, row: list[Span]) -> bool:
    """Put a small span on a line if it touches it there, raised digits as such."""
    for neighbour in row[:_MOST_SPANS]:
        lifted = (neighbour.base - span.base) / neighbour.size
        if not _touches(span, neighbour):
            continue
        if _LOWEST_RAISED <= lifted <= _HIGHEST_RAISED:
            row.append(Span([_lifted(glyph) for glyph in span.glyphs]))
            return True
        if abs(lifted) <= LEVEL:
            row.append(span)
            return True
    return False


def _touches(span: Span, neighbour: Span) -> bool:
    """Whether a small span stands right behind or before a larger one."""
    behind = span.left - neighbour.glyphs[-1].right
    before = neighbour.left - span.glyphs[-1].right
    near = min(abs(behind), abs(before)) <= _BESIDE * neighbour.size
    return near and span.size < _RAISED * neighbour.size


def _lifted(glyph: Glyph) -> Glyph:
    text = glyph.text.translate(_RAISED_DIGITS)
    return Glyph(text, glyph.left, glyph.right, glyph.base, glyph.size)


def _without_doubles(row: list[Span]) -> list[Span]:
    """Return a line without spans that lie over the same text: a shadow, a bold look."""
    kept: list[Span] = []
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


def _lies_over(span: Span, other: Span) -> bool:
    """Whether the shorter of two spans is the beginning of the longer one, at the same place."""
    beginnings = zip(span.glyphs, other.glyphs, strict=False)
    off = max(abs(other.left - span.left), abs(other.base - span.base))
    near = 0 < off <= _DOUBLED * span.size
    return near and all(one.text == two.text for one, two in beginnings)
