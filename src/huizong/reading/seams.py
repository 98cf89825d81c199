"""How often the characters on both sides of a cut stand together elsewhere in the text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

_LOOKED_AT = 300_000  # characters; a report of that length has shown its words
_STICKS = 0.2  # share of a word's places in which the character beyond the cut follows


class Words:
    """Counts of two and three characters, of those only that some cut asks for."""

    def __init__(self, texts: Sequence[str], seams: Iterable[tuple[str, str]]) -> None:
        wanted = {piece for before, after in seams for piece in _pieces(before, after)}
        text = "\n".join(texts)[:_LOOKED_AT] if wanted else ""
        triples = zip(text, text[1:], text[2:], strict=False)
        self._counts = Counter(
            piece
            for pieces in (map("".join, pairwise(text)), map("".join, triples))
            for piece in pieces
            if piece in wanted
        )

    def stick(self, before: str, after: str) -> bool:
        """Whether what stands before a cut and what follows it often stand together."""
        left, right, over_left, over_right = _pieces(before, after)
        return self._share(over_left, left) or self._share(over_right, right)

    def _share(self, whole: str, part: str) -> bool:
        return self._counts[whole] >= max(_STICKS * self._counts[part], 1)


def _pieces(before: str, after: str) -> tuple[str, str, str, str]:
    """Return the word on either side, and each with the character beyond the cut."""
    left, right = before[-2:], after[:2]
    return left, right, left + after[:1], before[-1:] + right
