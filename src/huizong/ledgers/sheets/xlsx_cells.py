"""What a stored cell of an xlsx holds: its text, number, day, time, or an error."""

import re
from datetime import datetime
from decimal import Decimal, InvalidOperation

from huizong.ledgers.sheets.given import Broken, Given
from huizong.reading.sheets_dates import moment_of
from huizong.reading.sheets_formats import Shape, shape, with_words
from huizong.reading.sheets_numbers import GENERAL, Numbers
from huizong.reading.sheets_texts import unescaped

_EXACT = 15  # digits that a sheet keeps
_PLAIN = re.compile(r"-?\d{1,15}")
_DAYS = {Shape.DAY, Shape.CLOCK, Shape.MOMENT}
_ONE_DAY, _EPOCH = 1, 61


class CellReader:
    """Reads the cells of one workbook by its shared texts and the formats of its styles."""

    def __init__(self, texts: list[str], numbers: Numbers) -> None:
        self._texts = texts
        self._numbers = numbers
        self._shapes = [shape(code) if code != GENERAL else Shape.NUMBER for code in numbers.codes]

    def read(self, kind: str, value: str, style: str) -> Given | None:
        """Return what a cell holds, None where it is empty.

        `kind` is its type as stored ("s", "n", "str" …), `style` the index of its style.
        """
        if kind == "s":
            index = int(value) if value.strip().isdecimal() else -1
            return self._texts[index] if 0 <= index < len(self._texts) else None
        if kind in ("inlineStr", "str"):
            return unescaped(value)
        if kind == "e":
            return Broken(value)
        if kind == "b":
            return value.strip() in ("1", "true")
        if kind == "d":
            return _iso(value)
        return self._number(value, int(style) if style.isdecimal() else 0)

    def _number(self, value: str, style: int) -> Given | None:
        number = exact(value)
        if number is None:
            return value or None
        made = self._shapes[style] if style < len(self._shapes) else Shape.NUMBER
        if made is Shape.NUMBER:
            return number
        if made in _DAYS:
            return self._day(number, made)
        if made is Shape.PERCENT:
            return f"{number.scaleb(2).normalize():f}%"
        return with_words(f"{number:f}", self._numbers.code(style))

    def _day(self, number: Decimal, made: Shape) -> Given:
        from_1904 = self._numbers.from_1904
        if made is Shape.CLOCK and 0 <= number < _ONE_DAY:
            found = moment_of(float(number) + _EPOCH)
            return found.time() if found else number
        found = moment_of(float(number), from_1904=from_1904)
        if found is None or made is Shape.CLOCK:
            return number
        whole = made is Shape.DAY and number == number.to_integral_value()
        return found.date() if whole else found


def exact(text: str) -> Decimal | None:
    """Return a stored number as a sheet shows it: of what lies behind fifteen digits, nothing."""
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    try:
        value = Decimal(text.strip())
        if len(value.as_tuple().digits) > _EXACT:
            value = Decimal(format(float(value), f".{_EXACT}g"))
    except (InvalidOperation, OverflowError, ValueError):
        return None
    return value if value.is_finite() else None


def _iso(text: str) -> Given:
    """Return a day or moment that is stored as ISO 8601, the text itself where it is none."""
    try:
        found = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text
    return found if found.time() != found.min.time() else found.date()
