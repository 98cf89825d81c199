"""What is known of places, found again by a place that touches them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from huizong.values import Place

T = TypeVar("T")
_WIDE = 1000
"""Characters from which a place is kept apart: it would make every search behind it long."""


class Touching(Generic[T]):
    """Pairs of a place and what is known of it, of several files, for many questions."""

    def __init__(self, pairs: Iterable[tuple[Place, T]]) -> None:
        files: dict[str, tuple[list[tuple[Place, T]], list[tuple[Place, T]]]] = {}
        for place, what in pairs:
            narrow, wide = files.setdefault(place.path, ([], []))
            (wide if place.end - place.start > _WIDE else narrow).append((place, what))
        self._files = {path: (_Sorted(narrow), wide) for path, (narrow, wide) in files.items()}

    def of(self, place: Place) -> Iterator[tuple[Place, T]]:
        """Yield what shares a character with a place, wide ones first, then as they begin."""
        if place.path in self._files:
            narrow, wide = self._files[place.path]
            yield from (pair for pair in wide if pair[0].overlaps(place))
            yield from narrow.of(place)


class _Sorted(Generic[T]):
    """Pairs by where they begin, and how far those up to each one reach."""

    def __init__(self, pairs: list[tuple[Place, T]]) -> None:
        self._pairs = sorted(pairs, key=lambda pair: pair[0])
        self._reach = list(accumulate((place.end for place, _ in self._pairs), max))

    def of(self, place: Place) -> Iterator[tuple[Place, T]]:
        behind = bisect_left(self._pairs, place.end, key=lambda pair: pair[0].start)
        first = behind
        while first and self._reach[first - 1] > place.start:
            first -= 1
        yield from (pair for pair in self._pairs[first:behind] if pair[0].overlaps(place))
