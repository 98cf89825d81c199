"""Writes the text as read, piece by piece, and remembers where each piece stands in it."""

from dataclasses import dataclass, field

from huizong.reading.faults import OVERSIZED, refuse
from huizong.reading.limits import Limits
from huizong.reading.lines import Line, gaps, line_at
from huizong.values import Message, cut


@dataclass(slots=True)
class TextAsRead:
    """The text so far; `separator` is what will stand before the next piece.

    Where limits are given, writing more lines, pieces or characters raises ReadingError.
    """

    path: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    separator: str = ""
    limits: Limits | None = None
    count: int = 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.pieces)

    @property
    def next(self) -> int:
        """Where the next piece will begin."""
        return self.length + len(self.separator)

    def put(self, text: str) -> int:
        """Write a piece behind the separator; return where it begins."""
        return self._put(text, 1 + text.count("\n") + gaps(text))

    def put_shown(self, text: str) -> int:
        """Write a piece that is one line with nothing invisible in it; return where it begins."""
        return self._put(text, 1)

    def _put(self, text: str, lines: int) -> int:
        start = self.length + len(self.separator)
        self.count += lines
        if self.limits is not None:
            self._check(self.limits, start + len(text))
        self.pieces += (self.separator, text)
        self.length = start + len(text)
        self.separator = "\n"
        return start

    def _check(self, limits: Limits, length: int) -> None:
        if self.count > limits.max_lines:
            why = Message("超过 {limit} 行", limit=limits.max_lines)
            raise refuse(OVERSIZED, self.path, why=why)
        if length > limits.max_characters:
            why = Message("超过 {limit} 字", limit=limits.max_characters)
            raise refuse(OVERSIZED, self.path, why=why)

    def put_lines(self, text: str) -> list[Line]:
        """Write a piece; return those of its lines that say anything."""
        position = self.put(text)
        found = []
        for piece in text.split("\n"):
            line = line_at(piece, 0, len(piece), self.path, offset=position)
            if line is not None:
                found.append(line)
            position += len(piece) + 1
        return found


def set_as(line: Line, number: str, shape: str, *, opens: bool) -> Line:
    """Return a line with its number, if it begins with it, as the first run, and how it is set."""
    runs = line.runs
    first = runs[0]
    if not number or first.origin is None or not first.text.startswith(number):
        return Line(runs, line.place, line.text, line.indent, line.number, shape, opens)
    runs = (*cut(runs[:1], 0, len(number)), *cut(runs[:1], len(number), len(first.text)), *runs[1:])
    return Line(runs, line.place, line.text, line.indent, number, shape, opens)
