"""A person's own rows that failed: as they were, with what is wrong beside and on the cells.

The sheets are called and headed as they came, so that the file goes in again once it is mended;
the last column, which says what is wrong, is never read.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import IO

from xlsxwriter.worksheet import Worksheet

from huizong.ledgers.sheets.fitting import as_text
from huizong.ledgers.sheets.given import Broken, Given
from huizong.ledgers.sheets.plan import MARK, PROBLEM, TabPlan
from huizong.ledgers.sheets.rows import RowRead
from huizong.ledgers.sheets.safe import safe
from huizong.ledgers.sheets.taking import LEFT_OUT, Taken
from huizong.ledgers.sheets.told import Told
from huizong.ledgers.sheets.writing.book import BookWriter
from huizong.ledgers.sheets.writing.values import Cell, number_cell, time_cell
from huizong.values import render

_MOST_COMMENTS = 3_000
_WIDTH, _PROBLEM_WIDTH = 16, 60


def write_failing(stream: IO[bytes], taken: Iterable[Taken], *, language: str = "zh") -> int:
    """Write the rows that failed into a stream as xlsx, and return how many records failed."""
    with BookWriter(stream) as writer:
        pages = _Pages(writer, language)
        count = 0
        for each in taken:
            if each.outcome in LEFT_OUT:
                count += 1
                for row in each.rows:
                    pages.put(row)
        pages.finish()
    return count


class _Pages:
    def __init__(self, writer: BookWriter, language: str) -> None:
        self._writer, self._language = writer, language
        self._sheets: dict[str, tuple[Worksheet, TabPlan]] = {}
        self._next: dict[str, int] = {}
        self._comments = 0

    def put(self, row: RowRead) -> None:
        """Write a row with what is told of it."""
        sheet, tab = self._sheet(row.tab)
        number = self._next[tab.name]
        self._next[tab.name] += 1
        failed = {told.column: told for told in reversed(row.told) if told.is_error}
        for at in sorted({*row.line.cells, *(column for column in failed if column is not None)}):
            if at in tab.columns:
                cell = _written(row.line.cells.get(at, ""))
                self._writer.put(sheet, number, at, cell, failed=at in failed)
        problems = "\n".join(self._said(told) for told in row.told if told.is_error)
        self._writer.put(sheet, number, _last(tab), problems)
        for column, told in failed.items():
            self._comment(sheet, number, column, told)

    def finish(self) -> None:
        """Leave a sheet in a book that has none: nothing failed."""
        if not self._sheets:
            self._writer.sheet("没有问题")

    def _sheet(self, tab: TabPlan) -> tuple[Worksheet, TabPlan]:
        if tab.name not in self._sheets:
            sheet = self._writer.sheet(tab.name)
            sheet.set_column(0, _last(tab) - 1, _WIDTH)
            sheet.set_column(_last(tab), _last(tab), _PROBLEM_WIDTH)
            if (mark := tab.at(MARK)) is not None:
                sheet.set_column(mark, mark, _WIDTH, None, {"hidden": True})
            heads = {at: safe(column.head) for at, column in tab.columns.items()}
            heads[_last(tab)] = PROBLEM
            self._writer.head(sheet, [(heads.get(at, ""), False) for at in range(_last(tab) + 1)])
            self._sheets[tab.name], self._next[tab.name] = (sheet, tab), 1
        return self._sheets[tab.name]

    def _said(self, told: Told) -> str:
        message = render(told.message, self._language)
        return f"原{told.cell}：{message}。{render(told.remedy, self._language)}"

    def _comment(self, sheet: Worksheet, row: int, column: int | None, told: Told) -> None:
        if column is not None and self._comments < _MOST_COMMENTS:
            self._comments += 1
            sheet.write_comment(row, column, self._said(told))


def _last(tab: TabPlan) -> int:
    """Return the column behind all that are read: the problems' own, where it came in before."""
    ours = (at for at, column in tab.columns.items() if column.head == PROBLEM)
    return next(ours, max(tab.columns, default=-1) + 1)


def _written(given: Given) -> Cell:
    match given:
        case Broken() | bool() | str():
            return safe(as_text(given))
        case Decimal():
            return number_cell(given)
        case _:
            return time_cell(given) if not hasattr(given, "year") else given
