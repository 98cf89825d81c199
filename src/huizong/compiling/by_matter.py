"""One outline of the whole, in which what several sections tell is told once."""

from collections.abc import Sequence
from dataclasses import replace

from huizong.compiling.merging import Merged
from huizong.compiling.template import Template
from huizong.compiling.topics import sorted_out
from huizong.compiling.units import DONE, Unit
from huizong.values import Item, ItemKind, own


def by_matter(units: Sequence[Unit], merged: Merged, layout: Template) -> tuple[Item, ...]:
    """Return the topics of the work done, then problems, next steps, notes; no empty ones."""
    staying = [unit for unit in units if unit.item.place not in merged.gone]
    of_topic: dict[str, list[Item]] = {topic.label: [] for topic in layout.topics}
    of_part: dict[str, list[Item]] = {name: [] for name in layout.parts}
    for unit, topic in sorted_out([unit for unit in staying if unit.part == DONE], layout):
        of_topic[topic.label].append(_item(unit, merged))
    for unit in staying:
        if unit.part != DONE:
            of_part[unit.part].append(_item(unit, merged))
    headed = list(of_topic.items())
    headed += [(layout.parts[name].label, items) for name, items in of_part.items()]
    return tuple(_heading(label, items) for label, items in headed if items)


def _item(unit: Unit, merged: Merged) -> Item:
    """Return the unit's item as it is printed: a bare paragraph becomes a numbered item."""
    item = unit.item
    if item.kind is ItemKind.PARAGRAPH:
        item = replace(item, kind=ItemKind.ITEM)
    if item.place is not None and item.place in merged.texts:
        item = replace(item, runs=merged.texts[item.place])
    if item.place is not None and (added := merged.added.get(item.place)):
        more = Item(ItemKind.PARAGRAPH, "", added, None)
        item = replace(item, children=(*item.children, more))
    return item


def _heading(label: str, items: Sequence[Item]) -> Item:
    return Item(ItemKind.HEADING, "", (own(label),), None, tuple(items))
