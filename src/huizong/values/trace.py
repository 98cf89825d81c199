"""A trace: what the making of a file left in it beside its text."""

from dataclasses import dataclass
from enum import StrEnum

from huizong.values.place import Place


class TraceKind(StrEnum):
    """What was left."""

    COMMENT = "comment"
    INSERTED = "inserted"  # a tracked insertion, read as accepted
    DELETED = "deleted"  # a tracked deletion, read as accepted: not in the text
    HIDDEN = "hidden"  # text that is not shown, and not in the text as read


@dataclass(frozen=True, slots=True)
class Trace:
    """A comment, a tracked change or a hidden text, as a word processor keeps it.

    `text` is what the comment says, what was inserted or deleted, or what is hidden; `author` and
    `date` (ISO 8601) are empty where the file does not tell. `place` is the text commented on or
    inserted; for what is not in the text it is the point where it would stand, without extent.
    """

    kind: TraceKind
    text: str
    place: Place
    author: str = ""
    date: str = ""
