"""How often the characters on both sides of a cut stand together elsewhere in the text."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from operator import add

_LOOKED_AT = 300_000  # characters; a report of that length has shown its words
_STICKS = 0.2  # share of a word's places in which the character beyond the cut follows
_FEW = 64  # so many words are sought one by one sooner than those of all cuts are counted


class Words:
    """Counts the words of two and three characters that stand at the ends of a text's lines.

    Other evidence settles most cuts, so nothing is counted before it is asked for.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._text = "\n".join(lines)[:_LOOKED_AT]
        self._counts: dict[str, int] = {}
        self._all = False

    def stick(self, before: str, after: str) -> bool:
        """Whether what stands before a cut and what follows it often stand together.

        The two are lines that follow each other.
        """
        left, right, over_left, over_right = _pieces(before, after)
        return self._share(over_left, left) or self._share(over_right, right)

    def _share(self, whole: str, part: str) -> bool:
        return self._count(whole) >= max(_STICKS * self._count(part), 1)

    def _count(self, piece: str) -> int:
        if piece not in self._counts and not self._all:
            if len(self._counts) < _FEW:
                self._counts[piece] = _occurrences(piece, self._text)
            else:
                self._counts = _occurrences_of_all(self._lines, self._text)
                self._all = True
        return self._counts.get(piece, 0)


def _occurrences(piece: str, text: str) -> int:
    """Return how often a word of two or three characters stands in a text; 0 for others."""
    if len(piece) not in (2, 3):
        return 0
    if piece[0] == piece[-1]:  # it may overlap with itself: 哈哈 stands twice in 哈哈哈
        return sum(1 for _ in re.finditer(f"(?={re.escape(piece)})", text))
    return text.count(piece)


def _occurrences_of_all(lines: Sequence[str], text: str) -> dict[str, int]:
    """Return how often each word at the seam of two lines stands in a text, in one pass."""
    wanted = {piece for before, after in pairwise(lines) for piece in _pieces(before, after)}
    pairs = map(add, text, text[1:])
    triples = map(add, map(add, text, text[1:]), text[2:])
    return Counter(filter(wanted.__contains__, chain(pairs, triples)))


def _pieces(before: str, after: str) -> tuple[str, str, str, str]:
    """Return the word on either side, and each with the character beyond the cut."""
    left, right = before[-2:], after[:2]
    return left, right, left + after[:1], before[-1:] + right
