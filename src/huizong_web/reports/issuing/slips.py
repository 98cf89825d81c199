"""Slips: figures of an issued report whose basis a section has changed since.

The issued report keeps what it said; a slip says what the section's newer file says in its place.
An item is known again by its words, its numbers masked; one that nothing in the newer file
resembles is gone.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from huizong.figures import figures
from huizong.values import Basis, Item, Place, Reading, walk

_LIKE = 0.6
"""How much of two items' words must be the same that one is held for the other's newer self."""
_DIGITS = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千万亿.．%％]+")


@dataclass(frozen=True, slots=True)
class Slip:
    """An item of a section that the report counts on, before and after; `after` is "" where gone.

    `figures` are the figures that differ, as written, each before and after.
    """

    place: Place
    before: str
    after: str
    figures: tuple[tuple[str, str], ...]


def slips(bases: Iterable[Basis], old: Reading, new: Reading) -> list[Slip]:
    """Return what a newer file of a section says otherwise than the one that a report rests on."""
    meant = _items_meant(bases, old)
    fresh = _Fresh(old, new)
    return [slip for item in meant for slip in _slip(item, fresh)]


def _slip(item: Item, fresh: "_Fresh") -> Iterator[Slip]:
    if item.place is None or item.text in fresh.kept:
        return
    newer = fresh.like(item.text)
    before = _figures_of(item)
    if newer is None:
        yield Slip(item.place, item.text, "", tuple((each, "") for each in before))
        return
    after = _figures_of(newer)
    if changed := _differing(before, after):
        yield Slip(item.place, item.text, newer.text, changed)


def _items_meant(bases: Iterable[Basis], reading: Reading) -> list[Item]:
    """Return the items of a reading that a report's figures stand in, in the order of the text."""
    path = reading.document.path
    places = [place for basis in bases for place in basis.places if place.path == path]
    return [
        item
        for item, _depth in walk(reading.report.items)
        if item.place and any(item.place.overlaps(place) for place in places)
    ]


class _Fresh:
    """The items of a newer file that the older one has not."""

    def __init__(self, old: Reading, new: Reading) -> None:
        texts = {item.text for item, _depth in walk(old.report.items)}
        items = [item for item, _depth in walk(new.report.items)]
        self.kept: Collection[str] = {item.text for item in items if item.text in texts}
        self._new = [(_masked(item.text), item) for item in items if item.text not in texts]

    def like(self, text: str) -> Item | None:
        """Return the new item that resembles an old one most, if one does enough."""
        masked, best, found = _masked(text), _LIKE, None
        for other, item in self._new:
            matcher = SequenceMatcher(None, masked, other, autojunk=False)
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
                ratio = matcher.ratio()
                if ratio > best:
                    best, found = ratio, item
        return found


def _masked(text: str) -> str:
    return _DIGITS.sub("#", text)


def _figures_of(item: Item) -> list[str]:
    return [figure.text for figure in figures(item.text)]


def _differing(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the figures that differ, aligned: what has no other side stands against nothing."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    pairs: list[tuple[str, str]] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            old, new = before[i:j], after[k:m]
            width = max(len(old), len(new))
            pairs += zip(_filled(old, width), _filled(new, width), strict=True)
    return tuple(pairs)


def _filled(texts: Sequence[str], width: int) -> list[str]:
    return [*texts, *[""] * (width - len(texts))]
