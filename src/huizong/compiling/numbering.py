"""Markers of the finished tree, by GB/T 9704-2012 §7.3.3: 一、 （一） 1. （1） and then ①.

Headings take the first levels, items begin at 1. however deep their headings go: with few levels
`一、` may be followed by `1.` directly.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from huizong.chinese import chinese_number
from huizong.values import Item, ItemKind, Run, own, text_of

HEADING_LEVELS = 2
ITEM_LEVEL = 2  # the level of the first items, counted from 0
NUMBERED = {ItemKind.HEADING, ItemKind.ITEM, ItemKind.RUN_IN_HEADING}
LAST_BRACKETED = 3
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def marker(level: int, number: int) -> str:
    """Return the marker of a level, counted from 0, and a number from 1."""
    match level:
        case 0:
            return f"{chinese_number(number)}、"
        case 1:
            return f"（{chinese_number(number)}）"
        case 2:
            return f"{number}."
        case _:
            circled = level > LAST_BRACKETED and number <= len(CIRCLED)
            return CIRCLED[number - 1] if circled else f"（{number}）"


def numbered(items: Iterable[Item], *, level: int = 0) -> tuple[Item, ...]:
    """Return the items with the markers of their places.

    Paragraphs have none, nor have headings that were read without one.
    """
    return tuple(_numbered(items, level))


def _numbered(items: Iterable[Item], level: int) -> Iterator[Item]:
    counts: dict[int, int] = {}
    for item in items:
        if item.kind is ItemKind.INLINE_ITEM:
            yield item
            continue
        depth = level_of(item, level)
        text = ""
        if item.kind in NUMBERED and not _stands_unnumbered(item):
            counts[depth] = counts.get(depth, 0) + 1
            text = marker(depth, counts[depth])
        children = numbered(item.children, level=depth + 1 if text else depth)
        yield replace(item, marker=text, runs=_parted(text, item.runs), children=children)


def _parted(marker: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs with a blank before a digit, lest "2." and "3月12日" read as a decimal."""
    first = text_of(runs)[:1]
    return (own(" "), *runs) if marker.endswith(".") and first.isdecimal() else runs


def _stands_unnumbered(item: Item) -> bool:
    """Whether an item is a heading that its section left without a number (小结：)."""
    return item.kind is ItemKind.HEADING and item.place is not None and not item.marker


def level_of(item: Item, level: int) -> int:
    """Return the level whose marker an item takes when `level` is the next one below its parent."""
    if item.kind is ItemKind.HEADING:
        return min(level, HEADING_LEVELS - 1) if level < ITEM_LEVEL else level
    return max(level, ITEM_LEVEL)


def path_label(items: tuple[Item, ...], path: tuple[int, ...]) -> str:
    """Return the markers that lead to an item: "一、（二）3."."""
    label = ""
    for index in path:
        label += items[index].marker
        items = items[index].children
    return label
