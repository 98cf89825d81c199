"""Which element of a Word file each stretch of its text was read from, for who writes into it.

The reader's own walk is listened to, so that text and trail cannot come apart.
"""

from dataclasses import dataclass, field

from huizong.reading.docx import document_of
from huizong.reading.docx_blocks import Narrator
from huizong.reading.docx_numbering import Label
from huizong.reading.docx_package import Package, open_package
from huizong.reading.docx_text import Content, Teller
from huizong.reading.docx_writer import Writer
from huizong.reading.docx_xml import Element
from huizong.reading.limits import Limits
from huizong.reading.lines import Line
from huizong.values import Document, Source

_DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text as read at [start, end) and the element that says it.

    That is a w:t, w:tab, w:br, w:sym or m:t; it is the w:p itself for the number that Word computes
    (and for a paragraph without words, where start == end). `in_field` tells what a field computed.
    """

    start: int
    end: int
    element: Element
    in_field: bool = False


@dataclass(frozen=True, slots=True)
class Trail:
    """A Word file read with its trail: the stretches in the order of the text."""

    document: Document
    package: Package
    stretches: tuple[Stretch, ...]


def read_trail(source: Source, *, limits: Limits = _DEFAULT) -> Trail:
    """Return a docx with the elements its text was read from. Raises ReadingError as reading does.

    The package keeps its parts: what is changed in an element is changed in `package.kept`.
    """
    package = open_package(source, limits, keeping=True)
    notes = _Notes()
    document = document_of(package, listen=notes.listen)
    return Trail(document, package, tuple(notes.stretches))


@dataclass(slots=True)
class _Notes:
    """What was heard since the last paragraph was written, and where all before it was."""

    heard: list[tuple[Element, str, bool]] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)

    def listen(self, narrator: Narrator) -> None:
        """Put listeners into the places of a narrator's teller and writer."""
        teller, writer = narrator.teller, narrator.writer
        narrator.teller = _Teller(teller.styles, notes=self)
        narrator.writer = _Writer(writer.path, limits=writer.limits, notes=self)

    def written(self, start: int, head: int, length: int) -> None:
        """Note where what was heard now stands: `length` characters behind a number of `head`.

        A paragraph that is not written leaves its words behind: only the last ones are those meant.
        """
        parts: list[tuple[Element, str, bool]] = []
        while self.heard and (length or not parts or parts[-1][1]):
            parts.append(self.heard.pop())
            length -= len(parts[-1][1])
        self.heard.clear()
        if head and parts:
            self.stretches.append(Stretch(start, start + head, parts[-1][0]))
        position = start + head
        for element, text, in_field in reversed(parts):
            self.stretches.append(Stretch(position, position + len(text), element, in_field))
            position += len(text)


@dataclass
class _Teller(Teller):
    notes: _Notes = field(default_factory=_Notes)

    def content(self, paragraph: Element) -> Content:
        self.notes.heard.append((paragraph, "", False))
        return super().content(paragraph)

    def _piece(self, element: Element) -> str:
        piece = super()._piece(element)
        if piece:
            self.notes.heard.append((element, piece, bool(self.fields)))
        return piece


@dataclass
class _Writer(Writer):
    notes: _Notes = field(default_factory=_Notes)

    def lines(self, text: str, label: Label | None, *, shape: str) -> list[Line]:
        head = 0 if label is None else len(label.number + label.blank)
        self.notes.written(self.next, head, len(text))
        return super().lines(text, label, shape=shape)
