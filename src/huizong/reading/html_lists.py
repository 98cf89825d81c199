"""The numbers of lists, as a browser prints them (HTML §4.4.5, CSS Counter Styles 3)."""

import re
from dataclasses import dataclass

from huizong.reading.docx_numerals import numeral

_TYPES = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
}  # fmt: skip
_CHINESE = ("chineseCountingThousand", "chineseLegalSimplified", "ideographDigital")
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand",
    "simp-chinese-formal": "chineseLegalSimplified",
    "cjk-decimal": "ideographDigital",
    "none": "",
    "disc": "",
    "circle": "",
    "square": "",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_MOST = 1_000_000


@dataclass(slots=True)
class Counter:
    """An open list: the number that its next item gets, the step, and how numbers are written."""

    following: int
    step: int
    fmt: str

    def number(self, attributes: dict[str, str]) -> str:
        """Return what stands before the next item, an empty text where nothing does."""
        stated = _integer(attributes.get("value"))
        count = self.following if stated is None else stated
        self.following = count + self.step
        fmt = _fmt(attributes, self.fmt)
        if not fmt:
            return ""
        written = numeral(count, fmt) if count > 0 else str(count)
        return written + ("、" if fmt in _CHINESE else ".")


def counter_of(tag: str, attributes: dict[str, str]) -> Counter:
    """Return the counter of a list that opens.

    A list that counts down from an unstated number gets no numbers: wrong ones were worse.
    """
    fmt = _fmt(attributes, "decimal" if tag == "ol" else "")
    start = _integer(attributes.get("start"))
    if "reversed" not in attributes:
        return Counter(1 if start is None else start, 1, fmt)
    return Counter(start or 0, -1, fmt if start else "")


def _fmt(attributes: dict[str, str], inherited: str) -> str:
    """Return the number format of a list or an item, "" where it prints no number."""
    styled = _STYLE.search(attributes.get("style", ""))
    for word in styled[1].lower().split() if styled else ():
        if word in _STYLES:
            return _STYLES[word]
    return _TYPES.get(attributes.get("type", ""), inherited)


def _integer(text: str | None) -> int | None:
    match = re.match(r"\s*([-+]?[0-9]{1,9})", text or "")
    return None if match is None else max(-_MOST, min(int(match[1]), _MOST))
