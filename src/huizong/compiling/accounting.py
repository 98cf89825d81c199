"""Where each input item went, read off the finished report rather than off the program's intent."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from huizong.compiling.numbering import path_label
from huizong.compiling.printing import Printed, Stretches
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


Reason = Callable[[Place], Message | None]


def _nothing_omitted(_: Place) -> Message | None:
    return None


def account(
    items: tuple[Item, ...],
    readings: Sequence[Reading],
    why: Mapping[Place, Message],
    *,
    omitted: Reason = _nothing_omitted,
) -> Account:
    """Return what became of every item of every reading.

    `why` says, by an item's place, why words of it are not printed again; `omitted` says of a place
    why what stands there is left out for want of room, None where it is not.
    """
    index = Stretches(Stretches.printed(items))
    entries: list[Entry] = []
    for reading in readings:
        found = list(_entries(reading, items, index, why, omitted))
        entries.extend(sorted(found, key=lambda entry: (entry.place.start, -entry.place.end)))
    return Account(tuple(entries))


def _entries(
    reading: Reading,
    items: tuple[Item, ...],
    index: Stretches,
    why: Mapping[Place, Message],
    omitted: Reason,
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
            yield _entry(section, item, item.place, items, index, why, omitted)


def _not_printed(section: str, runs: tuple[Run, ...], fate: Fate, why: Message) -> Entry:
    places = places_of(runs)
    whole = Place(places[0].path, places[0].start, places[-1].end)
    parts = tuple(Part(place, why) for place in places)
    return Entry(section, whole, text_of(runs), fate, (), (), parts)


def _entry(
    section: str,
    item: Item,
    place: Place,
    items: tuple[Item, ...],
    index: Stretches,
    why: Mapping[Place, Message],
    omitted: Reason,
) -> Entry:
    stretches = [s for own in places_of(item.runs) for s in index.within(own)]
    stretches.sort(key=lambda stretch: len(stretch.target))
    if not stretches and not omitted(place) and (instead := _REPLACED.get(item.kind)):
        parts = tuple(Part(own, instead) for own in places_of(item.runs))
        return Entry(section, place, item.text, Fate.REPLACED, (), (), parts)
    carried = tuple(sorted({stretch.place for stretch in stretches}))
    reason = why.get(place, UNEXPLAINED)
    dropped = tuple(_part(own, reason, omitted(own)) for own in _missing(item, carried))
    own_item = [s for s in stretches if s.first]
    fate = Fate.KEPT if own_item else Fate.MERGED if stretches else Fate.LEFT_OUT
    return Entry(section, place, item.text, fate, _targets(items, stretches), carried, dropped)


def _part(place: Place, reason: Message, omitted: Message | None) -> Part:
    return Part(place, reason) if omitted is None else Part(place, omitted, omitted=True)


def _targets(items: tuple[Item, ...], stretches: Iterable[Printed]) -> tuple[str, ...]:
    """Return the numbers of the items that print the stretches, one that begins so first."""
    ordered = sorted(stretches, key=lambda one: (not one.first, len(one.target), one.target))
    return tuple(dict.fromkeys(path_label(items, stretch.target) for stretch in ordered))


def _missing(item: Item, carried: tuple[Place, ...]) -> Iterator[Place]:
    """Yield the stretches of an item's own text that no printed stretch covers, blanks left out."""
    if all(any(place.holds(own) for place in carried) for own in places_of(item.runs)):
        return
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
