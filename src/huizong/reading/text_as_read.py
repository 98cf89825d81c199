"""Writes the text as read, piece by piece, and remembers where each piece stands in it."""

from dataclasses import dataclass, field

from huizong.reading.lines import Line, line_at


@dataclass(slots=True)
class TextAsRead:
    """The text so far; `separator` is what will stand before the next piece."""

    path: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    separator: str = ""

    def __str__(self) -> str:
        return "".join(self.pieces)

    @property
    def next(self) -> int:
        """Where the next piece will begin."""
        return self.length + len(self.separator)

    def put(self, text: str) -> int:
        """Write a piece behind the separator; return where it begins."""
        start = self.next
        self.pieces += (self.separator, text)
        self.length = start + len(text)
        self.separator = "\n"
        return start

    def lines(self, text: str) -> list[Line]:
        """Write a piece; return those of its lines that say anything."""
        position = self.put(text)
        found = []
        for piece in text.split("\n"):
            line = line_at(piece, 0, len(piece), self.path, offset=position)
            if line is not None:
                found.append(line)
            position += len(piece) + 1
        return found
