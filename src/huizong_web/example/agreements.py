"""What the texts of an example say, beside what its registers count: its 对照.yaml."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from huizong.definitions import Labelled
from huizong.definitions.reader import read_definition_file
from huizong.ledgers import Period


class Differs(BaseModel):
    """A difference that is there on purpose: what the registers count, and who is right."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rows: Decimal
    why: str


class Agreement(BaseModel):
    """Words of a section's report and what is behind them: a ledger's figure, a record's field.

    `units` are those whose records count, none for all; `by` is a field and the group meant;
    `period` is the report's month where it is empty. What is `left` nobody has said yet.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    section: str
    month: str
    words: str
    ledger: str
    figure: str = ""
    units: list[str] | None = None
    by: dict[str, str] = Field(default_factory=dict)
    period: str = ""
    record: str = ""
    field: str = ""
    value: Decimal
    differs: Differs | None = None
    left: bool = False

    @property
    def days(self) -> Period:
        """The days that are asked about."""
        return days_of(self.period or self.month)


class Sourced(BaseModel):
    """Words of a section's report whose figures come from a paper; or those of its `tables`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    section: str
    month: str
    words: str = ""
    tables: bool = False
    source: str


class Agreements(Labelled):
    """All that an example's reports have from its registers, and from other papers.

    `of_one` are those of a single record, such as who came to one meeting.
    """

    agreements: list[Agreement]
    of_one: list[Agreement] = Field(default_factory=list)
    sources: list[Sourced] = Field(default_factory=list)

    @property
    def counted(self) -> tuple[Agreement, ...]:
        """All that registers count."""
        return (*self.agreements, *self.of_one)


def read_agreements(path: Path) -> Agreements:
    """Return the list of an example; raises DefinitionError with file, line and fault."""
    return read_definition_file(path, Agreements)


def days_of(text: str) -> Period:
    """Return the days of 2026, 2026-10, 2026-01至2026-10 or 2026-10-20至2026-10-20."""
    first, _, last = text.partition("至")
    return Period(_part(first).first, _part(last or first).last)


def _part(text: str) -> Period:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return Period(day, day)
    return Period.of(*parts)
