"""The values between a workbook's format and its text: sheets as they are stored."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from huizong.reading.faults import OVERSIZED, TOO_MANY_CELLS, refuse
from huizong.reading.limits import Limits
from huizong.values import Message

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # of a sheet, ISO 29500-1 §18.3.1


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of merged cells; all four edges belong to it, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """A sheet: what its cells show by row and column, both counted from 0.

    `rows` holds cells that show something only. `errors` are cells whose formula failed,
    `pending` those whose formula has no stored result, `invisible` counts those whose format shows
    nothing.
    """

    name: str
    hidden: bool = False
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int]] = field(default_factory=list)
    pending: list[tuple[int, int]] = field(default_factory=list)
    invisible: int = 0

    def hides_column(self, column: int) -> bool:
        """Whether a column is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a file in order, and what else it holds: `comments` and `drawn` are counts."""

    sheets: tuple[Sheet, ...]
    macros: bool = False
    comments: int = 0
    drawn: int = 0


@dataclass(slots=True)
class Meter:
    """Counts the cells of a file, and their letters, and refuses it when they are too many.

    Letters count as often as they are shown: a small file can name one long text very often.
    """

    path: str
    limits: Limits
    count: int = 0
    letters: int = 0

    def add(self, cells: int) -> None:
        """Count some more cells. Raises ReadingError."""
        self.count += cells
        if self.count > self.limits.max_cells:
            raise refuse(TOO_MANY_CELLS, self.path, limit=self.limits.max_cells)

    def show(self, text: str) -> None:
        """Count the letters of a cell that is written. Raises ReadingError."""
        self.letters += len(text)
        if self.letters > self.limits.max_characters:
            why = Message("超过 {limit} 字", limit=self.limits.max_characters)
            raise refuse(OVERSIZED, self.path, why=why)


def visible(sheet: Sheet) -> Sheet:
    """Return a sheet without its hidden rows and columns.

    What a merged cell says stands in its first cell; where that one is hidden and another is not,
    the text moves there, as the screen shows it.
    """
    if not sheet.hidden_rows and not sheet.hidden_columns:
        return sheet
    moved = dict(_moves(sheet))
    rows: dict[int, dict[int, str]] = {}
    for row, cells in sheet.rows.items():
        for column, text in cells.items():
            at = moved.get((row, column), (row, column))
            if at[0] not in sheet.hidden_rows and not sheet.hides_column(at[1]):
                rows.setdefault(at[0], {})[at[1]] = text
    ordered = {row: rows[row] for row in sorted(rows)}
    return Sheet(
        sheet.name,
        hidden_rows=sheet.hidden_rows,
        rows=ordered,
        merges=list(_shrunk(sheet, moved)),
        invisible=sheet.invisible,
    )


def _moves(sheet: Sheet) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for area in sheet.merges:
        top, left = area.top, area.left
        while top < area.bottom and top in sheet.hidden_rows:
            top += 1
        while left < area.right and sheet.hides_column(left):
            left += 1
        if (top, left) != (area.top, area.left):
            yield (area.top, area.left), (top, left)


def _shrunk(sheet: Sheet, moved: dict[tuple[int, int], tuple[int, int]]) -> Iterator[Area]:
    for area in sheet.merges:
        top, left = moved.get((area.top, area.left), (area.top, area.left))
        yield Area(top, left, area.bottom, area.right)


def left_out(sheet: Sheet, shown: Sheet) -> int:
    """Return how many cells of a sheet hold something that is not shown."""
    return _filled(sheet) - _filled(shown) + shown.invisible


def _filled(sheet: Sheet) -> int:
    return sum(map(len, sheet.rows.values()))


def cell_name(row: int, column: int) -> str:
    """Return a cell's name as the screen shows it: (1, 27) is AB2."""
    letters, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"
