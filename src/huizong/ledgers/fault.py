"""What is wrong with a record: a value for a person, never an exception."""

from dataclasses import dataclass

from huizong.values import Message, Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in which field (None: the record as a whole), and what to do.

    `column` and `index` point into a table field, the first row being 0.
    """

    field: str | None
    message: Message
    remedy: Message
    severity: Severity = Severity.ERROR
    column: str | None = None
    index: int | None = None
