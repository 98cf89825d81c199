"""A document's text with the words that findings point at marked, ready for the page.

Pure. A stretch that several findings point at is marked once, as the heaviest of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from huizong.values import Document, Paragraph, ParagraphRole, Place, Severity, Table
from huizong_web.reports.listing import Card, marked_places
from huizong_web.reports.touching import Touching

_WEIGHT = {severity: index for index, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a finding points at: its number, its weight, and the anchor of the place."""

    number: int
    severity: Severity
    anchor: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text under the same marks, the heaviest first; `opens` are the anchors that begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph as the page shows it."""

    stretches: tuple[Stretch, ...]
    role: ParagraphRole


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table as the page shows it: rows of cells, a cell with its paragraphs and its spans."""

    rows: tuple[tuple[tuple[tuple[MarkedParagraph, ...], int, int], ...], ...]


def marked_blocks(
    document: Document, cards: Iterable[Card]
) -> Iterator[MarkedParagraph | MarkedTable]:
    """Yield the blocks of a document with the places of the cards marked."""
    marker = _Marker(document, cards)
    for block in document.blocks:
        yield marker.table(block) if isinstance(block, Table) else marker.paragraph(block)


class _Marker:
    """Cuts paragraphs where marks begin and end."""

    def __init__(self, document: Document, cards: Iterable[Card]) -> None:
        self._text = document.text
        self._opened: set[str] = set()
        self._marks = Touching(
            (_seen(place, document), Mark(card.known.number, card.known.finding.severity, at))
            for card in cards
            for place, at in marked_places(card, document.path)
        )

    def table(self, table: Table) -> MarkedTable:
        return MarkedTable(
            tuple(
                tuple(
                    (tuple(map(self.paragraph, cell.paragraphs)), cell.rows, cell.columns)
                    for cell in row
                )
                for row in table.rows
            )
        )

    def paragraph(self, paragraph: Paragraph) -> MarkedParagraph:
        return MarkedParagraph(tuple(self._stretches(paragraph.place)), paragraph.role)

    def _stretches(self, where: Place) -> Iterator[Stretch]:
        touching = list(self._marks.of(where))
        inside = (at for place, _ in touching for at in (place.start, place.end))
        cuts = {at for at in inside if where.start < at < where.end}
        bounds = sorted({where.start, where.end} | cuts)
        for start, end in pairwise(bounds):
            marks = [mark for place, mark in touching if place.start < end and start < place.end]
            marks.sort(key=lambda mark: (_WEIGHT[mark.severity], mark.number))
            yield Stretch(self._text[start:end], tuple(marks), tuple(self._open(marks)))

    def _open(self, marks: Iterable[Mark]) -> Iterator[str]:
        """Yield the anchors that have not been set yet: a mark may go on in the next paragraph."""
        for mark in marks:
            if mark.anchor not in self._opened:
                self._opened.add(mark.anchor)
                yield mark.anchor


def _seen(place: Place, document: Document) -> Place:
    """Return a place that can be seen: one between two characters takes in its neighbour."""
    at = place.start
    if at < place.end:
        return place
    has_next = document.text[at : at + 1].strip()
    return Place(place.path, at, at + 1) if has_next else Place(place.path, max(at - 1, 0), at)
