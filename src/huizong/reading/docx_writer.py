"""Writes the text as read of a docx and remembers where each paragraph stands in it."""

from dataclasses import dataclass, field

from huizong.reading.docx_numbering import Label
from huizong.reading.lines import Line, line_at, paragraph_of
from huizong.reading.repair import rejoin
from huizong.values import Paragraph, ParagraphRole, Place, Run


@dataclass(slots=True)
class Writer:
    """The text so far. `separator` is what will stand before the next piece."""

    path: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    separator: str = ""

    @property
    def text(self) -> str:
        """The text as read."""
        return "".join(self.pieces)

    def put(self, text: str) -> int:
        """Write a piece behind the separator; return where it begins."""
        start = self.length + len(self.separator)
        self.pieces += (self.separator, text)
        self.length = start + len(text)
        self.separator = "\n"
        return start

    def paragraphs(self, text: str, label: Label | None, *, role: ParagraphRole) -> list[Paragraph]:
        """Write a paragraph of Word; return it, or the several that line breaks make of it."""
        head = "" if label is None else label.number + label.blank
        start = self.put(head + text)
        lines: list[Line] = []
        offset = 0
        for piece in (head + text).split("\n"):
            line = line_at(piece, 0, len(piece), self.path, offset=start + offset)
            if line is not None:
                lines.append(line)
            offset += len(piece) + 1
        if label is not None and label.number and lines:
            lines[0] = _numbered(lines[0], label.number)
        groups = rejoin(lines) if len(lines) > 1 else [lines] * bool(lines)
        return [paragraph_of(group, role=role) for group in groups]


def _numbered(line: Line, number: str) -> Line:
    """Return a line whose first run is its number."""
    first = line.runs[0]
    if first.origin is None or not first.text.startswith(number):
        return line
    path, start, end = first.origin.path, first.origin.start, first.origin.end
    middle = start + len(number)
    runs = [Run(number, Place(path, start, middle))]
    if middle < end:
        runs.append(Run(first.text[len(number) :], Place(path, middle, end)))
    return Line((*runs, *line.runs[1:]), line.place, line.text, line.indent, number)
