"""A PDF with text as a document: paragraphs joined again, furniture apart, ruled tables.

pdf_extract.py takes the characters off the pages, pdf_rows.py makes lines of them, pdf_grid.py
finds ruled tables, pdf_level.py those ruled only across, pdf_furniture.py page numbers and running
heads, pdf_columns.py the order, pdf_pages.py writes the text as read, pdf_paragraphs.py joins its
lines.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from huizong.reading.faults import BROKEN, EMPTY, refuse
from huizong.reading.limits import Limits
from huizong.reading.lines import paragraph_of
from huizong.reading.pdf_margins import margins_of
from huizong.reading.pdf_notes import note_groups, with_footnotes
from huizong.reading.pdf_pages import Flow, SetLine, SetTable, flow_of
from huizong.reading.pdf_paragraphs import Joiner, joined
from huizong.reading.pdf_sheets import Sheet
from huizong.reading.pdf_source import sheets_of
from huizong.reading.pdf_tables import joined_tables
from huizong.reading.pdf_tally import Tally
from huizong.reading.seams import Words
from huizong.values import Block, Document, Message, Paragraph, ParagraphRole, Source

_END = b"%%EOF"
_BEHIND_END = 4096  # bytes of something else that a mailer may have left there


def read_pdf(source: Source, *, limits: Limits) -> Document:
    """Return a PDF as a document. Raises ReadingError where it cannot be read or has no text."""
    _check_end(source)
    return document_of(sheets_of(source, limits), source.path)


def document_of(sheets: Iterable[Sheet | None], path: str) -> Document:
    """Return the document that pages make, None being a broken one; raises ReadingError."""
    tally = Tally(path)
    flow = flow_of(tally.counted(sheets), path)
    tally.check()
    if not flow.parts:
        raise refuse(EMPTY, path)
    return Document(
        path=path,
        format="pdf",
        encoding=None,
        text=flow.text,
        blocks=tuple(_blocks(flow)),
        findings=tuple(tally.findings()),
    )


def _check_end(source: Source) -> None:
    """Raise ReadingError where the end is missing: PDFium would read on without the lost pages."""
    data = source.data.rstrip(b"\0\r\n\t ")
    if data.rfind(_END) < max(len(data) - _BEHIND_END, 0):
        raise refuse(BROKEN, source.path, why=Message("PDF 的末尾不见了，可能没有传完"))


def _blocks(flow: Flow) -> Iterator[Block]:
    """Yield the body in order, then what a printer put around it."""
    lines = [part for part in flow.parts if isinstance(part, SetLine) and _is_body(part)]
    joiner = _joiner(lines)
    parts = with_footnotes(flow.parts, joiner.margins.size)
    body = [part for part in parts if isinstance(part, SetTable) or _is_body(part)]
    around = [part for part in parts if isinstance(part, SetLine) and not _is_body(part)]
    repeated: list[Paragraph] = []
    for is_table, found in groupby(body, key=lambda part: isinstance(part, SetTable)):
        if is_table:
            tables, heads = joined_tables([part for part in found if isinstance(part, SetTable)])
            yield from tables
            repeated += heads
        else:
            lines = [part for part in found if isinstance(part, SetLine)]
            yield from (_paragraph(group) for group in joiner.groups(lines))
    notes = [part for part in around if part.role is ParagraphRole.FOOTNOTE]
    for part in around:
        if part.role is not ParagraphRole.FOOTNOTE:
            yield _paragraph([part], role=part.role)
    for group in note_groups(notes):
        yield _paragraph(group, role=ParagraphRole.FOOTNOTE)
    yield from repeated


def _is_body(part: SetLine) -> bool:
    return part.role is ParagraphRole.BODY


def _joiner(lines: Sequence[SetLine]) -> Joiner:
    return Joiner(margins_of(lines), Words([line.line.text for line in lines]))


def _paragraph(group: Sequence[SetLine], *, role: ParagraphRole = ParagraphRole.BODY) -> Paragraph:
    return replace(paragraph_of(joined(group), role=role), page=group[0].page)
