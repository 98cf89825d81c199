"""The items of two reports beside each other: new, gone, said again, renewed."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from huizong.chinese import fold
from huizong.following.sentences import sentences_of
from huizong.following.tasks import content, pairs
from huizong.following.telling import short
from huizong.values import (
    Change,
    ChangeKind,
    Item,
    ItemKind,
    Message,
    Outline,
    Place,
    places_of,
    walk,
)

_SAYING = {ItemKind.ITEM, ItemKind.PARAGRAPH, ItemKind.RUN_IN_HEADING, ItemKind.ROW}
_SHORTEST = 6  # characters of an item that says something
_ALIKE = 0.4  # of the rarer pairs of characters: the same item in other words
_FEW = 60  # items that a pair of characters leads to
_SIGNS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[0-9〇零一二两三四五六七八九十百千万亿.．xX×]+")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item with what is compared of it."""

    item: Item
    places: tuple[Place, ...]
    plain: str
    masked: str
    pairs: frozenset[str]
    planned: bool


def _entries(outline: Outline) -> list[_Entry]:
    ahead = {
        place
        for sentence in sentences_of(outline)
        if sentence.planned
        for place in sentence.places(0, 1)
    }
    return [
        entry
        for report in outline.reports
        for item, _ in walk(report.items)
        if item.kind in _SAYING or (item.kind is ItemKind.HEADING and not item.children)
        if len((entry := _entry(item, ahead)).plain) >= _SHORTEST
    ]


def _entry(item: Item, ahead: Collection[Place]) -> _Entry:
    said = _SIGNS.sub("", fold(item.text))
    kept = frozenset(pairs(content(item.text)) or pairs(said))
    places = places_of(item.runs)
    planned = any(place.holds(first) for place in places for first in ahead)
    return _Entry(item, places, said, _NUMBER.sub("0", said), kept, planned)


def changed_items(earlier: Outline, later: Outline) -> Iterator[Change]:
    """Yield the changes of items; plans are told as new or gone only beside other plans.

    What an earlier report planned and a later one does not mention is a promise not answered.
    """
    before, after = _entries(earlier), _entries(later)
    only_plans = all(entry.planned for entry in (*before, *after))
    partner, echoed = _partners(before, after)
    for number, entry in enumerate(after):
        if number not in partner:
            if only_plans or not entry.planned:
                yield _item(ChangeKind.NEW, entry, None, entry)
            continue
        other = before[partner[number]]
        if other.plain == entry.plain:
            yield _item(ChangeKind.SAME, entry, other, entry)
        elif other.masked == entry.masked:
            yield _item(ChangeKind.RENEWED, entry, other, entry)
    for number, entry in enumerate(before):
        if number not in echoed and (only_plans or not entry.planned):
            yield _item(ChangeKind.GONE, entry, entry, None)


_TOLD = {
    ChangeKind.NEW: Message("上一份没有，这一份新有：“{said}”"),
    ChangeKind.GONE: Message("上一份有，这一份没有再说：“{said}”"),
    ChangeKind.SAME: Message("与上一份一字不差：“{said}”"),
    ChangeKind.RENEWED: Message("与上一份只有数字、年份不同：“{said}”"),
}


def _item(kind: ChangeKind, told: _Entry, before: _Entry | None, after: _Entry | None) -> Change:
    said = told.item.text
    earlier = before.places if before else ()
    later = after.places if after else ()
    message = Message(_TOLD[kind].template, said=short(said))
    return Change(kind, said, earlier, later, "", message)


def _partners(before: list[_Entry], after: list[_Entry]) -> tuple[dict[int, int], set[int]]:
    """Return for each later item the earlier one that it continues, and all that are continued.

    Equal items are paired first, then those that are equal but for numbers, then the most alike;
    an earlier item that some later one repeats is not gone, though another continues it.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    for form in (_plain, _masked):
        waiting: dict[tuple[str, bool], list[int]] = defaultdict(list)
        for number, entry in enumerate(before):
            if number not in taken:
                waiting[form(entry), entry.planned].append(number)
        for number, entry in enumerate(after):
            same = waiting.get((form(entry), entry.planned))
            if number not in found and same:
                found[number] = same.pop(0)
                taken.add(found[number])
    likely = sorted(_likely(before, after), key=lambda each: -each[0])
    for _, number, other in likely:
        if number not in found and other not in taken:
            found[number] = other
            taken.add(other)
    return found, taken | {other for _, _, other in likely}


def _plain(entry: _Entry) -> str:
    return entry.plain


def _masked(entry: _Entry) -> str:
    return entry.masked


def _likely(before: list[_Entry], after: list[_Entry]) -> Iterator[tuple[float, int, int]]:
    """Yield pairs of items that share rarer words, with how much they share."""
    holding: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(before):
        for pair in entry.pairs:
            holding[pair].append(number)
    for number, entry in enumerate(after):
        shared: Counter[int] = Counter()
        for pair in entry.pairs:
            held = holding.get(pair, [])
            if len(held) <= _FEW:
                shared.update(held)
        for other, count in shared.items():
            size = len(entry.pairs) + len(before[other].pairs)
            if 2 * count / size >= _ALIKE and entry.planned == before[other].planned:
                yield 2 * count / size, number, other
