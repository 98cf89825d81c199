"""Which markers number something: told by their neighbours of the same form, not by their looks.

One pass gathers every marker of the text, a second walks back and notes for each the next of its
form, so that deciding needs no search and stays linear.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from huizong.outline.lines import Line
from huizong.outline.markers import Form, Marker, markers_glued, markers_within, may_be_marker

_NEEDS_NEIGHBOUR = {
    Form.PART,
    Form.CHAPTER,
    Form.SECTION,
    Form.ARTICLE,
    Form.ORDINAL,
    Form.POINT,
    Form.DECIMAL,
}
# A heading that another marker is glued to is no longer than this.
_HEADING = 40
_STOP = re.compile(r"[。；;！？\s]")


class Candidate(NamedTuple):
    """A marker of a line; `following` is the next of its form in the text, `glued` has no gap."""

    marker: Marker
    following: Marker | None
    glued: bool = False

    @property
    def leads_on(self) -> bool:
        """Whether the next marker of this form is its next sibling."""
        return self.following is not None and self.following.follows(self.marker)


class Candidates(NamedTuple):
    """The markers of one line: at its head, and within."""

    head: Candidate | None
    within: tuple[Candidate, ...]


def candidates(lines: list[Line]) -> list[Candidates]:
    """Return the markers of every line with what follows each."""
    found: list[Candidates] = []
    upcoming: dict[Form, Marker] = {}
    for line in reversed(lines):
        within = [_looking_ahead(marker, upcoming) for marker in reversed(_within(line))]
        head = _looking_ahead((line.marker, False), upcoming) if line.marker else None
        found.append(Candidates(head, tuple(reversed(within))))
    found.reverse()
    return found


def _looking_ahead(found: tuple[Marker, bool], upcoming: dict[Form, Marker]) -> Candidate:
    """Return a marker with the next of its form; `upcoming` then has this one for those before."""
    marker, glued = found
    following = upcoming.get(marker.form)
    if not glued and not (marker.doubtful and marker.start):
        upcoming[marker.form] = marker
    return Candidate(marker, following, glued)


def _within(line: Line) -> list[tuple[Marker, bool]]:
    """Return the markers within a line in order, with whether each is glued to a heading."""
    start = line.marker.end if line.marker else 1
    if line.row or not may_be_marker(line.text, start, len(line.text)):
        return []
    found: list[tuple[Marker, bool]] = []
    if line.marker:
        found += _glued(line.text, line.marker)
    for marker in markers_within(line.text, start):
        if marker.form is not Form.DECIMAL:
            found.append((marker, False))
            found += _glued(line.text, marker)
    return found


def _glued(text: str, marker: Marker) -> list[tuple[Marker, bool]]:
    """Return the markers right behind a heading: 一、抓学习（一）抓理论1.集中学习。"""
    found: list[tuple[Marker, bool]] = []
    forms = {marker.form}
    last: Marker | None = marker
    while last and may_be_marker(text, last.end, last.end + _HEADING):
        glued = markers_glued(text, last.end, _heading_stop(text, last.end))
        last = next((other for other in glued if other.form not in forms), None)
        if last:
            forms.add(last.form)
            found.append((last, True))
    return found


def _heading_stop(text: str, start: int) -> int:
    """Return how far a heading reaches: to the end of a sentence, a blank, or its usual length."""
    match = _STOP.search(text, start, start + _HEADING)
    return match.start() if match else min(start + _HEADING, len(text))


def is_marker(candidate: Candidate, opened: dict[Form, Marker]) -> bool:
    """Whether a marker at the head of a line numbers it; `opened` is the last of each form."""
    marker = candidate.marker
    if marker.follows(opened.get(marker.form)) or candidate.leads_on:
        return True
    if marker.doubtful:
        return False
    if marker.form is Form.DECIMAL:
        return marker.number == 1 and _prefix_open(marker, opened)
    if marker.form in _NEEDS_NEIGHBOUR:
        return marker.number == 1 or marker.form in (Form.POINT, Form.ORDINAL)
    return True


def is_cut_word(
    candidate: Candidate, opened: dict[Form, Marker], left: dict[Form, list[Marker]]
) -> bool:
    """Whether a marker behind a broken sentence is a word that a conversion cut: 小 / 一、初一.

    It goes back in its list without starting it anew, and takes up none that was left.
    """
    if any(candidate.marker.follows(marker) for marker in left.get(candidate.marker.form, ())):
        return False
    last = opened.get(candidate.marker.form)
    behind = last is not None and candidate.marker.number <= last.number
    return behind and not candidate.leads_on and candidate.marker.form not in _NEEDS_NEIGHBOUR


def _prefix_open(marker: Marker, opened: dict[Form, Marker]) -> bool:
    prefix = marker.numbers[:-1]
    return any(other.numbers == prefix for other in opened.values())


def series(within: Iterable[Candidate], opened: dict[Form, Marker]) -> list[list[Candidate]]:
    """Return the markers within a line as runs that count on, each run in order.

    A run starts at 1 or goes on from the last marker of its form, be it at the head of the line.
    """
    last: dict[Form, Marker] = dict(opened)
    runs: list[list[Candidate]] = []
    current: dict[Form, list[Candidate]] = {}
    for candidate in within:
        marker = candidate.marker
        if marker.doubtful:
            continue
        if marker.follows(last.get(marker.form)):
            if marker.form not in current:
                current[marker.form] = []
                runs.append(current[marker.form])
        elif marker.number == 1 and candidate.leads_on:
            current[marker.form] = []
            runs.append(current[marker.form])
        else:
            continue
        current[marker.form].append(candidate)
        last[marker.form] = marker
    return runs
