"""A rephrasing: an item of a compiled report that is not printed in the sections' own words."""

from dataclasses import dataclass

from huizong.values.place import Place


@dataclass(frozen=True, slots=True)
class Rephrasing:
    """What an item said and says now, and who rephrased it.

    `item` leads from the root to the item, an index a level; `target` are its numbers as printed
    ("一、（二）3."). `places` are all that `before` was read from; `after` says nothing else.
    """

    item: tuple[int, ...]
    target: str
    before: str
    after: str
    by: str
    places: tuple[Place, ...]
