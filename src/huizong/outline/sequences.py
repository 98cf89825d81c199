"""Which markers number something: told by their neighbours of the same form, not by their looks.

One pass gathers every marker of the text, a second walks back and notes for each the next of its
form, so that deciding needs no search and stays linear.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from huizong.outline.lines import Line
from huizong.outline.markers import Form, Marker, markers_glued, markers_within

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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A marker of a line; `following` is the next of its form in the text, `glued` has no gap."""

    marker: Marker
    following: Marker | None
    glued: bool = False

    @property
    def leads_on(self) -> bool:
        """Whether the next marker of this form is its next sibling."""
        return self.following is not None and self.following.follows(self.marker)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The markers of one line: at its head, and within."""

    head: Candidate | None
    within: tuple[Candidate, ...]


def candidates(lines: list[Line]) -> list[Candidates]:
    """Return the markers of every line with what follows each."""
    found: list[Candidates] = []
    upcoming: dict[Form, Marker] = {}
    for line in reversed(lines):
        within = _looking_ahead(reversed(_within(line)), upcoming)
        head = _looking_ahead([(line.marker, False)] if line.marker else [], upcoming)
        found.append(Candidates(head[0] if head else None, tuple(reversed(within))))
    found.reverse()
    return found


def _looking_ahead(
    markers: Iterable[tuple[Marker, bool]], upcoming: dict[Form, Marker]
) -> list[Candidate]:
    found = []
    for marker, glued in markers:
        found.append(Candidate(marker, upcoming.get(marker.form), glued))
        if not glued and not (marker.doubtful and marker.start):
            upcoming[marker.form] = marker
    return found


def _within(line: Line) -> list[tuple[Marker, bool]]:
    if line.row:
        return []
    start = line.marker.end if line.marker else 1
    found = [(marker, False) for marker in markers_within(line.text, start)]
    found += [(marker, True) for marker in _glued(line)]
    found.sort(key=lambda pair: pair[0].start)
    return [pair for pair in found if pair[0].form is not Form.DECIMAL]


def _glued(line: Line) -> Iterable[Marker]:
    """Yield the markers right behind a heading: 一、抓学习1.集中学习。"""
    if line.marker is None:
        return
    reach = min(line.marker.end + _HEADING, len(line.text))
    stop = next((i for i in range(line.marker.end, reach) if line.text[i] in "。；;！？"), reach)
    for marker in markers_glued(line.text, line.marker.end, stop):
        if marker.form is not line.marker.form:
            yield marker


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


def is_cut_word(candidate: Candidate, opened: dict[Form, Marker]) -> bool:
    """Whether a marker behind a broken sentence is a word that a conversion cut: 小 / 一、初一.

    It goes back in its list without starting it anew.
    """
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
