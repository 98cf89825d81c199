"""The passages of a manuscript as one text, so that a pattern runs over all of them at once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from huizong.checks.once import once
from huizong.checks.script import script
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
    starts: Sequence[int]

    def hits(self, pattern: str) -> Iterator[Hit]:
        """Yield what a pattern finds within single passages; ^ and $ are theirs."""
        for match in _compiled(pattern).finditer(self.text):
            number = self.number(match.start())
            passage, begin = self.passages[number], self.starts[number]
            yield Hit(passage, match.start() - begin, min(match.end() - begin, len(passage.text)))

    def hits_in(self, pattern: str, numbers: Sequence[int]) -> Iterator[Hit]:
        """Yield what a pattern finds in the passages of these numbers; the rest is not searched."""
        for number in numbers:
            passage = self.passages[number]
            for match in _compiled(pattern).finditer(passage.text):
                yield Hit(passage, match.start(), match.end())

    def number(self, offset: int) -> int:
        """Return which passage an offset falls in."""
        return bisect_right(self.starts, offset) - 1


@once
def whole(manuscript: Manuscript) -> Whole:
    """Return the passages of a manuscript as one text."""
    found = script(manuscript)
    return Whole(found.text, manuscript.passages, found.starts)


def by_report(manuscript: Manuscript) -> Iterator[tuple[Report, Whole]]:
    """Yield each report of a manuscript with its passages as one text."""
    passages = [passage for passage in manuscript.passages if passage.runs]
    starts = [passage.places(0, 1)[0].start for passage in passages]
    for report in manuscript.outline.reports:
        if report.place is not None:
            low, high = (bisect_left(starts, at) for at in (report.place.start, report.place.end))
            yield report, _joined(tuple(passages[low:high]))


def _joined(passages: tuple[Passage, ...]) -> Whole:
    starts = list(accumulate((len(passage.text) + 1 for passage in passages), initial=0))[:-1]
    return Whole("\n".join(passage.text for passage in passages), passages, starts)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)
