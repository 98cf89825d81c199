"""The account of a compilation: where every item of every input went (design, invariant I2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from huizong.values.addition import Addition
from huizong.values.message import Message
from huizong.values.place import Place


class Fate(StrEnum):
    """What became of an item."""

    KEPT = "kept"  # printed as an item of its own
    MERGED = "merged"  # printed within an item that several sections share
    REPLACED = "replaced"  # a heading or title whose place the office's own takes
    LEFT_OUT = "left-out"  # not printed; by whom and why is said


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an item that is not printed, and why that loses nothing (or who decided it).

    `omitted` tells that the words go with all they say, for want of room; else what they say
    stands elsewhere.
    """

    place: Place
    why: Message
    omitted: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of an input and what became of it.

    `place` is the whole item with its marker, `text` its words; `targets` name the items of the
    output by their numbers ("一、（二）3."), the one that begins with this item first; none where
    nothing is printed. `carried` are the places that are printed, `dropped` those that are not:
    together they cover the item's own text.
    """

    section: str
    place: Place
    text: str
    fate: Fate
    targets: tuple[str, ...]
    carried: tuple[Place, ...]
    dropped: tuple[Part, ...]

    @property
    def target(self) -> str:
        """The first of the targets, empty where there is none."""
        return self.targets[0] if self.targets else ""


@dataclass(frozen=True, slots=True)
class Account:
    """The entries of a compilation, input by input, in the order of the texts.

    `additions` are the sums that the report states and no input does, each with its parts.
    """

    entries: tuple[Entry, ...]
    additions: tuple[Addition, ...] = ()

    def of(self, fate: Fate) -> Iterator[Entry]:
        """Yield the entries of one fate."""
        return (entry for entry in self.entries if entry.fate is fate)
