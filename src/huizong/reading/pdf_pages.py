"""The pages of a PDF as one flow: lines and tables in the order of reading, and what is around it.

`Document.text` of a PDF is written here: the lines of a page from its head to its foot, columns one
after the other, a line feed behind each line, a tab between the cells of a table's row, and a form
feed behind each page but the last.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from huizong.reading.lines import Line, line_at, paragraph_of
from huizong.reading.pdf_cells import cell_lines
from huizong.reading.pdf_columns import Placed, gutter_of, in_order
from huizong.reading.pdf_furniture import Roles, furniture_of
from huizong.reading.pdf_grid import Grid, grids_of
from huizong.reading.pdf_level import level_grids
from huizong.reading.pdf_rows import Fragment, fragments_of, merged
from huizong.reading.pdf_sheets import Rule, Sheet
from huizong.reading.pdf_spans import LEVEL
from huizong.values import Cell, Paragraph, ParagraphRole, Place, Table

_MOST_GUTTERS = 5


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that share their margins: the width of the sheet, its side, the column."""

    width: int
    side: int
    column: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of the page as text, with how it is set. `page` counts from 1."""

    line: Line
    set: Fragment
    page: int
    region: Region
    role: ParagraphRole = ParagraphRole.BODY


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table with where its columns end, `loose` where its text tells; `page` counts from 1."""

    table: Table
    columns: tuple[float, ...]
    page: int
    loose: bool = False


@dataclass(slots=True)
class Flow:
    """What the pages say in order, and their text as read."""

    text: str
    parts: list[SetLine | SetTable]


@dataclass(slots=True)
class _Page:
    """A page taken apart: fragments that are no furniture, tables, and the furniture."""

    number: int
    width: int
    height: float
    fragments: list[Fragment]
    grids: list[Grid]
    heads: list[Fragment] = field(default_factory=list)
    feet: list[Fragment] = field(default_factory=list)

    @property
    def open(self) -> Grid | None:
        """The table that its end cut, if it cut one."""
        return next((grid for grid in self.grids if grid.open), None)

    @property
    def elements(self) -> list[Fragment | Grid]:
        return [*self.fragments, *self.grids]


def flow_of(sheets: Iterable[Sheet], path: str) -> Flow:
    """Return the pages of a PDF as one flow; of each sheet only its lines are kept."""
    pages: list[_Page] = []
    for number, sheet in enumerate(sheets, start=1):
        pages.append(_page(number, sheet, pages[-1].open if pages else None))
    rows = [merged(page.fragments) for page in pages]
    heights = [page.height for page in pages]
    for page, lines, roles in zip(pages, rows, furniture_of(rows, heights), strict=True):
        _part_furniture(page, lines, roles)
    seen = Counter(round(at) for page in pages if (at := gutter_of(page.elements)) is not None)
    gutters = [at for at, _ in seen.most_common(_MOST_GUTTERS)]
    writer = _Writer(path)
    for page in pages:
        writer.page(page, in_order(page.elements, gutters))
    return Flow("".join(writer.pieces), writer.parts)


def _page(number: int, sheet: Sheet, above: Grid | None) -> _Page:
    grids, outside = grids_of(sheet.rules, sheet.glyphs)
    free = [rule for rule in sheet.rules if not any(_lies_in(rule, grid) for grid in grids)]
    level, outside = level_grids(free, outside, above)
    found = [*grids, *level]
    return _Page(number, round(sheet.width), sheet.height, fragments_of(outside), found)


def _lies_in(rule: Rule, grid: Grid) -> bool:
    middle = (rule.left + rule.right) / 2
    return grid.left <= middle <= grid.right and grid.top - 1 <= rule.top <= grid.bottom + 1


def _part_furniture(page: _Page, lines: Sequence[Fragment], roles: Roles) -> None:
    """Take the fragments that belong to lines of furniture out of the text of a page."""
    if not roles:
        return
    levels = [lines[index].base for index in roles]
    page.fragments = [
        one
        for one in page.fragments
        if all(abs(one.base - level) > LEVEL * one.size for level in levels)
    ]
    page.heads = [lines[index] for index, role in roles.items() if role is ParagraphRole.HEADER]
    page.feet = [lines[i] for i in sorted(roles) if roles[i] is ParagraphRole.FOOTER]


@dataclass(slots=True)
class _Writer:
    """Writes the text as read and remembers where everything stands in it."""

    path: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    parts: list[SetLine | SetTable] = field(default_factory=list)

    def page(self, page: _Page, placed: Sequence[Placed]) -> None:
        """Write a page from its head to its foot."""
        if page.number > 1:
            self._put("\f")
        self._furniture(page, page.heads, ParagraphRole.HEADER)
        for one in placed:
            if isinstance(one.element, Grid):
                self._table(one.element, page.number)
            else:
                region = Region(page.width, page.number % 2, one.column)
                self._line(one.element, page.number, region, ParagraphRole.BODY)
        self._furniture(page, page.feet, ParagraphRole.FOOTER)

    def _furniture(self, page: _Page, lines: list[Fragment], role: ParagraphRole) -> None:
        for line in lines:
            self._line(line, page.number, Region(page.width, 0, ()), role)

    def _line(self, found: Fragment, page: int, region: Region, role: ParagraphRole) -> None:
        line = self._said(found)
        self._put("\n")
        if line is not None:
            self.parts.append(SetLine(line, found, page, region, role))

    def _table(self, grid: Grid, page: int) -> None:
        start = self.length
        rows: list[tuple[Cell, ...]] = []
        for row in grid.rows:
            cells: list[Cell] = []
            for index, cell in enumerate(row):
                if index:
                    self._put("\t")
                paragraphs = tuple(self._cell(cell_lines(cell), page))
                cells.append(Cell(paragraphs, rows=cell.rows, columns=cell.columns))
            rows.append(tuple(cells))
            self._put("\n")
        table = Table(tuple(rows), Place(self.path, start, self.length - 1))
        self.parts.append(SetTable(table, tuple(grid.columns), page, grid.loose))

    def _cell(self, groups: list[list[Fragment]], page: int) -> Iterator[Paragraph]:
        first = True
        for group in groups:
            lines: list[Line] = []
            for found in group:
                if not first:
                    self._put("\n")
                first = False
                if (line := self._said(found)) is not None:
                    lines.append(line)
            if lines:
                yield replace(paragraph_of(lines), page=page)

    def _said(self, found: Fragment) -> Line | None:
        start = self.length
        self._put(found.text)
        return line_at(found.text, 0, len(found.text), self.path, offset=start)

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
