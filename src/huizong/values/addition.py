"""An addition: a figure of the output that no input states, and the figures that it sums."""

from dataclasses import dataclass

from huizong.values.place import Place


@dataclass(frozen=True, slots=True)
class Addition:
    """A sum that the program formed of figures of several sections.

    `item` leads from the report's root to the item that states it, an index a level, `target` is
    that item's number. `total` is the sum as printed, without its unit; `formula` the arithmetic in
    digits (156 + 64 = 220); `parts` are the places of the figures that were added.
    """

    item: tuple[int, ...]
    target: str
    total: str
    formula: str
    parts: tuple[Place, ...]
