"""A fault that a person made: a value, never an exception."""

from dataclasses import dataclass
from enum import StrEnum

from huizong.values.message import Message
from huizong.values.place import Place


class Severity(StrEnum):
    """How much a finding weighs; only an error changes the exit status."""

    ERROR = "error"
    WARNING = "warning"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the text as read: what stands at the place becomes `text`."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, and what to do.

    `code` is stable (HZ101), `rule` is its readable name ("numbering-gap"); `places` are plural,
    since a sum that fails concerns its total and its parts. A finding about a whole file has one
    place without extent. `fix` is what mends it, where that is certain; else empty.
    """

    code: str
    rule: str
    severity: Severity
    message: Message
    hint: Message
    places: tuple[Place, ...]
    fix: tuple[Edit, ...] = ()
