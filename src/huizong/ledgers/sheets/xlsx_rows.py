"""The rows of a sheet of an xlsx as they are told, element by element (ISO 29500-1 §18.3.1)."""

from functools import lru_cache

from huizong.ledgers.sheets.given import Broken, Given, Line
from huizong.ledgers.sheets.xlsx_cells import CellReader
from huizong.reading.sheets_cells import MOST_COLUMNS, MOST_ROWS

_DIGITS = "0123456789"
_ON = ("1", "true", "on")


class RowListener:
    """Gathers rows in `lines`; whoever tells the part takes them away between its stretches."""

    __slots__ = (
        "_attributes",
        "_cells",
        "_column",
        "_formula",
        "_hidden",
        "_listening",
        "_phonetic",
        "_read",
        "_row",
        "_value",
        "lines",
    )

    def __init__(self, reader: CellReader) -> None:
        self.lines: list[Line] = []
        self._read = reader.read
        self._row = 0
        self._column = -1
        self._hidden = self._formula = self._listening = self._phonetic = False
        self._cells: dict[int, Given] = {}
        self._attributes: dict[str, str] = {}
        self._value: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if tag == "c":
            self._attributes = attributes
            self._formula = False
            self._value.clear()
            name = attributes.get("r")
            self._column = self._column + 1 if name is None else column_of(name.rstrip(_DIGITS))
        elif tag in ("v", "t"):
            self._listening = not self._phonetic
        elif tag == "row":
            self._open_row(attributes)
        elif tag == "f":
            self._formula = True
        elif tag == "rPh":
            self._phonetic = True

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in ("v", "t"):
            self._listening = False
        elif tag == "c":
            self._close_cell()
        elif tag == "row":
            if self._cells:
                self.lines.append(Line(self._row, self._cells, self._hidden))
        elif tag == "rPh":
            self._phonetic = False

    def data(self, text: str) -> None:
        """Take a stretch of text."""
        if self._listening:
            self._value.append(text)

    def _open_row(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r", "")
        known = stated.isdecimal() and len(stated) < 8 and 0 < int(stated) <= MOST_ROWS
        self._row = int(stated) if known else self._row + 1
        self._column, self._cells = -1, {}
        self._hidden = attributes.get("hidden") in _ON

    def _close_cell(self) -> None:
        attributes, value = self._attributes, "".join(self._value)
        kind = attributes.get("t", "n")
        if not value:
            if self._formula and kind != "str":
                self._cells[self._column] = Broken("")
            return
        given = self._read(kind, value, attributes.get("s", ""))
        if given is not None and (not isinstance(given, str) or given.strip()):
            self._cells[self._column] = given


@lru_cache(maxsize=1_000)
def column_of(letters: str) -> int:
    """Return the index of a column by its letters; what is no column counts as the last one."""
    index = 0
    for letter in letters.upper()[:4]:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1 if letters.isascii() and 0 < index <= MOST_COLUMNS else MOST_COLUMNS
