"""What stands in a workbook before anybody has asked what it means: sheets, lines and cells."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from huizong.reading.sheets_cells import Area
from huizong.values import Message


class SheetError(Exception):
    """A workbook cannot be used at all; `message` says why, `remedy` what to do."""

    def __init__(self, message: Message, remedy: Message) -> None:
        super().__init__(f"{message}{remedy}")
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Broken:
    """A formula that gives nothing to use: the error it shows (#REF!), "" where it was not run."""

    shows: str


Given = str | Decimal | date | datetime | time | bool | Broken
"""What a cell holds: a text, a number as it shows at fifteen digits, a day, time or both."""


@dataclass(slots=True)
class Line:
    """A row that holds something: its number on the screen, and its cells by column from 0.

    `filled` are the columns whose content stands in a merged cell that begins further up.
    """

    number: int
    cells: dict[int, Given]
    hidden: bool = False
    filled: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """What is said of a sheet as a whole: merged cells, and columns that do not show."""

    merges: tuple[Area, ...] = ()
    hidden_columns: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet of a book: `lines()` reads it anew each time, row after row, and keeps none."""

    name: str
    hidden: bool
    read: Callable[[], Iterator[Line]]
    frame: Callable[[], Frame] = Frame

    def lines(self) -> Iterator[Line]:
        """Yield the rows that hold something. Raises SheetError where the file is broken."""
        return self.read()


@dataclass(frozen=True, slots=True)
class Book:
    """A file with its sheets by name, in their order."""

    path: str
    tabs: Mapping[str, Tab] = field(default_factory=dict)


def cell_name(row: int, column: int) -> str:
    """Return what the screen calls a cell: row 7 (from 1) and column 2 (from 0) are C7."""
    letters, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row}"
