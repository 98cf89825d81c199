"""Which findings cover which stretches of a text, places that overlap included."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from huizong.marking.remarks import joined
from huizong.values import Document, Finding, Run

Cover = tuple[int, int]
"""A finding's index and the index of its place."""
_MOST = 8  # findings that one character shows


class Coverage:
    """The places of findings laid over a document's text."""

    def __init__(self, document: Document, findings: Sequence[Finding]) -> None:
        spans = [
            (max(place.start - (place.start == place.end), 0), place.end, (index, number))
            for index, finding in enumerate(findings)
            for number, place in enumerate(joined(finding.places, document))
            if place.end
        ]
        self._bounds = sorted({end for low, high, _ in spans for end in (low, high)})
        self._covers = _swept(spans, self._bounds)

    def at(self, start: int, end: int) -> tuple[Cover, ...]:
        """Return what covers any of [start, end), the first findings where there are many."""
        low = max(bisect_right(self._bounds, start) - 1, 0)
        high = bisect_left(self._bounds, end)
        found = {cover: None for covers in self._covers[low:high] for cover in covers}
        return tuple(found)[:_MOST]

    def pieces(self, run: Run) -> Iterator[tuple[str, tuple[Cover, ...]]]:
        """Yield a run in pieces that are covered alike; what was repaired is one piece."""
        origin = run.origin
        if origin is None:
            yield run.text, ()
            return
        if origin.end - origin.start != len(run.text):
            yield run.text, self.at(origin.start, origin.end)
            return
        low = bisect_right(self._bounds, origin.start)
        inner = self._bounds[low : bisect_left(self._bounds, origin.end)]
        ends = [origin.start, *inner, origin.end]
        for start, end in pairwise(ends):
            yield run.text[start - origin.start : end - origin.start], self.at(start, end)


def _swept(
    spans: Sequence[tuple[int, int, Cover]], bounds: Sequence[int]
) -> list[tuple[Cover, ...]]:
    """Return what covers the stretch from each bound to the next, shorter places first."""
    opening: dict[int, list[tuple[int, int, Cover]]] = {}
    for span in spans:
        opening.setdefault(span[0], []).append(span)
    covers: list[tuple[Cover, ...]] = []
    active: list[tuple[int, int, Cover]] = []
    for bound in bounds:
        active = [span for span in active if span[1] > bound] + opening.get(bound, [])
        active.sort(key=lambda span: (span[1] - span[0], span[2]))
        del active[4 * _MOST :]
        covers.append(tuple(cover for _, _, cover in active[:_MOST]))
    return covers
