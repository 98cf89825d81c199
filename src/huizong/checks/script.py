"""The passages of a manuscript as one text, so that a pattern runs once and not once a paragraph.

Passages are joined by line feeds. Offsets count in `Script.text`; `places` leads back to the file.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from huizong.checks.once import once
from huizong.values import Manuscript, Passage, Place, Report

_CLOSED_BY = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "「": "」", "『": "』"}
_MARKS = re.compile("[“”‘’《》〈〉「」『』]")
_FAR = 400  # signs; a mark that stands further away is no longer of this quotation


@dataclass(frozen=True, slots=True)
class Script:
    """Passages that follow each other, as one text.

    `starts` are the offsets of the passages in `text`. `report` is the document that they belong
    to, None for a whole file.
    """

    text: str
    passages: Sequence[Passage]
    starts: Sequence[int]
    report: Report | None = None

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Return where in the file the stretch [start, end) of the text was read."""
        first = self.index(start)
        low = self.starts[first]
        origin = _as_it_stands(self.passages[first])
        if origin and end <= low + origin.end - origin.start:
            return (Place(origin.path, origin.start + start - low, origin.start + end - low),)
        found: list[Place] = []
        for index in range(first, self.index(max(start, end - 1)) + 1):
            low = self.starts[index]
            found += self.passages[index].places(max(start - low, 0), end - low)
        return tuple(found)

    def index(self, offset: int) -> int:
        """Return which passage an offset falls in."""
        return bisect_right(self.starts, offset) - 1

    def line(self, offset: int) -> tuple[int, int]:
        """Return the start and the end of the passage that an offset falls in."""
        index = self.index(offset)
        start = self.starts[index]
        return start, start + len(self.passages[index].text)

    def quoted(self, offset: int) -> bool:
        """Whether an offset lies within quotation marks or title marks of its passage."""
        start, end = self.line(offset)
        waiting: list[str] = []
        for match in _MARKS.finditer(self.text, max(start, offset - _FAR), offset):
            if match[0] in _CLOSED_BY:
                waiting.append(_CLOSED_BY[match[0]])
            elif match[0] in waiting:
                del waiting[waiting.index(match[0]) :]
        behind = self.text[offset : min(end, offset + _FAR)] if waiting else ""
        return any(mark in behind for mark in waiting)


def _as_it_stands(passage: Passage) -> Place | None:
    """Return the place of a passage that was read in one piece and not repaired: the usual case."""
    if len(passage.runs) != 1:
        return None
    origin = passage.runs[0].origin
    return origin if origin and origin.end - origin.start == len(passage.text) else None


@once
def script(manuscript: Manuscript) -> Script:
    """Return all passages of a manuscript as one text."""
    return _joined(manuscript.passages, None)


@once
def scripts(manuscript: Manuscript) -> tuple[Script, ...]:
    """Return the text of each document in a file; of the whole where none was told apart."""
    reports = [report for report in manuscript.outline.reports if report.place]
    if len(reports) < 2:
        return (replace(script(manuscript), report=reports[0] if reports else None),)
    return tuple(_contained(manuscript, reports))


def _contained(manuscript: Manuscript, reports: Sequence[Report]) -> Iterator[Script]:
    read = _origins(manuscript.passages)
    for report in reports:
        place = report.place or Place("", 0, 0)
        inside = slice(bisect_left(read, place.start), bisect_left(read, place.end))
        if passages := manuscript.passages[inside]:
            yield _joined(passages, report)


def _origins(passages: Sequence[Passage]) -> list[int]:
    """Return where each passage was read; the program's own words, where the one before was."""
    found = [0]
    for passage in passages:
        starts = (run.origin.start for run in passage.runs if run.origin)
        found.append(max(next(starts, 0), found[-1]))
    return found[1:]


def _joined(passages: Sequence[Passage], report: Report | None) -> Script:
    texts = [passage.text for passage in passages]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))[:-1]
    return Script("\n".join(texts), passages, starts, report)
