"""A table as a grid: its heads, its labels, the rows and columns that are totals."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from huizong.chinese import fold
from huizong.values import Passage

_NUMBER = re.compile(r"\s*(-?\d[\d,，]*)(\.\d+)?\s*(?:%|％)?[\u4e00-\u9fff]{0,2}\s*")
_WITHIN = re.compile(r"\s*[（(]?其\s*中")
_SUBTOTAL = re.compile(r"\s*(?:小\s*计|分\s*计)\s*")
_TOTAL = re.compile(r"\s*(?:[全各本][\u4e00-\u9fff]{1,3})?(?:[合总小共分]\s*计|总\s*数)\s*")
_UNADDED = re.compile(r"序号|编号|年|率|比|%|％|均|排名|名次|电话|日期|单价|增幅|±|占")
_YEAR = re.compile(r"年|月|季")
_EMPTY = frozenset(("", "-", "—", "/", "0", "--", "——"))


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table: its value and what one of its last digits is worth, 0 for a count."""

    passage: Passage
    value: Decimal
    step: Decimal


@dataclass(frozen=True)
class Grid:
    """The cells of a table by row and column."""

    cells: dict[tuple[int, int], Passage]

    @cached_property
    def rows(self) -> list[int]:
        """The numbers of the rows, in order."""
        return sorted({row for row, _ in self.cells})

    @cached_property
    def columns(self) -> list[int]:
        """The numbers of the columns, in order."""
        return sorted({column for _, column in self.cells})

    @cached_property
    def first(self) -> int:
        """The first row that has a number behind its label: those above it are heads."""
        return next((row for row in self.rows if self._counts(row)), len(self.rows))

    def _counts(self, row: int) -> bool:
        own = [self.cells[row, at] for at in self.columns[1:] if (row, at) in self.cells]
        told = (cell for cell in own if _cell(cell) is not None and cell.text.strip())
        return any(not _YEAR.search(cell.text) for cell in told)

    def head(self, column: int) -> str:
        """Return what stands above a column, over all rows of heads."""
        above = (self.cells.get((row, column)) for row in self.rows if row < self.first)
        return " ".join(fold(cell.text) for cell in above if cell is not None)

    def label(self, row: int) -> str:
        """Return the words of a row that are no numbers: its name, wherever it stands."""
        own = (self.cells.get((row, column)) for column in self.columns)
        words = (fold(cell.text).strip() for cell in own if cell is not None)
        return " ".join(each for each in words if each and not _NUMBER.fullmatch(each))

    def number(self, row: int, column: int) -> Cell | None:
        """Return the number of a cell, 0 for an empty one, None where it tells something else."""
        passage = self.cells.get((row, column))
        return _cell(passage) if passage is not None else None

    def is_told(self, column: int) -> bool:
        """Whether a column tells words in a row of its own, not only numbers."""
        return any(
            (row, column) in self.cells and self.number(row, column) is None for row in self.details
        )

    def is_added(self, column: int) -> bool:
        """Whether the numbers of a column may be added: no rates, no serial numbers."""
        return not _UNADDED.search(self.head(column))

    @cached_property
    def totals(self) -> list[int]:
        """The rows that are totals by a word of their label."""
        return [row for row in self.rows if row >= self.first and self._is_total(row)]

    def _is_total(self, row: int) -> bool:
        own = (self.cells.get((row, column)) for column in self.columns)
        return any(cell is not None and _TOTAL.fullmatch(cell.text) for cell in own)

    def is_subtotal(self, row: int) -> bool:
        """Whether a total is of a group only: 小计."""
        own = (self.cells.get((row, column)) for column in self.columns)
        return any(cell is not None and _SUBTOTAL.fullmatch(cell.text) for cell in own)

    @cached_property
    def details(self) -> list[int]:
        """The rows that are neither heads nor totals, nor parts of the row above (其中)."""
        return [
            row
            for row in self.rows
            if row >= self.first and row not in self.totals and not _WITHIN.match(self.label(row))
        ]

    @cached_property
    def total_columns(self) -> list[int]:
        """The columns headed by a word of summing."""
        return [
            column
            for column in self.columns
            if any(_TOTAL.fullmatch(each) for each in self.head(column).split() or [""])
        ]


def grids(passages: Sequence[Passage]) -> Iterator[Grid]:
    """Yield the tables of a document."""
    found: dict[int, dict[tuple[int, int], Passage]] = defaultdict(dict)
    for passage in passages:
        if passage.table >= 0:
            found[passage.table].setdefault((passage.row, passage.column), passage)
    yield from map(Grid, found.values())


def _cell(passage: Passage) -> Cell | None:
    folded = fold(passage.text).strip()
    if folded in _EMPTY:
        return Cell(passage, Decimal(0), Decimal(0))
    match = _NUMBER.fullmatch(folded)
    if match is None:
        return None
    decimals = match[2] or ""
    value = Decimal(match[1].replace(",", "").replace("，", "") + decimals)
    return Cell(passage, value, Decimal(1).scaleb(1 - len(decimals)) if decimals else Decimal(0))
