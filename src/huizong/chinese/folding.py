"""One spelling for many: what the patterns of figures and outlines look for.

Full-width digits become half-width (with the commas of their thousands), traditional characters
of numerals, measure words and office terms become simplified. Every character stands for one
character, so offsets stay true.
"""

import re
from functools import cache
from string import ascii_letters

from huizong.definitions import Labelled, read_definition

_FULL_WIDTH = {chr(ord("０") + digit): str(digit) for digit in range(10)}
_DIGIT, _POINT = "[0-9０-９]", "[.．]"
_THOUSANDS = re.compile(  # a full-width comma between one to three digits and three
    f"，(?<={_DIGIT}，)(?<!{_DIGIT}{{4}}，)(?={_DIGIT}{{3}}(?!{_DIGIT}))"
    f"(?<!{_POINT}{_DIGIT}，)(?<!{_POINT}{_DIGIT}{{2}}，)(?<!{_POINT}{_DIGIT}{{3}}，)"
)
_HALF = {code: code - 0xFEE0 for code in map(ord, "％０１２３４５６７８９")}
_HALF |= {ord(letter) + 0xFEE0: ord(letter) for letter in ascii_letters}
# A point before a year is that of an item: １．２０２６年, it parts no number.
_INSIDE = re.compile(rf"(?<={_DIGIT})(?:．(?!{_DIGIT}{{4}}\s?年)|[／－])(?={_DIGIT})")


class Variants(Labelled):
    """Characters and the ones that stand for them, as words of two: 個个."""

    pairs: str


@cache
def _table() -> tuple[dict[str, str], re.Pattern[str]]:
    pairs = read_definition("words/variants", Variants).pairs.split()
    table = _FULL_WIDTH | {pair[0]: pair[1] for pair in pairs}
    return table, re.compile(f"[{re.escape(''.join(table))}]")


def fold(text: str) -> str:
    """Return a text of the same length with one spelling for full-width and traditional signs."""
    if text.isascii():
        return text
    table, written = _table()
    return written.sub(lambda match: table[match[0]], _THOUSANDS.sub(",", text))


def half_width(text: str) -> str:
    """Return a text of the same length with half-width digits, letters and percent signs.

    Points, commas, slashes and hyphens become half-width inside numbers only: ８．８％, ３，１２０.
    """
    text = _INSIDE.sub(lambda match: chr(ord(match[0]) - 0xFEE0), _THOUSANDS.sub(",", text))
    return text.translate(_HALF)
