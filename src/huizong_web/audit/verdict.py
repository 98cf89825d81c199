"""What a walk along the chain finds. Pure, so that a command may say it without the site."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What is wrong with a link."""

    MISSING = "missing"  # entries were removed from the midst
    CHANGED = "changed"  # what it says does not give its hash
    MOVED = "moved"  # it was written for another place
    UNLINKED = "unlinked"  # it does not follow the entry before it: one of them was put there
    UNKNOWN = "unknown"  # its algorithm is not known here
    INSERTED = "inserted"  # it stands behind the head, or before what was sealed
    CUT = "cut"  # the end is missing
    HEAD = "head"  # the head holds another hash than the last entry
    REPLACED = "replaced"  # the anchor remembers another hash: the chain was computed anew


@dataclass(frozen=True, slots=True)
class Broken:
    """The first broken link: which entry, what is wrong, and another number that explains it."""

    sequence: int
    fault: Fault
    other: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a walk found; `jumps` counts the entries before which the clock had gone back."""

    first: int
    last: int
    hash: str
    jumps: int
    broken: Broken | None
    anchored: int = 0
