"""Writes the text as read of a docx and remembers where each paragraph stands in it."""

from dataclasses import dataclass, field, replace

from huizong.reading.docx_numbering import Label
from huizong.reading.lines import Line, line_at
from huizong.values import cut


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

    def lines(self, text: str, label: Label | None, *, shape: str) -> list[Line]:
        """Write a paragraph of Word; return what it shows, line by line."""
        head = "" if label is None else label.number + label.blank
        number = "" if label is None else label.number
        position = self.put(head + text)
        lines: list[Line] = []
        for piece in (head + text).split("\n"):
            line = line_at(piece, 0, len(piece), self.path, offset=position)
            if line is not None:
                lines.append(_set(line, "" if lines else number, shape, opens=not lines))
            position += len(piece) + 1
        return lines


def _set(line: Line, number: str, shape: str, *, opens: bool) -> Line:
    """Return a line with its number as the first run, and how it is set."""
    runs = line.runs
    first = runs[0]
    if not number or first.origin is None or not first.text.startswith(number):
        return replace(line, shape=shape, opens=opens)
    runs = (*cut(runs[:1], 0, len(number)), *cut(runs[:1], len(number), len(first.text)), *runs[1:])
    return replace(line, runs=runs, number=number, shape=shape, opens=opens)
