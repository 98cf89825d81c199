"""A row of a sheet as values by field, and what is wrong with its cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from huizong.ledgers.fields import FieldDefinition
from huizong.ledgers.sheets.cells import ColumnReader
from huizong.ledgers.sheets.directory import Resolver
from huizong.ledgers.sheets.fitting import Wrong, as_text
from huizong.ledgers.sheets.given import Given, Line
from huizong.ledgers.sheets.plan import HISTORY, LINK, MARK, NUMBER, STATE, Plan, TabPlan
from huizong.ledgers.sheets.safe import unsafe
from huizong.ledgers.sheets.told import Told

_EXTRA = (NUMBER, STATE, HISTORY, LINK, MARK)


@dataclass(slots=True)
class RowRead:
    """A row: its values by field, its texts beside fields (number, state …), what is told of it.

    `refused` are the fields whose cell could not be read.
    """

    tab: TabPlan
    line: Line
    values: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    @property
    def link(self) -> str:
        """What links rows of detail sheets to it."""
        return self.extra.get(NUMBER) or self.extra.get(LINK, "")

    def tell(self, key: str | None, wrong: Wrong) -> None:
        """Tell something of the cell of a field, or of the row where the sheet has no such cell."""
        at = self.tab.at(key) if key else None
        head = self.tab.columns[at].head if at is not None else ""
        self.told.append(
            Told(
                wrong.kind,
                self.tab.name,
                wrong.message,
                wrong.remedy,
                row=self.line.number,
                column=at,
                head=head,
                severity=wrong.severity,
            )
        )

    @property
    def fails(self) -> bool:
        """Whether something is wrong that keeps it out."""
        return any(told.is_error for told in self.told)


class RowReader:
    """Reads the rows of one sheet as its plan says."""

    def __init__(
        self, tab: TabPlan, fields: Mapping[str, FieldDefinition], plan: Plan, resolver: Resolver
    ) -> None:
        self.tab = tab
        self._labels = {key: field.label for key, field in fields.items()}
        self._columns: list[tuple[int, str, ColumnReader]] = []
        self._extra: list[tuple[int, str, str]] = []
        for at, column in tab.columns.items():
            if column.key in fields:
                made = ColumnReader(fields[column.key], resolver, unit=column.unit, year=plan.year)
                self._columns.append((at, column.key, made))
            elif column.key in _EXTRA:
                self._extra.append((at, column.key, column.head))
        self._constants = [
            (key, text, ColumnReader(fields[key], resolver, year=plan.year))
            for key, text in plan.constants.items()
            if key in fields and tab.at(key) is None and not tab.table
        ]

    def read(self, line: Line) -> RowRead:
        """Return a row as values, with what is told of its cells."""
        row = RowRead(self.tab, line)
        cells = line.cells
        for at, key, column in self._columns:
            given = cells.get(at)
            if given is not None:
                _take(row, key, column, given)
        for at, key, head in self._extra:
            given = cells.get(at)
            if given is not None:
                row.extra[key] = unsafe(as_text(given).strip(), head=head)
        for key, text, column in self._constants:
            _take(row, key, column, text)
        return row


def _take(row: RowRead, key: str, column: ColumnReader, given: Given) -> None:
    value, wrong = column.read(given)
    if value is not None:
        row.values[key] = value
    if wrong is not None:
        row.tell(key, wrong)
        if value is None:
            row.refused.add(key)
