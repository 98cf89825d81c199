"""One spelling for many: what the patterns of figures and outlines look for.

Full-width digits become half-width (with the commas of their thousands), traditional characters
of numerals, measure words and office terms become simplified. Every character stands for one
character, so offsets stay true.
"""

import re
from functools import cache

from huizong.definitions import Labelled, read_definition

_FULL_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)}
_THOUSANDS = re.compile("(?<![0-9０-９.．])[0-9０-９]{1,3}(?:，[0-9０-９]{3})++(?![0-9０-９])")


class Variants(Labelled):
    """Characters and the ones that stand for them, as words of two: 個个."""

    pairs: str


@cache
def _table() -> tuple[dict[int, str], re.Pattern[str]]:
    pairs = read_definition("words/variants", Variants).pairs.split()
    table = _FULL_WIDTH | {ord(pair[0]): pair[1] for pair in pairs}
    return table, re.compile(f"[{re.escape(''.join(map(chr, table)))}]")


def fold(text: str) -> str:
    """Return a text of the same length with one spelling for full-width and traditional signs."""
    table, written = _table()
    if "，" in text:
        text = _THOUSANDS.sub(lambda match: match[0].replace("，", ","), text)
    return text.translate(table) if written.search(text) else text
