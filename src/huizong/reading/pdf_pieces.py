"""Lines of a table without upright rules, in pieces, and the columns that the pieces keep to."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from huizong.reading.pdf_sheets import Glyph, Rule
from huizong.reading.pdf_spans import rows_of

_CUT = 0.5  # sizes; a gap that may part two cells
_EMPTY_HALF = 0.4  # sizes; what a closing mark of full width leaves free
_CLOSING = frozenset("）】》〉」』，。；：、！？")
_OVERLAP = 0.15  # sizes; less is a character that leans over
_ABOVE = 1.5  # sizes between a text and the rule below it
_MOST_PIECES = 1_000
_MOST_GAPS = 300  # looked at below a piece


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line without a gap."""

    left: float
    right: float
    text: str


@dataclass(frozen=True, slots=True)
class PieceLine:
    """A line: its base, its size, and its pieces from the left."""

    base: float
    size: float
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """What it says, a blank at each gap."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Column:
    """How far the texts of a column reach."""

    left: float
    right: float


def piece_lines(glyphs: Sequence[Glyph]) -> list[PieceLine]:
    """Return the lines that some characters make, from the top; blanks are gaps."""
    lines: list[PieceLine] = []
    for row in rows_of(glyphs):
        shown = [glyph for span in row for glyph in span.glyphs if glyph.text.strip()]
        if shown:
            size = max(glyph.size for glyph in shown)
            lines.append(PieceLine(row[0].base, size, tuple(_pieces(shown))))
    return lines


def _pieces(glyphs: list[Glyph]) -> Iterator[Piece]:
    start, right = 0, glyphs[0].right
    for at, glyph in enumerate(glyphs):
        if glyph.left - right > _CUT * glyph.size:
            yield _piece(glyphs[start:at])
            start = at
        end = glyph.right - (_EMPTY_HALF * glyph.size if glyph.text in _CLOSING else 0)
        right = end if start == at else max(right, end)
    yield _piece(glyphs[start:])


def _piece(glyphs: list[Glyph]) -> Piece:
    text = "".join(glyph.text for glyph in glyphs)
    return Piece(glyphs[0].left, max(glyph.right for glyph in glyphs), text)


def columns_of(lines: Sequence[PieceLine]) -> list[Column]:
    """Return the columns that lines keep to, from the left; one where they show none.

    A piece that stands over several columns, a heading of theirs, does not join them.
    """
    pieces = [piece for line in lines for piece in line.pieces]
    if len(pieces) > _MOST_PIECES:
        return []
    gaps = _Gaps(lines)
    columns: list[Column] = []
    kept = (piece for piece in pieces if not gaps.spanned_by(piece))
    for piece in sorted(kept, key=lambda one: one.left):
        if columns and piece.left < columns[-1].right:
            columns[-1] = Column(columns[-1].left, max(columns[-1].right, piece.right))
        else:
            columns.append(Column(piece.left, piece.right))
    return columns


class _Gaps:
    """The gaps between the pieces of all lines, from the left."""

    def __init__(self, lines: Sequence[PieceLine]) -> None:
        pieces = [piece for line in lines for piece in line.pieces]
        self.lefts = sorted(piece.left for piece in pieces)
        self.rights = sorted(piece.right for piece in pieces)
        self.gaps = sorted(gap for line in lines for gap in _between(line))
        self.starts = [start for start, _ in self.gaps]

    def spanned_by(self, piece: Piece) -> bool:
        """Whether a piece stands over a gap that more lines have than cross it."""
        first, last = bisect_left(self.starts, piece.left), bisect_left(self.starts, piece.right)
        under = [gap for gap in self.gaps[first : min(last, first + _MOST_GAPS)]
                 if gap[1] < piece.right]  # fmt: skip
        for middle in {round((start + end) / 2) for start, end in under}:
            having = sum(start < middle < end for start, end in under)
            crossing = bisect_left(self.lefts, middle) - bisect_left(self.rights, middle)
            if having > crossing:
                return True
        return False


def _between(line: PieceLine) -> Iterator[tuple[float, float]]:
    """Yield the gaps of a line, each a little wider: whoever spans it leans on both sides."""
    lean = _OVERLAP * line.size
    for before, after in pairwise(line.pieces):
        if len(before.text) > 1 or len(after.text) > 1 or before.text.isascii():
            yield before.right - lean, after.left + lean  # else a spaced-out name: 张　三


def under(piece: Piece, columns: Sequence[Column]) -> list[int]:
    """Return the columns that a piece stands over."""
    return [
        index
        for index, column in enumerate(columns)
        if min(piece.right, column.right) > max(piece.left, column.left)
    ]


def with_spans(lines: Sequence[PieceLine], rules: Sequence[Rule]) -> tuple[PieceLine, ...]:
    """Return lines in which a text right above a short rule is as wide as that: it spans."""
    widened = list(lines)
    for rule in rules:
        above = [at for at, line in enumerate(lines) if line.base < rule.top + 1]
        if above and rule.top - lines[above[-1]].base < _ABOVE * lines[above[-1]].size:
            at = above[-1]
            pieces = (_as_wide(piece, rule) for piece in widened[at].pieces)
            widened[at] = replace(widened[at], pieces=tuple(pieces))
    return tuple(widened)


def _as_wide(piece: Piece, rule: Rule) -> Piece:
    within = rule.left <= piece.left and piece.right <= rule.right
    return replace(piece, left=rule.left, right=rule.right) if within else piece
