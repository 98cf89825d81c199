"""A change: what a later report of an office has that an earlier one has not, or differently."""

from dataclasses import dataclass
from enum import StrEnum

from huizong.values.message import Message
from huizong.values.place import Place


class ChangeKind(StrEnum):
    """What changed, or that nothing did."""

    NEW = "new"  # an item of the later report only
    GONE = "gone"  # an item of the earlier report only
    SAME = "same"  # the same words in both
    RENEWED = "renewed"  # the same words but for years, dates and numbers
    UP = "up"  # a figure that rose
    DOWN = "down"  # a figure that fell


@dataclass(frozen=True, slots=True)
class Change:
    """One change between two reports.

    `words` are the item, or what the figure counts. `earlier` and `later` are the places in either
    file, none where it does not stand there. `formula` is the arithmetic of a figure
    (152 - 140 = 12), else "".
    """

    kind: ChangeKind
    words: str
    earlier: tuple[Place, ...]
    later: tuple[Place, ...]
    formula: str
    message: Message
