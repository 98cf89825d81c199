"""The text of a line of a web page: blanks and line ends of the markup as a browser shows them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_BLANKS = re.compile(r"[ \t\n\r\f]+")
# East Asian letters and marks: a line end of the markup between two of them is no blank.
_WIDE = (
    "\u1100-\u11ff\u2e80-\u303e\u3040-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffe6"
)
_WIDE += "\u201c\u201d\u2018\u2019\u2026\u2014"
_BREAK_IN_CHINESE = re.compile(f"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{_WIDE}])")
# A number of Word: more than one letter of a symbol font, which is a bullet.
_NUMBER = re.compile(
    r"[（(〔\[第]?[0-9０-９a-zA-Z一-鿿〇○①-⓿㈠-㉃ⅰ-ⅿⅠ-Ⅿ.．\-]+[）)〕\]、.．，,：:章节条]?"
)
_BULLETS = frozenset("lnoquvwxyzØ§·•●■◆▪–-")


def letters_in(text: str) -> int:
    """Return how many characters of a text are no blanks."""
    return sum(map(len, text.split()))


@dataclass(slots=True)
class LineText:
    """Collects the text of a line; `linked` counts the letters in links."""

    pieces: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    linked: int = 0
    anchors: int = 0
    number: str = ""
    preserved: bool = False

    def add(self, text: str, *, link: bool, number: bool, preserved: bool) -> None:
        """Add a stretch of text; `number` says that Word computed it as an item's number."""
        if number:
            self.numbers.append(text)
            return
        self.pieces.append(text)
        self.preserved = self.preserved or preserved
        if link:
            self.linked += letters_in(text)

    @property
    def untouched(self) -> bool:
        """Whether nothing was added yet."""
        return not (self.pieces or self.numbers or self.anchors or self.number)

    def close_number(self) -> None:
        """Take what was added as a number to be one, unless it is a bullet."""
        written = " ".join("".join(self.numbers).split())
        self.numbers.clear()
        if written and written not in _BULLETS and _NUMBER.fullmatch(written):
            self.number = written

    def texts(self) -> Iterator[str]:
        """Yield the lines that are shown: one, but more of preformatted text."""
        text = "".join(self.pieces)
        if self.preserved:
            for piece in re.split(r"\r\n|[\r\n]", text):
                if piece.strip():
                    yield piece.replace("\t", " ").rstrip()
            return
        if "\n" in text or "\r" in text:
            text = _BREAK_IN_CHINESE.sub("", text)
        text = _BLANKS.sub(" ", text).strip(" ")
        if text.strip():
            yield text
