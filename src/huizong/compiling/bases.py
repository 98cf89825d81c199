"""The basis of every figure of a compiled report: the places of the inputs that state it."""

from collections.abc import Callable, Iterator, Sequence

from huizong.compiling.pieces import Pieces
from huizong.figures import figures
from huizong.values import (
    Addition,
    Basis,
    Figure,
    FigureKind,
    Item,
    ItemKind,
    Place,
    Run,
    places_of,
    text_of,
)

Reader = Callable[[str], Sequence[Figure]]


def bases(
    items: tuple[Item, ...],
    *,
    path: tuple[int, ...] = (),
    read: Reader = figures,
    additions: Sequence[Addition] = (),
) -> Iterator[Basis]:
    """Yield each figure of the items with the places it was read from, in the report's order.

    The places of a sum of `additions` are those of its parts. `read` is what reads the figures of a
    text, where the caller remembers what was read.
    """
    for index, item in enumerate(items):
        if item.kind is ItemKind.INLINE_ITEM:  # its parent's text states the same figures
            continue
        here = (*path, index)
        pieces = Pieces(item.runs)
        for figure in read(text_of(item.runs)):
            if figure.kind is not FigureKind.PLACEHOLDER:
                runs = pieces.cut(figure.start, figure.end)
                yield Basis(here, figure, _parts(runs, here, additions) or places_of(runs))
        yield from bases(item.children, path=here, read=read, additions=additions)


def _parts(
    runs: Sequence[Run], here: tuple[int, ...], additions: Sequence[Addition]
) -> tuple[Place, ...]:
    """Return the parts of the sum that a figure is, none where the figure was quoted."""
    if not additions or all(run.origin is not None for run in runs):
        return ()
    return next((one.parts for one in additions if one.item == here), ())
