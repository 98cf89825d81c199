"""The blocks of a story of Word (body, header, cell, text box) in the order of the page."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from huizong.reading.docx_numbering import Numbering
from huizong.reading.docx_tables import GridCell, grid_of
from huizong.reading.docx_text import Content, Teller
from huizong.reading.docx_writer import Writer
from huizong.reading.docx_xml import COMPATIBILITY, Element, elements, switched, w
from huizong.values import Block, Cell, Paragraph, ParagraphRole, Place, Table

_PARAGRAPH, _TABLE = w("p"), w("tbl")
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
    role: ParagraphRole = ParagraphRole.BODY
    carried: list[Content] = field(default_factory=list)  # whose paragraph mark was deleted

    def blocks(self, story: Element) -> list[Block]:
        """Return the paragraphs and tables of a story."""
        blocks: list[Block] = []
        for element in _in_order(story):
            if element.tag == _PARAGRAPH:
                blocks += self._paragraph(element)
            else:
                blocks.append(self._table(element))
        if self.carried:
            blocks += self._written(self._with_carried(Content("")), None)
        return blocks

    def _paragraph(self, element: Element) -> list[Block]:
        content = self._with_carried(self.teller.content(element))
        properties = element.find(w("pPr"))
        mark = None if properties is None else properties.find(w("rPr"))
        if mark is not None and mark.find(w("del")) is not None:
            self.carried = [content]
            return []
        if not content.text.strip() and switched(mark, "vanish"):
            return self._boxes(content)
        return self._written(content, properties)

    def _with_carried(self, content: Content) -> Content:
        """Return the content behind that of paragraphs that run on into it."""
        contents = [*self.carried, content]
        self.carried = []
        boxes = tuple(box for part in contents for box in part.boxes)
        return Content("".join(part.text for part in contents), boxes)

    def _written(self, content: Content, properties: Element | None) -> list[Block]:
        label = self.numbering.label(properties)
        paragraphs = self.writer.paragraphs(content.text, label, role=self.role)
        return [*paragraphs, *self._boxes(content)]

    def _boxes(self, content: Content) -> list[Block]:
        return [block for box in content.boxes for block in self.blocks(box)]

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
        paragraphs = tuple(_paragraphs(self.blocks(cell.element)))
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
