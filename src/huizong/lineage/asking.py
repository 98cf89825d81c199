"""A figure that can be asked for again with something changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from huizong.ledgers import FigureValue, Role, Row, Sheet, table
from huizong.ledgers.counting import measured
from huizong.ledgers.definition import OVER_ROWS
from huizong.lineage.grounds import OfLedger
from huizong.values import Message


class Reason(StrEnum):
    """Why a text and the rows may differ."""

    LATER = "later"  # rows entered after the text was written
    DAYS = "days"  # rows of the days before or after the period
    UNITS = "units"  # rows of another unit
    DOUBLE = "double"  # rows that say the same twice
    MONTH = "month"  # the figure of another period
    FIGURE = "figure"  # another figure of the ledger


@dataclass(frozen=True, slots=True)
class Explanation:
    """What makes text and rows equal, in a sentence, and the rows that it is about."""

    reason: Reason
    message: Message
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Asking:
    """A figure that can be asked for again with something changed."""

    stated: Decimal
    ground: OfLedger
    sheet: Sheet
    others: Mapping[str, Sheet]

    def value(self, sheet: Sheet) -> FigureValue:
        """Return the figure, or its group, as another sheet has it."""
        whole = sheet.figure(self.ground.figure)
        if not self.ground.by:
            return whole
        groups = table(sheet, self.ground.figure, self.ground.by)
        named = (each.figure for each in groups if each.name == self.ground.group)
        return next(named, replace(whole, value=Decimal(0), rows=()))

    def amounts(self, rows: Iterable[Row]) -> bool:
        """Whether some rows alone would make what is stated."""
        figure = self.sheet.ledger.figures[self.ground.figure]
        if figure.measure not in OVER_ROWS:
            return False
        kept = tuple(rows)
        return measured(self.sheet.ledger, figure, kept, self.sheet.period) == self.stated

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the figure."""
        return self.value(self.sheet).rows


def sheets_of_others(sheet: Sheet) -> dict[str, Sheet]:
    """Return the sheets of the other units that a sheet's records are about, by name."""
    key = sheet.ledger.role(Role.UNIT)
    if key is None or sheet.units is None:
        return {}
    named = {str(record.values.get(key)) for record in sheet.records} - sheet.units
    return {name: replace(sheet, units=frozenset({name})) for name in sorted(named)}


def together(sheet: Sheet, others: Iterable[Sheet]) -> Sheet:
    """Return a sheet of the records of several."""
    records = (*sheet.own, *(record for other in others for record in other.own))
    return Sheet(sheet.ledger, records, sheet.period)
