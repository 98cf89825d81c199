"""The basis of a figure: why we may print it (design, invariant I1)."""

from dataclasses import dataclass

from huizong.values.figure import Figure
from huizong.values.place import Place


@dataclass(frozen=True, slots=True)
class Basis:
    """A figure of a compiled report and the places of the inputs that state it.

    `item` leads from the root to the item, an index a level; the offsets of `figure` count in the
    item's own text, its marker left out.
    """

    item: tuple[int, ...]
    figure: Figure
    places: tuple[Place, ...]
