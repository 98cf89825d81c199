"""The template by which a section's month is written."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from huizong.definitions import Labelled


class Frozen(BaseModel):
    """A part of a template: frozen, and with no key that nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(StrEnum):
    """What is told."""

    FIGURES = "figures"  # the sentences of ledgers
    CLOSED = "closed"  # records that were closed in the period
    CHANGED = "changed"  # records whose state changed and that are not closed
    DUE = "due"  # records of which a deadline falls into the next period


class Telling(Frozen):
    """What is told of which ledgers; none named are all that the section keeps, `but` some.

    `text` is what is written of a record, with slots; `states` are those that close a record, by
    ledger, where the ledger's own figures do not tell. Of more records than `most` the rest is
    left to the ledger.
    """

    kind: Kind
    ledgers: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    text: str = ""
    states: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    most: int = Field(default=20, ge=1, le=200)


class TemplatePart(Frozen):
    """A heading with what stands under it; `empty` is said where that is nothing, "" for none."""

    heading: str = Field(min_length=1, max_length=60)
    says: tuple[Telling, ...] = Field(min_length=1)
    empty: str = ""


class Template(Labelled):
    """A template. `key` is its file's name."""

    key: str = ""
    parts: tuple[TemplatePart, ...] = Field(min_length=1)
