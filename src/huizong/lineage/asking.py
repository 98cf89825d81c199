"""A figure that can be asked for again with something changed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

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
    """A figure that can be asked for again with something changed.

    `others` are the sheets of other units; `joined` gives the sheet of the own unit and of some of
    them together.
    """

    stated: Decimal
    ground: OfLedger
    sheet: Sheet
    others: Mapping[str, Sheet]
    joined: Callable[[Iterable[str]], Sheet]

    def value(self, sheet: Sheet) -> FigureValue:
        """Return the figure, or its group, as another sheet has it; a store's without rows."""
        if self.ground.by:
            return group_of(sheet, self.ground)
        return sheet.figure(self.ground.figure)

    def rows_in(self, sheet: Sheet) -> tuple[Row, ...]:
        """Return the rows of the figure, or of its group, in another sheet."""
        if self.ground.by:
            return group_of(sheet, self.ground).rows
        return sheet.with_rows(self.ground.figure).rows

    def amounts(self, rows: Iterable[Row]) -> bool:
        """Whether some rows alone would make what is stated."""
        figure = self.sheet.ledger.figures[self.ground.figure]
        if figure.measure not in OVER_ROWS:
            return False
        kept = tuple(rows)
        return measured(self.sheet.ledger, figure, kept, today=self.sheet.today) == self.stated

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the figure."""
        return self.rows_in(self.sheet)


def group_of(sheet: Sheet, ground: OfLedger) -> FigureValue:
    """Return the part of a figure that a ground means, with its rows; 0 where there is none."""
    held = sheet.holding(ground.figure)
    named = (
        each.figure for each in table(held, ground.figure, ground.by) if each.name == ground.group
    )
    none = FigureValue(ground.figure, sheet.ledger.figures[ground.figure], sheet.period, Decimal(0))
    return next(named, none)


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
    return Sheet(sheet.ledger, records, sheet.period, now=sheet.now)
