"""A promise: what an earlier report said would be done, and what a later one says of it."""

from dataclasses import dataclass
from enum import StrEnum

from huizong.values.message import Message
from huizong.values.place import Place


class PromiseKind(StrEnum):
    """What is promised."""

    TARGET = "target"  # a figure to be reached or kept under: 达到72%以上, 控制在1%以内
    TASK = "task"  # something to be done, without a figure


class PromiseState(StrEnum):
    """What the later report says of a promise."""

    MET = "met"
    NOT_MET = "not-met"
    IN_PART = "in-part"
    NOT_MENTIONED = "not-mentioned"
    UNDECIDABLE = "undecidable"  # spoken of, but what would decide it is not stated


@dataclass(frozen=True, slots=True)
class Promise:
    """A target or a task of an earlier report, and the answer of a later one.

    `words` are the promise as written, `subject` what it is about; `places` are those words in the
    earlier file, never none. `answers` are the places of the later file that decide, or that speak
    of it without deciding; none where it is not mentioned. `formula` is the arithmetic in digits
    (72 - 71.06 = 0.94), "" where there is none. `message` tells a clerk what was found.
    """

    kind: PromiseKind
    words: str
    subject: str
    state: PromiseState
    places: tuple[Place, ...]
    answers: tuple[Place, ...]
    formula: str
    message: Message
