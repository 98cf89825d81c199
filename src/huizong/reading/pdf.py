"""A PDF with text as a document: paragraphs joined again, furniture apart, ruled tables.

pdf_extract.py takes the characters off the pages, pdf_rows.py makes lines of them, pdf_grid.py
finds ruled tables, pdf_furniture.py page numbers and running heads, pdf_columns.py the order,
pdf_pages.py writes the text as read, pdf_paragraphs.py joins its lines.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from huizong.reading.faults import (
    BROKEN,
    EMPTY,
    ENCRYPTED_PDF,
    RECOGNISED,
    SCANNED,
    SLANTED,
    TOO_MANY_PAGES,
    UNMAPPED,
    UNMAPPED_SOME,
    note,
    refuse,
)
from huizong.reading.limits import Limits
from huizong.reading.lines import paragraph_of
from huizong.reading.pdf_margins import margins_of
from huizong.reading.pdf_pages import Flow, SetLine, SetTable, flow_of
from huizong.reading.pdf_paragraphs import Joiner, joined
from huizong.reading.pdf_sheets import Sheet
from huizong.reading.pdf_tables import joined_tables
from huizong.reading.seams import Words
from huizong.values import Block, Document, Finding, Message, Paragraph, ParagraphRole, Source

_UNREADABLE = 0.2  # share of characters without a meaning that makes a file unreadable


def read_pdf(source: Source, *, limits: Limits) -> Document:
    """Return a PDF as a document. Raises ReadingError where it cannot be read or has no text."""
    sheets = _sheets(source, limits)
    glyphs = sum(len(sheet.glyphs) for sheet in sheets)
    if not glyphs:
        pictures = any(sheet.pictures for sheet in sheets)
        raise refuse(SCANNED if pictures else EMPTY, source.path)
    unmapped = sum(sheet.unmapped for sheet in sheets)
    if unmapped > _UNREADABLE * glyphs:
        raise refuse(UNMAPPED, source.path, count=unmapped)
    flow = flow_of(sheets, source.path)
    if not flow.parts:
        raise refuse(EMPTY, source.path)
    return Document(
        path=source.path,
        format="pdf",
        encoding=None,
        text=flow.text,
        blocks=tuple(_blocks(flow)),
        findings=tuple(_findings(source.path, sheets)),
    )


def _sheets(source: Source, limits: Limits) -> list[Sheet]:
    from huizong.reading.pdf_extract import UnreadableError, opened, page_count, sheet_of

    try:
        with opened(source.data) as document:
            count = page_count(document)
            if count > limits.max_pages:
                raise refuse(TOO_MANY_PAGES, source.path, count=count, limit=limits.max_pages)
            sheets = [sheet_of(document, index) for index in range(count)]
    except UnreadableError as error:
        if error.locked:
            raise refuse(ENCRYPTED_PDF, source.path) from error
        why = Message("不是完整的 PDF，可能没有传完")
        raise refuse(BROKEN, source.path, why=why) from error
    return [sheet for sheet in sheets if sheet]


def _blocks(flow: Flow) -> Iterator[Block]:
    """Yield the body in order, then what a printer put around it."""
    body = [part for part in flow.parts if isinstance(part, SetTable) or _is_body(part)]
    around = [part for part in flow.parts if isinstance(part, SetLine) and not _is_body(part)]
    repeated: list[Paragraph] = []
    joiner = _joiner([part for part in body if isinstance(part, SetLine)])
    for is_table, parts in groupby(body, key=lambda part: isinstance(part, SetTable)):
        if is_table:
            tables, heads = joined_tables([part for part in parts if isinstance(part, SetTable)])
            yield from tables
            repeated += heads
        else:
            lines = [part for part in parts if isinstance(part, SetLine)]
            yield from (_paragraph(group) for group in joiner.groups(lines))
    yield from (_paragraph([part], role=part.role) for part in around)
    yield from repeated


def _is_body(part: SetLine) -> bool:
    return part.role is ParagraphRole.BODY


def _joiner(lines: Sequence[SetLine]) -> Joiner:
    seams = ((before.line.text, after.line.text) for before, after in pairwise(lines))
    return Joiner(margins_of(lines), Words([line.line.text for line in lines], seams))


def _paragraph(group: Sequence[SetLine], *, role: ParagraphRole = ParagraphRole.BODY) -> Paragraph:
    return replace(paragraph_of(joined(group), role=role), page=group[0].page)


def _findings(path: str, sheets: Iterable[Sheet]) -> Iterator[Finding]:
    told = (
        (UNMAPPED_SOME, sum(sheet.unmapped for sheet in sheets)),
        (SLANTED, sum(sheet.slanted for sheet in sheets)),
        (RECOGNISED, sum(sheet.scanned for sheet in sheets)),
    )
    for fault, count in told:
        if count:
            yield note(fault, path, count=count)
