"""A web page as a document: its main text, lists with their numbers, and tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from huizong.reading.faults import EMPTY, HIDDEN, OVERSIZED, PAGE_FRAME, note, refuse
from huizong.reading.html_boxes import Box, TextLine, lines_in
from huizong.reading.html_main import main_text
from huizong.reading.html_source import decode_page
from huizong.reading.html_tables import around, grid_of, is_layout
from huizong.reading.html_tree import page_of
from huizong.reading.limits import Limits
from huizong.reading.lines import Line, paragraph_of
from huizong.reading.repair import rejoin
from huizong.reading.text_as_read import TextAsRead, set_as
from huizong.values import Block, Cell, Document, Finding, Place, Source, Table

_SAMPLE = 12  # letters of what was left out that a finding quotes


def read_html(source: Source, *, limits: Limits) -> Document:
    """Return a web page as a document. Raises ReadingError where it cannot be read.

    The text as read is the text that is seen, a line for each paragraph, line break and table
    row, a tab between cells, the numbers of lists included.
    """
    decoded = decode_page(source)
    page = page_of(decoded.text, most=limits.max_lines)
    if page.excess is not None:
        raise refuse(OVERSIZED, source.path, why=page.excess)
    main = main_text(page)
    writer = _Writer(TextAsRead(source.path, limits=limits))
    writer.box(main.body)
    blocks = writer.closed()
    if not blocks:
        raise refuse(EMPTY, source.path)
    return Document(
        path=source.path,
        format="html",
        encoding=decoded.encoding,
        text=writer.text.text,
        blocks=tuple(blocks),
        findings=(*decoded.findings, *_findings(source.path, page.hidden, main.left_out)),
    )


def _findings(path: str, hidden: int, left_out: tuple[str, ...]) -> Iterator[Finding]:
    if hidden:
        yield note(HIDDEN, path, count=hidden)
    if left_out:
        sample = left_out[0].strip()
        short = sample if len(sample) <= _SAMPLE else sample[:_SAMPLE] + "……"
        yield note(PAGE_FRAME, path, count=len(left_out), sample=short)


@dataclass(slots=True)
class _Writer:
    """Writes boxes; `lines` are those since the last table."""

    text: TextAsRead
    blocks: list[Block] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def box(self, box: Box) -> None:
        """Write a box; the depth of boxes is bounded by html_tree."""
        if box.tag == "table" and not is_layout(box):
            self._table(box)
            return
        for child in box.children:
            if isinstance(child, Box):
                self.box(child)
            else:
                self.lines += self._line(child)

    def closed(self) -> list[Block]:
        """Return the blocks so far; the lines become paragraphs."""
        self.blocks += [paragraph_of(group) for group in rejoin(self.lines)]
        self.lines = []
        return self.blocks

    def _line(self, line: TextLine) -> list[Line]:
        return [
            set_as(found, line.number, line.shape, opens=line.opens)
            for found in self.text.put_lines(_head(line.number) + line.text)
        ]

    def _table(self, table: Box) -> None:
        for child in around(table):
            if isinstance(child, Box):
                self.box(child)
            else:
                self.lines += self._line(child)
        grid = grid_of(table)
        if not any(lines_in(cell) for row in grid for cell in row):
            return
        self.closed()
        start = self.text.next
        rows = tuple(self._row(row) for row in grid if row)
        self.blocks.append(Table(rows, Place(self.text.path, start, max(start, self.text.length))))

    def _row(self, row: list[Box]) -> tuple[Cell, ...]:
        cells = []
        for box in row:
            cells.append(self._cell(box))
            self.text.separator = "\t"
        self.text.separator = "\n"
        return tuple(cells)

    def _cell(self, box: Box) -> Cell:
        lines = [line for part in lines_in(box) for line in self._line(part)]
        if not lines:
            self.text.put("")
        return Cell(
            tuple(paragraph_of([line]) for line in lines), rows=box.rows, columns=box.columns
        )


def _head(number: str) -> str:
    """Return a number as it stands before its text: a blank parts Latin ones from it."""
    return number + " " if number.isascii() and number else number
