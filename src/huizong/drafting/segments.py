"""An item's sentences, its clauses, and the shares of sections in the program's own brackets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huizong.drafting.canonical import Piece, canonical, pieces
from huizong.values import Run, text_of

JOINTS = frozenset("，。；、：！？,;:!?（）()")
_ENDS = frozenset("。！？")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clause:
    """Pieces without a mark between them, and the marks that follow ("，", "）、")."""

    pieces: tuple[Piece, ...]
    joint: str
    solid_joint: bool  # whether a title, a quotation or a figure stands beside the marks

    @property
    def text(self) -> str:
        """The canonical text."""
        return canonical(self.pieces)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence read in two ways.

    `clauses` are all, brackets being marks as others are. Where the sentence holds one bracket of
    the program's own (who leads, what the others did), `main` are the clauses without it, `shares`
    those within it, and it stands behind `main[holder]`; `closing` says that it closes that clause.
    """

    clauses: tuple[Clause, ...]
    main: tuple[Clause, ...] = ()
    shares: tuple[Clause, ...] = ()
    holder: int = -1
    closing: bool = False


def segmented(runs: tuple[Run, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of an item's runs."""
    brackets = list(_own_brackets(runs))
    return tuple(
        _sentence(list(part), [span for span in brackets if _within(span, part)])
        for part in _sentences(pieces(text_of(runs)))
    )


def _own_brackets(runs: tuple[Run, ...]) -> Iterator[Span]:
    """Yield the brackets that merging wrote, signs and all; a section's own have an origin."""
    at, start = 0, None
    for run in runs:
        if run.origin is None and run.text == "（":
            start = at
        at += len(run.text)
        if run.origin is None and run.text == "）" and start is not None:
            yield start, at
            start = None


def _sentences(parts: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces of each sentence, the marks behind its end with it."""
    first = 0
    for index, piece in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else None
        ended = _is_joint(piece) and any(_is_end(each) for each in _marks(parts, index))
        if ended and (following is None or not _is_joint(following)):
            yield parts[first : index + 1]
            first = index + 1
    if first < len(parts):
        yield parts[first:]


def _marks(parts: tuple[Piece, ...], index: int) -> Iterator[Piece]:
    """Yield the marks that stand together and end at an index, from the last."""
    while index >= 0 and _is_joint(parts[index]):
        yield parts[index]
        index -= 1


def _is_joint(piece: Piece) -> bool:
    return not piece.solid and piece.text in JOINTS


def _is_end(piece: Piece) -> bool:
    return piece.text in _ENDS


def _within(span: Span, parts: Sequence[Piece]) -> bool:
    return parts[0].start <= span[0] and span[1] <= parts[-1].end


def _sentence(parts: list[Piece], brackets: list[Span]) -> Sentence:
    clauses = tuple(_clauses(parts))
    if len(brackets) != 1:
        return Sentence(clauses)
    start, end = brackets[0]
    before = [piece for piece in parts if piece.end <= start]
    behind = [piece for piece in parts if piece.start >= end]
    inside = [piece for piece in parts if start < piece.start and piece.end < end]
    main, shares = tuple(_clauses(before + behind)), tuple(_clauses(inside))
    holder = len(list(_clauses(before))) - 1
    closing = not behind or _is_joint(behind[0])
    return Sentence(clauses, main, shares, holder, closing)


def _clauses(parts: list[Piece]) -> Iterator[Clause]:
    """Yield the clauses of pieces; marks at the very beginning make a clause without words."""
    words: list[Piece] = []
    marks: list[Piece] = []
    for piece in parts:
        if _is_joint(piece):
            marks.append(piece)
            continue
        if marks:
            yield _clause(words, marks, piece)
            words, marks = [], []
        words.append(piece)
    if words or marks:
        yield _clause(words, marks, None)


def _clause(words: list[Piece], marks: list[Piece], following: Piece | None) -> Clause:
    beside = [*words[-1:], *([following] if following else [])]
    joint = "".join(piece.text for piece in marks)
    return Clause(tuple(words), joint, any(piece.solid for piece in beside))
