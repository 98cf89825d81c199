"""The basis of every figure of a compiled report: the places of the inputs that state it."""

from collections.abc import Callable, Iterator, Sequence

from huizong.compiling.pieces import Pieces
from huizong.figures import figures
from huizong.values import Basis, Figure, FigureKind, Item, ItemKind, places_of, text_of

Reader = Callable[[str], Sequence[Figure]]


def bases(
    items: tuple[Item, ...], *, path: tuple[int, ...] = (), read: Reader = figures
) -> Iterator[Basis]:
    """Yield each figure of the items with the places it was read from, in the report's order.

    `read` is what reads the figures of a text, where the caller remembers what was read.
    """
    for index, item in enumerate(items):
        if item.kind is ItemKind.INLINE_ITEM:  # its parent's text states the same figures
            continue
        here = (*path, index)
        pieces = Pieces(item.runs)
        for figure in read(text_of(item.runs)):
            if figure.kind is not FigureKind.PLACEHOLDER:
                places = places_of(pieces.cut(figure.start, figure.end))
                yield Basis(here, figure, places)
        yield from bases(item.children, path=here, read=read)
