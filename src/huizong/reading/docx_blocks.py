"""The blocks of a story of Word (body, header, cell, text box) in the order of the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from huizong.reading.docx_form import Setter
from huizong.reading.docx_numbering import Numbering
from huizong.reading.docx_tables import GridCell, grid_of
from huizong.reading.docx_text import Content, Teller
from huizong.reading.docx_traces import Tracer
from huizong.reading.docx_writer import Writer
from huizong.reading.docx_xml import COMPATIBILITY, Element, elements, switched, value, w
from huizong.reading.lines import Line, paragraph_of
from huizong.reading.repair import rejoin
from huizong.values import Block, Cell, Paragraph, ParagraphRole, Place, Table

_PARAGRAPH, _TABLE = w("p"), w("tbl")
_GONE = (w("del"), w("moveFrom"))  # revisions of a paragraph's mark
_WRAPPERS = frozenset(
    (
        *(w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")),
        f"{{{COMPATIBILITY}}}AlternateContent",
        f"{{{COMPATIBILITY}}}Choice",
    )
)


@dataclass(slots=True)
class Narrator:
    """Reads the stories of one document, writing their text and counting their numbers."""

    writer: Writer
    teller: Teller
    numbering: Numbering
    tracer: Tracer
    setter: Setter
    role: ParagraphRole = ParagraphRole.BODY
    within: int = 0  # tables and text boxes that are open
    carried: str = ""  # what a deleted paragraph mark joins to the next paragraph

    def blocks(self, story: Element) -> list[Block]:
        """Return the paragraphs and tables of a story."""
        blocks: list[Block] = []
        lines: list[Line] = []  # of the paragraphs since the last table or text box
        for element in _in_order(story):
            if element.tag == _TABLE:
                blocks += [*self._closed(lines), self._table(element)]
            elif boxes := self._paragraph(element, lines).boxes:
                blocks += self._joined(lines)
                self.within += 1
                blocks += [block for box in boxes for block in self.blocks(box)]
                self.within -= 1
        return blocks + self._closed(lines)

    def _paragraph(self, element: Element, lines: list[Line]) -> Content:
        """Write a paragraph and add its lines; return its content for what is anchored in it."""
        content = self.teller.content(element)
        self.tracer.keep(content.marks, offset=len(self.carried))
        text, self.carried = self.carried + content.text, ""
        properties = element.find(w("pPr"))
        mark = None if properties is None else properties.find(w("rPr"))
        if mark is not None and any(mark.find(gone) is not None for gone in _GONE):
            self.carried = text
        elif text.strip() or not switched(mark, "vanish"):
            label = self.numbering.label(properties)
            shape = f"{value(properties, 'pStyle')} {value(properties, 'jc')}"
            start = self.writer.next + (0 if label is None else len(label.number + label.blank))
            lines += self.writer.lines(text, label, shape=shape)
            self.tracer.settle(start)
            if self.role is ParagraphRole.BODY and not self.within:
                self.setter.note(element, start, self.writer.length)
        return content

    def _closed(self, lines: list[Line]) -> list[Block]:
        """Return the paragraphs that lines make, where nothing can run on into what follows."""
        if self.carried:
            text, self.carried = self.carried, ""
            start = self.writer.next
            lines += self.writer.lines(text, None, shape="")
            self.tracer.settle(start)
        return self._joined(lines)

    def _joined(self, lines: list[Line]) -> list[Block]:
        """Return the paragraphs that lines make, and forget the lines."""
        groups = rejoin(lines)
        lines.clear()
        return [paragraph_of(group, role=self.role) for group in groups]

    def _table(self, element: Element) -> Table:
        rows: list[tuple[Cell, ...]] = []
        start = self.writer.length + len(self.writer.separator)
        for grid_row in grid_of(element):
            cells: list[Cell] = []
            for index, cell in enumerate(grid_row):
                if index:
                    self.writer.separator = "\t"
                cells.append(self._cell(cell))
            rows.append(tuple(cells))
        end = max(start, self.writer.length)
        return Table(tuple(rows), Place(self.writer.path, start, end))

    def _cell(self, cell: GridCell) -> Cell:
        before = self.writer.length, len(self.writer.pieces)
        self.within += 1
        paragraphs = tuple(_paragraphs(self.blocks(cell.element)))
        self.within -= 1
        if before == (self.writer.length, len(self.writer.pieces)):
            self.writer.put("")
        return Cell(paragraphs, rows=cell.rows, columns=cell.columns)


def _paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs of some blocks, those of nested tables as well."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from cell.paragraphs


def _in_order(story: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a story, those in wrappers as well."""
    for child in elements(story):
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _in_order(child)
