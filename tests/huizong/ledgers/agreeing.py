"""What a text says, held against what its office's registers count: 对照.yaml of an example."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from pydantic import BaseModel, ConfigDict

from huizong.definitions import Labelled
from huizong.definitions.reader import read_definition_file
from huizong.ledgers import Period, Role, Sheet, table


class Differs(BaseModel):
    model_config = ConfigDict(extra="forbid")

    rows: Decimal
    why: str


class Agreement(BaseModel):
    model_config = ConfigDict(extra="forbid")

    section: str
    month: str
    words: str
    ledger: str
    figure: str = ""
    units: list[str] | None = None
    by: dict[str, str] = {}
    period: str = ""
    record: str = ""
    field: str = ""
    value: Decimal
    differs: Differs | None = None


class Agreements(Labelled):
    agreements: list[Agreement]


def read_agreements(path):
    return read_definition_file(path, Agreements).agreements


def counted(agreement, ledger, records):
    """Return the value that the registers give, rounded as its figure is printed."""
    if agreement.record:
        title = ledger.role(Role.TITLE)
        found = [each for each in records if each.values[title] == agreement.record]
        assert len(found) == 1, f"{len(found)} records are called {agreement.record}"
        return found[0].values[ledger.aliases[agreement.field]]
    units = frozenset(agreement.units) if agreement.units else None
    sheet = Sheet(ledger, tuple(records), span(agreement.period or agreement.month), units)
    figure = sheet.figure(agreement.figure)
    for field, name in agreement.by.items():
        groups = {group.name: group.figure for group in table(sheet, agreement.figure, field)}
        figure = groups[name]
    places = figure.definition.decimals
    value = figure.value
    return value if places is None else rounded(value, places)


def rounded(value, places):
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def span(text):
    """2026, 2026-10, 2026-01至2026-10, 2026-10-20至2026-10-20."""
    first, _, last = text.partition("至")
    begin, end = _part(first), _part(last or first)
    return Period(begin.first, end.last)


def _part(text):
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return Period(date(*parts), date(*parts))
    return Period.of(*parts)
