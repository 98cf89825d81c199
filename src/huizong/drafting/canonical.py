"""A text with everything that a rephrasing may change written in one way; offsets lead back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from huizong.chinese import fold
from huizong.drafting.words import allowed
from huizong.figures import figures
from huizong.values import Bound, Figure, FigureKind

QUOTED = re.compile('《[^《》]*》|“[^“”]*”|‘[^‘’]*’|「[^「」]*」|"[^"]*"')
OPEN, CLOSE = "\ue000", "\ue001"  # around a figure; a text that holds them is not drafted

# These may be written otherwise if the value stays: 3.5万元, 35000元. Of all others, and of every
# figure that is not exact, the writing itself is what is compared: 多 is not 余 is not 以上.
_BY_VALUE = frozenset(
    {
        FigureKind.COUNT,
        FigureKind.MONEY,
        FigureKind.PERCENT,
        FigureKind.LENGTH,
        FigureKind.AREA,
        FigureKind.MASS,
        FigureKind.VOLUME,
        FigureKind.DATE,
    }
)


@dataclass(frozen=True, slots=True)
class Piece:
    """The stretch [start, end) of a text and how it is written in the canonical one.

    `solid` pieces are never cut: a figure, a title, a quotation.
    """

    start: int
    end: int
    text: str
    solid: bool


def key(figure: Figure) -> str:
    """Return what a figure states; two figures are the same where their keys are."""
    stated = figure.date if figure.kind is FigureKind.DATE else figure.low
    if figure.bound is not Bound.EXACT or figure.kind not in _BY_VALUE or stated is None:
        return f"{figure.kind}|{fold(figure.text)}"
    worth = figure.date or (f"{figure.low.normalize():f}" if figure.low is not None else "")
    return f"{figure.kind}|{worth}|{figure.unit}"


def pieces(text: str) -> tuple[Piece, ...]:
    """Return a text as pieces in their order: titles, figures, exchanged words, single letters."""
    return tuple(_filled(text, list(_solid(text))))


def canonical(parts: tuple[Piece, ...]) -> str:
    """Return the canonical text of pieces."""
    return "".join(piece.text for piece in parts)


def _solid(text: str) -> Iterator[Piece]:
    quoted = [match.span() for match in QUOTED.finditer(text)]
    solid = [Piece(start, end, text[start:end], solid=True) for start, end in quoted]
    for figure in figures(text):
        if not any(low < figure.end and figure.start < high for low, high in quoted):
            written = f"{OPEN}{key(figure)}{CLOSE}"
            solid.append(Piece(figure.start, figure.end, written, solid=True))
    yield from sorted(solid, key=lambda piece: piece.start)


def _filled(text: str, solid: list[Piece]) -> Iterator[Piece]:
    at = 0
    for piece in solid:
        yield from _plain(text, at, piece.start)
        yield piece
        at = piece.end
    yield from _plain(text, at, len(text))


def _plain(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield plain words a character a piece, those that may be exchanged as their group's first."""
    words = allowed()
    at = start
    for match in words.exchange.finditer(text, start, end):
        yield from _letters(text, at, match.start())
        yield Piece(match.start(), match.end(), words.of_word[match[0]], solid=False)
        at = match.end()
    yield from _letters(text, at, end)


def _letters(text: str, start: int, end: int) -> Iterator[Piece]:
    for at in range(start, end):
        yield Piece(at, at + 1, text[at], solid=False)
