"""One outline of the whole, in which what several sections tell is told once."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from huizong.compiling.merging import Merged
from huizong.compiling.template import Template, Topic
from huizong.compiling.units import DONE, Unit
from huizong.values import Item, ItemKind, own

HEADING_WEIGHT = 2  # a word in the section's own heading counts as so many in the text
VERB_WEIGHT = 4  # a verb at the beginning of the item
OPENING = 8  # characters at the beginning in which its verb stands

_TITLE = re.compile(r"《[^》]*》")


def by_matter(units: Sequence[Unit], merged: Merged, layout: Template) -> tuple[Item, ...]:
    """Return the topics of the work done, then problems, next steps, notes; no empty ones."""
    staying = [unit for unit in units if unit.item.place not in merged.gone]
    topics = opened([unit for unit in staying if unit.part == DONE], layout)
    of_topic: dict[str, list[Item]] = {topic.label: [] for topic in topics}
    of_part: dict[str, list[Item]] = {name: [] for name in layout.parts}
    for unit in staying:
        item = _item(unit, merged)
        if unit.part == DONE:
            of_topic[_topic(unit, topics, layout).label].append(item)
        else:
            of_part[unit.part].append(item)
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


def opened(units: Sequence[Unit], layout: Template) -> tuple[Topic, ...]:
    """Return the topics of a report: the usual ones, and those that enough of its items call for.

    Only items that fit under no usual topic are asked, so that an office which has use for the
    usual outline keeps it.
    """
    usual = [topic for topic in layout.topics if not topic.least]
    homeless = [unit for unit in units if _topic(unit, usual, layout) is usual[-1]]
    offered = [topic for topic in layout.topics if topic.least]
    wanted = Counter(
        _topic(unit, [*offered, usual[-1]], layout).label for unit in homeless if offered
    )
    return tuple(topic for topic in layout.topics if wanted[topic.label] >= topic.least)


def _topic(unit: Unit, topics: Sequence[Topic], layout: Template) -> Topic:
    """Return the topic whose words weigh most in the item and in the headings it stood under."""
    heads = "".join(heading.text for heading in unit.headings)
    text = unit.item.text + "".join(child.text for child in unit.item.children)
    for word in layout.silent:
        text = text.replace(word, "")
    text = _TITLE.sub("《》", text)

    def weight(topic: Topic) -> int:
        found = sum(len(word) * text.count(word) for word in topic.words)
        verbs = sum(len(verb) * text.count(verb, 0, OPENING) for verb in topic.verbs)
        over = sum(len(word) * heads.count(word) for word in topic.words)
        return found + VERB_WEIGHT * verbs + HEADING_WEIGHT * over

    best = max(topics, key=weight)  # max keeps the first of equals
    return best if weight(best) else topics[-1]


def _heading(label: str, items: Sequence[Item]) -> Item:
    return Item(ItemKind.HEADING, "", (own(label),), None, tuple(items))
