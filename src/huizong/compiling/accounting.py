"""Where each input item went, read off the finished report rather than off the program's intent."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from huizong.compiling.numbering import path_label
from huizong.values import (
    Account,
    Entry,
    Fate,
    Item,
    ItemKind,
    Message,
    ParagraphRole,
    Part,
    Place,
    Reading,
    Run,
    cut,
    places_of,
    text_of,
    walk,
)
from huizong.values.document import Paragraph

_INK = re.compile(r"[^\s　]+")
_REPLACED = {
    ItemKind.HEADING: Message("标题由汇总稿的提纲代替"),
    ItemKind.SALUTATION: Message("称谓由汇总稿统一"),
    ItemKind.SIGNATURE: Message("落款由办公室统一署名"),
    ItemKind.DATE: Message("日期由办公室统一落款"),
}
UNEXPLAINED = Message("没有说明")  # never in an account that has been verified
_TITLE = Message("标题由汇总稿的标题代替")
_BOILERPLATE = Message("不属于报告正文（网页套话、集子的篇名等）")
_FOOTNOTE = Message("脚注未编入汇总稿，请核对是否需要")


@dataclass(frozen=True, slots=True)
class Printed:
    """A stretch of an input that the report prints, and the item of the report that prints it."""

    place: Place
    target: tuple[int, ...]
    first: bool  # whether the item of the report begins with it


def printed(items: tuple[Item, ...], *, path: tuple[int, ...] = ()) -> Iterator[Printed]:
    """Yield every stretch of the inputs that a report quotes."""
    for index, item in enumerate(items):
        here = (*path, index)
        for number, place in enumerate(places_of(item.runs)):
            yield Printed(place, here, number == 0)
        yield from printed(item.children, path=here)


class _Index:
    """The printed stretches of each file, by where they start."""

    def __init__(self, items: tuple[Item, ...]) -> None:
        self.of_path: dict[str, list[Printed]] = defaultdict(list)
        for stretch in printed(items):
            self.of_path[stretch.place.path].append(stretch)
        self.starts: dict[str, list[int]] = {}
        for path, stretches in self.of_path.items():
            stretches.sort(key=lambda stretch: (stretch.place.start, stretch.place.end))
            self.starts[path] = [stretch.place.start for stretch in stretches]

    def within(self, place: Place) -> Iterator[Printed]:
        """Yield the stretches that overlap a place."""
        stretches = self.of_path.get(place.path, [])
        upto = bisect_right(self.starts.get(place.path, []), place.end - 1)
        for index in range(upto - 1, -1, -1):
            if stretches[index].place.overlaps(place):
                yield stretches[index]
            elif stretches[index].place.end < place.start - _LONGEST:
                break


_LONGEST = 100_000  # no quoted stretch is longer; bounds the search backwards


def account(
    items: tuple[Item, ...], readings: Sequence[Reading], why: Mapping[Place, Message]
) -> Account:
    """Return what became of every item of every reading.

    `why` says, by an item's place, why words of it are not printed again.
    """
    index = _Index(items)
    entries: list[Entry] = []
    for reading in readings:
        found = list(_entries(reading, items, index, why))
        entries.extend(sorted(found, key=lambda entry: (entry.place.start, -entry.place.end)))
    return Account(tuple(entries))


def _entries(
    reading: Reading, items: tuple[Item, ...], index: _Index, why: Mapping[Place, Message]
) -> Iterator[Entry]:
    section = reading.report.section
    if reading.report.title:
        yield _not_printed(section, reading.report.title, Fate.REPLACED, _TITLE)
    for place in reading.boilerplate:
        run = Run(reading.document.quote(place), place)
        yield _not_printed(section, (run,), Fate.LEFT_OUT, _BOILERPLATE)
    for block in reading.document.blocks:
        if isinstance(block, Paragraph) and block.role is ParagraphRole.FOOTNOTE:
            yield _not_printed(section, block.runs, Fate.LEFT_OUT, _FOOTNOTE)
    for item, _ in walk(reading.report.items):
        if item.place is not None:
            yield _entry(section, item, item.place, items, index, why)


def _not_printed(section: str, runs: tuple[Run, ...], fate: Fate, why: Message) -> Entry:
    places = places_of(runs)
    whole = Place(places[0].path, places[0].start, places[-1].end)
    parts = tuple(Part(place, why) for place in places)
    return Entry(section, whole, text_of(runs), fate, "", (), parts)


def _entry(
    section: str,
    item: Item,
    place: Place,
    items: tuple[Item, ...],
    index: _Index,
    why: Mapping[Place, Message],
) -> Entry:
    stretches = [s for own in places_of(item.runs) for s in index.within(own)]
    stretches.sort(key=lambda stretch: len(stretch.target))
    if not stretches and (instead := _REPLACED.get(item.kind)):
        parts = tuple(Part(own, instead) for own in places_of(item.runs))
        return Entry(section, place, item.text, Fate.REPLACED, "", (), parts)
    carried = tuple(sorted({stretch.place for stretch in stretches}))
    reason = why.get(place, UNEXPLAINED)
    dropped = tuple(Part(own, reason) for own in _missing(item, carried))
    own_item = [s for s in stretches if s.first]
    fate = Fate.KEPT if own_item else Fate.MERGED if stretches else Fate.LEFT_OUT
    target = (own_item or stretches)[0].target if stretches else ()
    return Entry(section, place, item.text, fate, path_label(items, target), carried, dropped)


def _missing(item: Item, carried: tuple[Place, ...]) -> Iterator[Place]:
    """Yield the stretches of an item's own text that no printed stretch covers, blanks left out."""
    text = item.text
    for match in _INK.finditer(text):
        start: int | None = None
        for at in range(match.start(), match.end() + 1):
            covered = at == match.end() or _covered(item, at, carried)
            if not covered and start is None:
                start = at
            elif covered and start is not None:
                yield from places_of(cut(item.runs, start, at))
                start = None


def _covered(item: Item, at: int, carried: tuple[Place, ...]) -> bool:
    places = places_of(cut(item.runs, at, at + 1))
    return not places or any(place.holds(places[0]) for place in carried)
