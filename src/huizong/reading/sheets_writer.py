"""Writes the text as read of a workbook and makes its blocks.

A row is a line, a tab parts its cells, a blank line its sheets. What a cell holds over several
lines stands on several lines of the text as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from huizong.reading.lines import Line, paragraph_of
from huizong.reading.repair import rejoin
from huizong.reading.sheets_cells import Meter, Sheet
from huizong.reading.sheets_regions import GridCell, GridRow, Region, grid_of, regions_of, words
from huizong.reading.text_as_read import TextAsRead
from huizong.values import Block, Cell, Paragraph, Place, Run, Table

_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_EMPTY = Cell(())


@dataclass(slots=True)
class SheetWriter:
    """The text so far, and where the cells of the last sheet stand that were to be watched."""

    text: TextAsRead
    meter: Meter
    alone: bool = False  # whether the workbook shows one sheet only
    watched: set[tuple[int, int]] = field(default_factory=set)
    places: dict[tuple[int, int], Place] = field(default_factory=dict)  # of the watched cells

    def blocks(self, sheet: Sheet, *, watched: list[tuple[int, int]]) -> list[Block]:
        """Write a sheet and return its blocks; `places` then tells where the watched cells are.

        Raises ReadingError for a far too large one.
        """
        self.watched, self.places = set(watched), {}
        regions = list(regions_of(sheet))
        if not regions:
            return []
        blocks: list[Block] = []
        lines = self._name(sheet.name, regions)
        for region in regions:
            for cell in region.above:
                lines += self._lines(cell)
            if region.body:
                blocks += [*_joined(lines), self._table(grid_of(region, self.meter))]
            for cell in region.below:
                lines += self._lines(cell)
        blocks += _joined(lines)
        self.text.separator = "\n\n"
        return blocks

    def _name(self, name: str, regions: list[Region]) -> list[Line]:
        """Write the name of a sheet where it says something that the sheet itself does not."""
        opening = next((cell.text for region in regions for cell in region.above), "")
        only_text = not any(region.body for region in regions)
        if _says_nothing(name) or _within(name, opening) or (self.alone and only_text):
            return []
        return self._lines(GridCell(name, (-1, -1)))

    def _lines(self, cell: GridCell) -> list[Line]:
        """Write what a cell says, a line of the text for each of its lines."""
        self.meter.show(cell.text)
        text = _BREAK.sub("\n", cell.text).replace("\t", " ").rstrip("\n")
        start = self.text.next
        if cell.at in self.watched:
            self.places[cell.at] = Place(self.text.path, start, start + len(text))
        return self.text.put_lines(text)

    def _table(self, grid: Iterator[GridRow]) -> Table:
        start = self.text.next
        rows: list[tuple[Cell, ...]] = []
        for grid_row in grid:
            row: list[Cell] = []
            for cell in grid_row:
                row.append(self._cell(cell))
                self.text.separator = "\t"
            if not row:
                self.text.put("")
            self.text.separator = "\n"
            rows.append(tuple(row))
        return Table(tuple(rows), Place(self.text.path, start, max(start, self.text.length)))

    def _cell(self, cell: GridCell) -> Cell:
        if not cell.text:
            self.text.put_shown("")
            plain = cell.rows == cell.columns == 1
            return _EMPTY if plain else Cell((), rows=cell.rows, columns=cell.columns)
        if _is_plain(cell.text) and cell.at not in self.watched:
            return self._plain_cell(cell)
        paragraphs = tuple(paragraph_of([line]) for line in self._lines(cell))
        return Cell(paragraphs, rows=cell.rows, columns=cell.columns)

    def _plain_cell(self, cell: GridCell) -> Cell:
        """Write a cell whose letters are all shown; a large table has half a million of them."""
        self.meter.show(cell.text)
        start = self.text.put_shown(cell.text)
        place = Place(self.text.path, start, start + len(cell.text))
        paragraph = Paragraph((Run(cell.text, place),), place)
        return Cell((paragraph,), cell.rows, cell.columns)


def _is_plain(text: str) -> bool:
    """Whether a text is one line without blanks around it or anything invisible in it."""
    return text.isprintable() and text[0] != " " != text[-1]


def _joined(lines: list[Line]) -> Iterator[Paragraph]:
    """Yield the paragraphs that lines make, and forget the lines."""
    groups = rejoin(lines)
    lines.clear()
    return (paragraph_of(group) for group in groups)


def _says_nothing(name: str) -> bool:
    name = name.strip()
    return not name or any(
        re.fullmatch(pattern, name, re.IGNORECASE) for pattern in words().nameless
    )


def _within(name: str, title: str) -> bool:
    """Whether the characters of a name stand in a title in that order."""
    left = iter(title)
    return bool(title) and all(character in left for character in name if not character.isspace())
