"""The shared texts of an xlsx, and small counts of what stands in its other parts."""

import re
from dataclasses import dataclass, field

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class TextListener:
    """Takes the elements `item` of a part and keeps the text in their `t`, one for each.

    Phonetic guides (rPh) are left out.
    """

    item: str
    texts: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    listening: bool = False
    phonetic: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - a listener takes both
        """Take the beginning of an element."""
        if tag == self.item:
            self.pieces.clear()
        elif tag == "t":
            self.listening = not self.phonetic
        elif tag == "rPh":
            self.phonetic = True

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == "t":
            self.listening = False
        elif tag == "rPh":
            self.phonetic = False
        elif tag == self.item:
            self.texts.append(unescaped("".join(self.pieces)))

    def data(self, text: str) -> None:
        """Take a stretch of text."""
        if self.listening:
            self.pieces.append(text)


def unescaped(text: str) -> str:
    """Return a stored text with its control characters (_x000D_) as they are."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: _character(int(match[1], 16)), text)


def _character(code: int) -> str:
    """Return a character; one half of a surrogate pair says nothing."""
    return "" if 0xD800 <= code <= 0xDFFF else chr(code)
