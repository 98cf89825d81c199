"""Deadlines as a ledger's file defines them: terms, what lengthens them, what they leave out."""

from typing import Any

from pydantic import Field, field_validator

from huizong.ledgers.fields import Part, Timed

_TERM = r"^\d{1,4} (workdays|days|months|years)$"


class Extension(Part):
    """What lengthens a term: another term, or a new day that stands in a field."""

    when: str
    term: str | None = Field(default=None, pattern=_TERM)
    to: str | None = None
    basis: str = ""


class Pause(Part):
    """A stretch that a term leaves out: the days behind `from` up to `to`, fields with a day.

    Without an end yet the clock stands still. `rows` names a table field of such stretches.
    """

    from_: str = Field(alias="from")
    to: str
    rows: str | None = None
    label: str = ""
    basis: str = ""


class Deadline(Timed):
    """A day until which something is to be done.

    Either `due` names the field that holds the day, or `start` the field of the event from which
    `term` runs. It is met when the field `done` holds a day, or, without one, when the record has
    left `state`. `statutory` terms roll behind rest days as 民法典 203 says; an office's own do
    not unless `roll` says so. `warn` is how long before the lamp turns yellow. With `rows` it runs
    for each row of a table field. It holds for events of the days `since` to `until`.

    `lapses` says that it is somebody's right and nobody's duty: over and unused it is told no more.
    """

    label: str = ""
    rows: str | None = None
    state: tuple[str, ...] = ()
    when: str | None = None
    due: str | None = None
    start: str | None = None
    term: str | None = Field(default=None, pattern=_TERM)
    extend: tuple[Extension, ...] = ()
    pause: tuple[Pause, ...] = ()
    done: str | None = None
    statutory: bool = False
    roll: bool | None = None
    warn: str = Field(default="3 workdays", pattern=_TERM)
    lapses: bool = False
    basis: str = ""
    trust: str = ""

    @field_validator("state", mode="before")
    @classmethod
    def _one_or_more(cls, given: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
        return (given,) if isinstance(given, str) else given
