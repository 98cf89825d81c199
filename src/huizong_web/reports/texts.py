"""The texts that a compilation points into: where a place stands in its paragraph and its item.

Knows no database; a text is named by its path, as places name it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from huizong.values import Document, Item, Paragraph, Place, Reading, walk

_TOUCHED = 50
"""Paragraphs that are shown of a place that spans many."""
_BREAK = re.compile(r"[ \t　]*(?:\r\n|[\r\n])[ \t　]*")


@dataclass(frozen=True)
class Text:
    """A section's text: `number` is what the site calls its file by, `name` the file's own name."""

    number: int
    section: str
    name: str
    reading: Reading

    @property
    def document(self) -> Document:
        """The document as read."""
        return self.reading.document

    @cached_property
    def paragraphs(self) -> tuple[Place, ...]:
        """The places of all paragraphs, those in tables too, in the order of the text."""
        return tuple(sorted(_paragraphs(self.document)))

    @cached_property
    def _items(self) -> tuple[tuple[Place, str], ...]:
        return tuple(sorted(_labels(self.reading.report.items)))

    def words(self, start: int, end: int) -> str:
        """Return the text of a stretch, its paragraphs a line each however they were wrapped."""

        def unwrapped(match: re.Match[str]) -> str:
            return "" if self._is_within(start + match.start()) else "\n"

        return _BREAK.sub(unwrapped, self.document.text[start:end])

    def _is_within(self, at: int) -> bool:
        """Whether an offset lies in the midst of a paragraph."""
        index = bisect_right(self.paragraphs, at, key=lambda each: each.start) - 1
        return index >= 0 and at < self.paragraphs[index].end

    def around(self, place: Place) -> Place:
        """Return the place of the paragraphs that a place touches; the place itself if none."""
        first = max(bisect_right(self.paragraphs, place.start, key=lambda each: each.start) - 1, 0)
        following = islice(self.paragraphs, first, first + _TOUCHED)
        touched = list(takewhile(lambda each: each.start < place.end, following))
        if not touched:
            return place
        return Place(
            place.path, min(touched[0].start, place.start), max(touched[-1].end, place.end)
        )

    def label(self, place: Place) -> str:
        """Return the numbers of the smallest item that holds a place ("（一）3、"), or ""."""
        last = bisect_right(self._items, place.start, key=lambda each: each[0].start)
        held = (label for where, label in reversed(self._items[:last]) if where.holds(place))
        return next(held, "")

    @cached_property
    def _ends(self) -> Mapping[int, int]:
        return {
            item.place.start: max(_ends_under(item), default=item.place.end)
            for item, _ in walk(self.reading.report.items)
            if item.place
        }

    def whole(self, place: Place) -> Place:
        """Return the place of an item together with all that stands under it."""
        return Place(place.path, place.start, self._ends.get(place.start, place.end))


Texts = Mapping[str, Text]


def _paragraphs(document: Document) -> Iterator[Place]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.place
            continue
        for row in block.rows:
            for cell in row:
                yield from (paragraph.place for paragraph in cell.paragraphs)


def _ends_under(item: Item) -> Iterator[int]:
    return (below.place.end for below, _ in walk((item,)) if below.place)


def _labels(items: Iterable[Item], above: str = "") -> Iterator[tuple[Place, str]]:
    for item in items:
        label = above + item.marker
        if item.place and label:
            yield item.place, label
        yield from _labels(item.children, label)
