"""What a figure may rest on: a ledger, an indicator, words of another text, a person."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from huizong.ledgers import Period
from huizong.values import Place


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a ledger or an indicator: the days, both included, and the units.

    No units are all that the ledger has.
    """

    first: date
    last: date
    units: tuple[str, ...] = ()

    @property
    def period(self) -> Period:
        """The days as figures take them."""
        return Period(self.first, self.last)


@dataclass(frozen=True, slots=True)
class OfLedger:
    """A figure of a ledger; with `by` the part of it whose field `by` holds `group`."""

    ledger: str
    figure: str
    asked: Asked
    by: str = ""
    group: str = ""
    kind: Literal["ledger"] = "ledger"


@dataclass(frozen=True, slots=True)
class OfIndicator:
    """A value of an indicator."""

    indicator: str
    asked: Asked
    kind: Literal["indicator"] = "indicator"


@dataclass(frozen=True, slots=True)
class OfText:
    """Words of another text: a paper that came in, an earlier report. `name` is what it is."""

    place: Place
    words: str
    name: str = ""
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class OfPerson:
    """The word of a person who vouches for the figure; `says` is where they have it from."""

    person: str
    says: str
    on: date
    kind: Literal["person"] = "person"


Ground: TypeAlias = OfLedger | OfIndicator | OfText | OfPerson
"""What a figure rests on."""
GROUND: TypeAdapter[Ground] = TypeAdapter(Annotated[Ground, Field(discriminator="kind")])
"""Writes a ground as JSON and reads it back; raises pydantic's ValidationError."""
