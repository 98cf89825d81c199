"""Words as one pattern that looks for the rarest sign of each, so that most signs are passed over.

A pattern that begins with its words' first signs stops at nearly every sign of a text, since words
begin with common ones; 再接再励 is found by its 励.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from huizong.definitions import Labelled, read_definition

_RARE = 400
_MANY = 200


@dataclass(frozen=True, slots=True)
class Anchored:
    """Words under their rarest sign, with its offset in the word."""

    pattern: re.Pattern[str]
    words: dict[str, list[tuple[str, int]]] = field(repr=False)

    def found(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield where the words stand in a text, and which; those at one sign by length."""
        for match in self.pattern.finditer(text):
            for word, offset in self.words[match[0]]:
                start = match.start() - offset
                if start >= 0 and text.startswith(word, start):
                    yield start, word


def anchored(words: Iterable[str]) -> Anchored:
    """Return words ready to be searched for; no words: a pattern that never matches."""
    known: dict[str, list[tuple[str, int]]] = {}
    for word in sorted(words, key=len, reverse=True):
        offset = max(range(len(word)), key=lambda at: _rank(word[at]))
        known.setdefault(word[offset], []).append((word, offset))
    return Anchored(re.compile(_pattern(known)), known)


def _pattern(known: dict[str, list[tuple[str, int]]]) -> str:
    """Return a pattern for the signs; of many the neighbours are not worth their compilation."""
    if len(known) > _MANY:
        return f"[{re.escape(''.join(known))}]"
    return "|".join(_branch(sign, known[sign]) for sign in known) or "(?!)"


def _branch(sign: str, words: list[tuple[str, int]]) -> str:
    """Return a pattern for one sign with the neighbours that it has in its words."""
    around = {
        (f"(?<={re.escape(word[: offset + 1])})" if offset else "")
        + (f"(?={re.escape(word[offset + 1 :])})" if offset + 1 < len(word) else "")
        for word, offset in words
    }
    return re.escape(sign) + f"(?:{'|'.join(sorted(around))})"


def rare(word: str) -> bool:
    """Whether a word has an uncommon sign, so that looking for it is cheap."""
    return max(map(_rank, word)) >= _RARE


def _rank(sign: str) -> int:
    """Return how rare a sign is: its place among the common ones, above all where it is none."""
    return _common().get(sign, len(_common()))


class _Common(Labelled):
    characters: str


@cache
def _common() -> dict[str, int]:
    told = read_definition("words/check_common_characters", _Common).characters
    return {sign: rank for rank, sign in enumerate("".join(told.split()))}
