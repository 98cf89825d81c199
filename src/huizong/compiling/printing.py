"""The stretches of the inputs that a report prints, found by their places."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from huizong.values import Item, Place, places_of


@dataclass(frozen=True, slots=True)
class Printed:
    """A stretch of an input that the report prints, and the item of the report that prints it."""

    place: Place
    target: tuple[int, ...]
    first: bool  # whether the item of the report begins with it


class Stretches:
    """Printed stretches by file, in the order of where they start."""

    def __init__(self, stretches: Iterable[Printed]) -> None:
        self._of_path: dict[str, list[Printed]] = defaultdict(list)
        for stretch in stretches:
            self._of_path[stretch.place.path].append(stretch)
        self._starts: dict[str, list[int]] = {}
        self._longest: dict[str, int] = {}
        for path, found in self._of_path.items():
            found.sort(key=lambda stretch: (stretch.place.start, stretch.place.end))
            self._starts[path] = [stretch.place.start for stretch in found]
            self._longest[path] = max(s.place.end - s.place.start for s in found)

    @staticmethod
    def printed(items: tuple[Item, ...], *, path: tuple[int, ...] = ()) -> Iterator[Printed]:
        """Yield every stretch of the inputs that a report quotes."""
        for index, item in enumerate(items):
            here = (*path, index)
            for number, place in enumerate(places_of(item.runs)):
                yield Printed(place, here, number == 0)
            yield from Stretches.printed(item.children, path=here)

    def within(self, place: Place) -> Iterator[Printed]:
        """Yield the stretches that overlap a place."""
        found = self._of_path.get(place.path, [])
        upto = bisect_right(self._starts.get(place.path, []), place.end - 1)
        for index in range(upto - 1, -1, -1):
            if found[index].place.overlaps(place):
                yield found[index]
            elif found[index].place.start + self._longest[place.path] <= place.start:
                break
