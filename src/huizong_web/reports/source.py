"""A submission's text as the page of its source shows it: paragraphs and tables, a place marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from huizong.values import Document, Paragraph, ParagraphRole, Place, Table
from huizong_web.reports.origins import Stretch


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph as a page shows it."""

    stretches: tuple[Stretch, ...]
    role: ParagraphRole


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as a page shows it: rows of cells, a cell with its paragraphs and its spans."""

    rows: tuple[tuple[tuple[tuple[Shown, ...], int, int], ...], ...]


def blocks_of(document: Document, place: Place | None) -> Iterator[Shown | ShownTable]:
    """Yield the blocks of a document; the place, if one is given, as marked stretches."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield _table(document, block, place)
        else:
            yield _paragraph(document, block, place)


def _table(document: Document, table: Table, place: Place | None) -> ShownTable:
    return ShownTable(
        tuple(
            tuple(
                (
                    tuple(_paragraph(document, each, place) for each in cell.paragraphs),
                    cell.rows,
                    cell.columns,
                )
                for cell in row
            )
            for row in table.rows
        )
    )


def _paragraph(document: Document, paragraph: Paragraph, place: Place | None) -> Shown:
    where, words = paragraph.place, document.text
    low, high = where.start, where.start
    if place and place.overlaps(where):
        low, high = max(place.start, where.start), min(place.end, where.end)
    # A place may span paragraphs; the address leads to where it begins.
    mark = "first" if place and where.start <= place.start else "here"
    bounds = ((where.start, low, ""), (low, high, mark), (high, where.end, ""))
    stretches = (Stretch(words[start:end], mark) for start, end, mark in bounds if start < end)
    return Shown(tuple(stretches), paragraph.role)
