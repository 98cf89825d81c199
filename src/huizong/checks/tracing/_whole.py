"""The passages of a manuscript as one text, so that a pattern runs over all of them at once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from huizong.values import Manuscript, Passage, Place, Report


@dataclass(frozen=True, slots=True)
class Hit:
    """What a pattern found in a passage, at [start, end) of its text."""

    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words found."""
        return self.passage.text[self.start : self.end]

    @property
    def places(self) -> tuple[Place, ...]:
        """Where they stand in the file."""
        return self.passage.places(self.start, self.end)

    def around(self, *, reach: int = 8) -> str:
        """Return the words with a few characters of what stands on either side."""
        text = self.passage.text
        low, high = max(self.start - reach, 0), min(self.end + reach, len(text))
        before, after = "…" if low else "", "…" if high < len(text) else ""
        return f"{before}{text[low:high]}{after}"


@dataclass(frozen=True, slots=True)
class Whole:
    """Passages joined by line feeds."""

    text: str
    passages: tuple[Passage, ...]
    starts: tuple[int, ...]

    def hits(self, pattern: str, *, needs: Sequence[str] = ()) -> Iterator[Hit]:
        """Yield what a pattern finds within single passages; ^ and $ are theirs.

        `needs` are words of which a passage must have one: the others are not searched. They are
        read once, top to bottom, for each word that is needed.
        """
        compiled = _compiled(pattern)
        if not needs:
            for match in compiled.finditer(self.text):
                yield self._hit(match)
            return
        for index in sorted(set().union(*(self._having(word) for word in needs))):
            passage = self.passages[index]
            for match in compiled.finditer(passage.text):
                yield Hit(passage, match.start(), match.end())

    def _hit(self, match: re.Match[str]) -> Hit:
        index = bisect_right(self.starts, match.start()) - 1
        passage, begin = self.passages[index], self.starts[index]
        return Hit(passage, match.start() - begin, min(match.end() - begin, len(passage.text)))

    def _having(self, word: str) -> set[int]:
        """Return the numbers of the passages that have a word."""
        found = set()
        at = self.text.find(word)
        while at >= 0:
            index = bisect_right(self.starts, at) - 1
            found.add(index)
            after = index + 1
            at = self.text.find(word, self.starts[after]) if after < len(self.starts) else -1
        return found


def whole(manuscript: Manuscript) -> Whole:
    """Return the passages of a manuscript as one text."""
    return _joined(manuscript.passages)


def by_report(manuscript: Manuscript) -> Iterator[tuple[Report, Whole]]:
    """Yield each report of a manuscript with its passages as one text."""
    passages = [passage for passage in manuscript.passages if passage.runs]
    starts = [passage.places(0, 1)[0].start for passage in passages]
    for report in manuscript.outline.reports:
        if report.place is not None:
            low, high = (bisect_left(starts, at) for at in (report.place.start, report.place.end))
            yield report, _joined(tuple(passages[low:high]))


def _joined(passages: tuple[Passage, ...]) -> Whole:
    starts, position = [], 0
    for passage in passages:
        starts.append(position)
        position += len(passage.text) + 1
    return Whole("\n".join(passage.text for passage in passages), passages, tuple(starts))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)
