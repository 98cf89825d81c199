"""Matters name items of the inputs; a unit may be one statement of such an item, or hold it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from huizong.compiling.excerpt import is_label
from huizong.compiling.units import Unit
from huizong.values import Item, ItemKind, Matter, Mention, Place


def joined_labels(told: Sequence[Unit], found: Sequence[Matter]) -> Iterator[Unit]:
    """Yield the units; a label whose one paragraph speaks of a matter is one text with it.

    现场会筹备。｜为全县现场会准备路线3条: so the paragraph can be merged like an item.
    """
    spoken = {mention.item for matter in found for mention in matter.mentions}
    for unit in told:
        under = _labelled(unit.item)
        if under is None or under.place not in spoken:
            yield unit
        else:
            runs = (*unit.item.runs, *under.runs)
            item = replace(unit.item, kind=ItemKind.ITEM, runs=runs, children=())
            yield replace(unit, item=item, holds=under.place)


def anchored(found: Sequence[Matter], moved: Sequence[Unit]) -> tuple[Matter, ...]:
    """Return the matters with each mention at the unit that holds the words of it."""
    within: dict[Place, list[Place]] = defaultdict(list)
    for unit in moved:
        if unit.item.place is not None:
            outer = unit.series.place if unit.series is not None else unit.holds
            if outer is not None:
                within[outer].append(unit.item.place)
    held = {unit.holds for unit in moved if unit.holds is not None}
    if not within:
        return tuple(found)
    return tuple(
        replace(matter, mentions=tuple(_anchored(m, within, held) for m in matter.mentions))
        for matter in found
    )


def _labelled(item: Item) -> Item | None:
    """Return the one paragraph under a run-in heading that only names it."""
    label = item.kind is ItemKind.RUN_IN_HEADING and is_label(item.text)
    if not label or len(item.children) != 1:
        return None
    (under,) = item.children
    return under if under.kind is ItemKind.PARAGRAPH and not under.children else None


def _anchored(
    mention: Mention, within: Mapping[Place, list[Place]], held: AbstractSet[Place]
) -> Mention:
    places = within.get(mention.item, ())
    holding = [at for at in places if mention.item in held or at.holds(mention.phrase)]
    return replace(mention, item=holding[0]) if holding else mention
