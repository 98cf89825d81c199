"""What a rephrasing may change, as an office may edit it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from huizong.definitions import Labelled, read_definition


class DraftingWords(Labelled):
    """The definition `words/drafting`."""

    instructions: str
    exchange: tuple[tuple[str, ...], ...]
    whole: tuple[str, ...]
    leads: tuple[str, ...]
    share_leads: tuple[str, ...]
    refers: dict[str, tuple[str, ...]]
    leading: str
    list_words: tuple[str, ...]
    negations: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Allowed:
    """The words compiled: `exchange` finds a word that may be exchanged, `of_word` tells for which.

    Each group is written as its first word.
    """

    words: DraftingWords
    exchange: re.Pattern[str]
    of_word: Mapping[str, str]
    negation: re.Pattern[str]


def alternatives(words: Iterable[str]) -> str:
    """Return the words as one regular expression, longest first, each matched literally."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def allowed() -> Allowed:
    """Return the shipped words, read once."""
    words = read_definition("words/drafting", DraftingWords)
    of_word = {word: group[0] for group in words.exchange for word in group}
    return Allowed(
        words,
        exchange=re.compile(f"(?:{alternatives(of_word)})(?!{alternatives(words.whole)})"),
        of_word=of_word,
        negation=re.compile(alternatives(words.negations)),
    )


def instructions() -> str:
    """Return what whoever suggests is asked to do."""
    return allowed().words.instructions
