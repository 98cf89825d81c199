"""A sheet of an xlsx, cell by cell: what each cell shows (ISO 29500-1 §18.3.1)."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from huizong.reading.docx_xml import whole
from huizong.reading.sheets_cells import MOST_COLUMNS, MOST_ROWS, Area, Meter, Sheet
from huizong.reading.sheets_dates import written
from huizong.reading.sheets_numbers import GENERAL, Numbers, logical
from huizong.reading.sheets_texts import unescaped

_COLUMN = re.compile("[A-Za-z]{1,3}")
_DIGITS = "0123456789"
_EXACT = 15  # digits that a sheet keeps
_NAME = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ON = ("1", "true", "on")
_MOST_HIDDEN = 1_000  # stretches of hidden columns; nobody hides more


@dataclass(slots=True)
class RowListener:
    """Takes the elements of one sheet's part into `sheet`."""

    sheet: Sheet
    meter: Meter
    texts: list[str]
    numbers: Numbers
    row: int = -1
    column: int = -1
    cells: dict[int, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)  # of the cell that is open
    value: list[str] | None = None  # of the cell that is open; None before its value
    formula: bool = False
    listening: bool = False
    phonetic: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if tag == "c":
            self.column = _column_of(attributes.get("r"), self.column + 1)
            self.attributes, self.value, self.formula = attributes, None, False
        elif tag in ("v", "t"):
            self.listening = not self.phonetic
            if self.value is None:
                self.value = []
        elif tag == "row":
            self._open_row(attributes)
        elif tag == "f":
            self.formula = True
        elif tag == "rPh":
            self.phonetic = True
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif tag == "col":
            self._hide_columns(attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in ("v", "t"):
            self.listening = False
        elif tag == "c":
            self._close_cell()
        elif tag == "row" and self.cells:
            self.sheet.rows.setdefault(self.row, {}).update(self.cells)
        elif tag == "rPh":
            self.phonetic = False

    def data(self, text: str) -> None:
        """Take a stretch of text."""
        if self.listening and self.value is not None:
            self.value.append(text)

    def _open_row(self, attributes: dict[str, str]) -> None:
        stated = whole(attributes.get("r"))
        self.row = stated - 1 if stated and stated <= MOST_ROWS else self.row + 1
        self.column, self.cells = -1, {}
        if attributes.get("hidden") in _ON:
            self.sheet.hidden_rows.add(self.row)

    def _close_cell(self) -> None:
        text = self._shown("".join(self.value or ()))
        if text.strip():
            self.meter.add(1)
            self.cells[self.column] = text

    def _shown(self, value: str) -> str:
        """Return what the cell shows, an empty text where it shows nothing."""
        kind, style = self.attributes.get("t", "n"), whole(self.attributes.get("s")) or 0
        if not value:
            if self.formula and kind != "str":
                self.sheet.pending.append((self.row, self.column))
            return ""
        if kind == "e":
            self.sheet.errors.append((self.row, self.column))
            return value
        if self.numbers.hides(style):
            self.sheet.invisible += 1
            return ""
        return self._typed(value, kind, style)

    def _typed(self, value: str, kind: str, style: int) -> str:
        """Return a stored value as a cell of its type and style shows it."""
        if kind == "s":
            index = whole(value.strip())
            text = self.texts[index] if index is not None and index < len(self.texts) else ""
            return self.numbers.text(text, style)
        if kind in ("str", "inlineStr"):
            return self.numbers.text(unescaped(value), style)
        if kind == "d":
            return _iso(value)
        if kind == "n" and self.numbers.code(style) == GENERAL and _is_whole(value):
            return value
        number = _number(value)
        if number is None:
            return value
        return logical(number) if kind == "b" else self.numbers.number(number, style)

    def _merge(self, reference: str) -> None:
        area = _area(reference)
        if area is not None:
            self.meter.add(1)
            self.sheet.merges.append(area)

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        first, last = whole(attributes.get("min")), whole(attributes.get("max"))
        hidden = self.sheet.hidden_columns
        if attributes.get("hidden") in _ON and first and last and len(hidden) < _MOST_HIDDEN:
            hidden.append((first - 1, min(last, MOST_COLUMNS) - 1))


def _column_of(name: str | None, following: int) -> int:
    column = None if name is None else _letters(name.rstrip(_DIGITS))
    return following if column is None or column >= MOST_COLUMNS else column


@lru_cache(maxsize=1_000)
def _letters(letters: str) -> int | None:
    """Return the index of a column, AB is 27; None where there is none of that name."""
    if not _COLUMN.fullmatch(letters):
        return None
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _area(reference: str) -> Area | None:
    """Return the rectangle of a reference such as A1:C2, None where it is none."""
    corners = [_NAME.fullmatch(name) for name in reference.split(":")[:3]]
    if len(corners) != 2 or corners[0] is None or corners[1] is None:
        return None
    (left, top), (right, bottom) = (
        (_letters(match[1]) or 0, int(match[2]) - 1) for match in corners if match
    )
    inside = 0 <= top <= bottom < MOST_ROWS and 0 <= left <= right < MOST_COLUMNS
    return Area(top, left, bottom, right) if inside else None


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and text[0] != "0" and len(text) <= _EXACT


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


def _iso(text: str) -> str:
    """Return a date that is stored as ISO 8601 in Chinese; the text itself where it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    timed = moment.hour or moment.minute
    return written(moment, set("YMDh") if timed else set("YMD"))
