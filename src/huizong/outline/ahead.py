"""What a document holds further on, gathered once so that growing the tree needs no search."""

from bisect import bisect_right
from dataclasses import dataclass

from huizong.outline.headings import parallel_run_ins
from huizong.outline.kin import long_headings, parallel_sentences
from huizong.outline.lines import Line
from huizong.outline.markers import Form, Marker
from huizong.outline.nesting import nested_starts


@dataclass(frozen=True, slots=True)
class Ahead:
    """For every line the next marker behind it; where each form stands; what starts or opens.

    `nested` are the lines that start a list within a list of their own form, `run_ins` those that
    open with parallel un-numbered headings, `sentences` those that are such headings alone, `long`
    the numbered headings that only their kin shows.
    """

    upcoming: tuple[Marker | None, ...]
    places: dict[Form, tuple[list[int], list[Marker]]]
    nested: frozenset[int]
    run_ins: frozenset[int]
    sentences: frozenset[int]
    long: frozenset[int]

    def goes_on(self, marker: Marker, index: int) -> bool:
        """Whether the list of a marker goes on behind a line: then the line stands within it."""
        indices, markers = self.places[marker.form]
        at = bisect_right(indices, index)
        return at < len(markers) and markers[at].follows(marker)


def look_ahead(lines: list[Line]) -> Ahead:
    """Return what the lines of a document hold further on."""
    upcoming: list[Marker | None] = []
    following: Marker | None = None
    for line in reversed(lines):
        upcoming.append(following)
        following = line.marker or following
    places: dict[Form, tuple[list[int], list[Marker]]] = {}
    for index, line in enumerate(lines):
        if line.marker:
            if line.marker.form not in places:
                places[line.marker.form] = ([], [])
            indices, markers = places[line.marker.form]
            indices.append(index)
            markers.append(line.marker)
    return Ahead(
        tuple(reversed(upcoming)),
        places,
        frozenset(nested_starts(lines)),
        frozenset(parallel_run_ins(lines)),
        frozenset(parallel_sentences(lines)),
        frozenset(long_headings(lines)),
    )
