"""A paragraph that is a series of statements (一是…。二是…。) -> each as an item of its own.

Only one whose statements make it up whole is taken apart; where a sentence announces the series,
the series belongs to it.
"""

from collections.abc import Iterator

from huizong.values import Item, ItemKind, Message, own

TAKEN_APART = Message("一段话分成几条，段内的序号和标点由汇总稿统一")
_CLOSING = "。；;，,、 　"


def series(item: Item) -> tuple[Item, ...]:
    """Return the statements of a paragraph as items; none where it is not a series alone."""
    inline = [child for child in item.children if child.kind is ItemKind.INLINE_ITEM]
    if len(inline) < 2 or len(inline) != len(item.children):
        return ()
    left = item.text
    for child in inline:
        at = left.find(child.text)
        if at < 0 or left[:at].strip(_CLOSING) != child.marker.strip(_CLOSING):
            return ()
        left = left[at + len(child.text) :]
    return tuple(_items(inline)) if not left.strip(_CLOSING) else ()


def _items(inline: list[Item]) -> Iterator[Item]:
    for child in inline:
        closed = child.text.endswith(("。", "！", "；"))
        runs = child.runs if closed else (*child.runs, own("。"))
        yield Item(ItemKind.ITEM, child.marker, runs, child.place)
