"""The words by which figures of texts and of ledgers are told to be the same."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from huizong.definitions import Labelled, read_definition

_SIGNS = re.compile(r"[\s，。、；：“”‘’《》〈〉（）()—\-]+")
_MARKS = re.compile(r"[\s，。、；：“”‘’《》（）()—\-\d.%]+")


class LineageWords(Labelled):
    """The definition `words/lineage`."""

    filling: str
    plain: str
    edges: str
    counting: str
    same: tuple[str, ...]
    units: tuple[str, ...]
    narrowing: tuple[str, ...]
    general: tuple[str, ...]
    occasions: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Lexicon:
    """The words compiled."""

    filling: re.Pattern[str]
    plain: re.Pattern[str]
    edges: str
    counting: tuple[str, ...]
    same: re.Pattern[str]
    first: Mapping[str, str]
    units: Mapping[str, frozenset[str]]
    narrowing: tuple[str, ...]
    general: tuple[str, ...]
    occasions: tuple[str, ...]

    def core(self, words: str) -> str:
        """Return what words name, without what they say of counting: 办理来文份数 is 来文."""
        bare = self._said_alike(self.filling.sub("", _MARKS.sub("", words)))
        kept = self._said_alike(self.plain.sub("", bare)).strip(self.edges)
        return self._uncounted(kept) or self._uncounted(bare) or bare

    def says_nothing(self, words: str) -> bool:
        """Whether nothing is left of words without what says nothing."""
        bare = self.plain.sub("", self.filling.sub("", _MARKS.sub("", words)))
        return not bare.strip(self.edges)

    def _said_alike(self, words: str) -> str:
        return self.same.sub(lambda found: self.first[found[0]], words)

    def _uncounted(self, words: str) -> str:
        for ending in self.counting:
            if words.endswith(ending) and len(words) > len(ending):
                return words.removesuffix(ending)
        return words

    def is_general(self, words: str) -> bool:
        """Whether words are such as figures of many ledgers are called by."""
        for each in self.general:
            words = words.replace(each, "")
        return len(words) <= 1

    def standing_for(self, unit: str) -> frozenset[str]:
        """Return the measure words that one may stand for, itself among them."""
        return self.units.get(unit, frozenset()) | {unit}

    def alike(self, unit: str, other: str) -> bool:
        """Whether one measure word may stand for another."""
        return other in self.units.get(unit, ())


@cache
def lexicon() -> Lexicon:
    """Return the shipped words, compiled once."""
    words = read_definition("words/lineage", LineageWords)
    groups = [each.split() for each in words.same]
    first = {word: group[0] for group in groups for word in group}
    return Lexicon(
        filling=_any(words.filling.split()),
        plain=_any(words.plain.split()),
        edges="".join(words.edges.split()),
        counting=tuple(sorted(words.counting.split(), key=len, reverse=True)),
        same=_any(first),
        first=first,
        units=_units(words.units),
        narrowing=words.narrowing,
        general=words.general,
        occasions=words.occasions,
    )


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


def _units(lines: Iterable[str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in (frozenset(line.split()) for line in lines):
        for unit in group:
            found[unit] = found.get(unit, frozenset()) | group
    return found


def bare(text: str) -> str:
    """Return a text without blanks, punctuation and brackets; numbers stay."""
    return _SIGNS.sub("", text)


def covered(words: str, other: str) -> float:
    """Return the share of words that stand, two characters at least in a row, in another text."""
    if not words or words == other:
        return 1.0 if words else 0.0
    marked = [False] * len(words)
    for at in range(len(words) - 1):
        if words[at : at + 2] in other:
            marked[at] = marked[at + 1] = True
    return sum(marked) / len(words)
