"""A line of text on a terminal, with carets under the words that matter.

A hanzi and its punctuation are two columns wide, as terminals draw them; a character whose width
depends on the font (“ ” … —, East Asian "ambiguous") counts one, as terminals do by default.
"""

import unicodedata

WIDTH = 76
_ELLIPSIS = "…"
_MARGIN = 12


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pointed(line: str, start: int, end: int) -> tuple[str, str]:
    """Return the part of a line around [start, end) that fits a terminal, and carets under it.

    Blanks and tabs become plain spaces, so that the carets stand right.
    """
    plain = "".join(" " if one.isspace() and one != "\u3000" else one for one in line)
    low, high = _window(plain, start, end)
    head = _ELLIPSIS if low else ""
    tail = _ELLIPSIS if high < len(plain) else ""
    shown = head + plain[low:high] + tail
    before = width(head + plain[low:start])
    carets = max(width(plain[start : min(end, high)]), 1)
    return shown.rstrip(), " " * before + "^" * carets


def _window(line: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch to show: the whole line where it fits, else what stands by the words."""
    if width(line) <= WIDTH:
        return 0, len(line)
    low = max(start - _MARGIN, 0)
    room = WIDTH - width(line[low:start]) - 2
    high = start
    while high < len(line) and room >= _columns(line[high]):
        room -= _columns(line[high])
        high += 1
    return low, max(high, min(start + 1, len(line), end))
