"""A document's paragraphs and cells with their figures."""

from collections.abc import Iterator

from huizong.figures.find import figures
from huizong.values import Document, Paragraph, ParagraphRole, Passage, Table


def passages(document: Document) -> tuple[Passage, ...]:
    """Return the paragraphs of the body and of the cells of tables, in the order of the file.

    Figures are found in the repaired text, so that a line end within a number does not cut it.
    """
    return tuple(_passages(document))


def _passages(document: Document) -> Iterator[Passage]:
    tables = 0
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _cells(block, tables)
            tables += 1
        elif block.role is ParagraphRole.BODY:
            yield _passage(block)


def _cells(table: Table, number: int) -> Iterator[Passage]:
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            for paragraph in cell.paragraphs:
                yield _passage(paragraph, table=number, row=row, column=column)


def _passage(paragraph: Paragraph, *, table: int = -1, row: int = -1, column: int = -1) -> Passage:
    text = paragraph.text
    return Passage(text, paragraph.runs, figures(text), table, row, column)
