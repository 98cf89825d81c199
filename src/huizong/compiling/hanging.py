"""What hangs on an item: paragraphs that go on with it, and the table that shows its figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from huizong.compiling.template import Template
from huizong.values import Item, ItemKind

PAIR = 2  # characters in a row that a caption and the item it shows share


def with_what_hangs_on(items: tuple[Item, ...], layout: Template) -> tuple[Item, ...]:
    """Return items, paragraphs and rows that follow a numbered one as part of it.

    A paragraph without a number goes on with the item before it; only where no item is numbered
    does each stand alone. Rows always stay together. A table under a caption of its own belongs to
    the item that speaks of the same, whichever it follows, and stands alone where none does.
    """
    done: list[Item] = []
    for index, item in enumerate(items):
        hangs = bool(done) and (item.kind is ItemKind.ROW or _goes_on(done[-1], item, layout))
        if hangs and not is_caption(items, index, layout):
            done[-1] = replace(done[-1], children=(*done[-1].children, item))
        else:
            done.append(item)
    return tuple(_under_their_items(done, layout))


def is_caption(items: Sequence[Item], index: int, layout: Template) -> bool:
    """Whether an item is the caption of the table that follows it."""
    item = items[index]
    rows = index + 1 < len(items) and items[index + 1].kind is ItemKind.ROW
    bare = item.text.strip("：: 　")
    return item.kind is ItemKind.PARAGRAPH and rows and bare.endswith(layout.captions.endings)


def _goes_on(held: Item, item: Item, layout: Template) -> bool:
    paragraph = item.kind is ItemKind.PARAGRAPH and not item.text.endswith(layout.lead_ins)
    return paragraph and bool(held.marker) and held.kind is not ItemKind.HEADING


def _under_their_items(items: Sequence[Item], layout: Template) -> Iterator[Item]:
    """Put each captioned table under the item before it that shares most words with its caption."""
    placed = list(items)
    for index, item in enumerate(items):
        if item.kind is not ItemKind.PARAGRAPH or not _shows_rows(item):
            continue
        said = _words(item.text, layout)
        shared = [len(said & _pairs(other.text)) if other.marker else 0 for other in placed[:index]]
        if any(shared):
            at = max(range(index), key=lambda i: (shared[i], i))
            kept = replace(item, children=())
            placed[at] = replace(placed[at], children=(*placed[at].children, kept, *item.children))
            placed[index] = kept
    gone = {id(item) for item in placed if item.kind is ItemKind.PARAGRAPH}
    moved = {id(c) for item in placed for c in item.children if id(c) in gone}
    yield from (item for item in placed if id(item) not in moved)


def _shows_rows(item: Item) -> bool:
    return bool(item.children) and item.children[0].kind is ItemKind.ROW


def _words(caption: str, layout: Template) -> set[str]:
    """Return the pairs of characters of a caption that say what its table shows."""
    for word in layout.captions.general:
        caption = caption.replace(word, "　")
    return {pair for piece in caption.split() for pair in _pairs(piece)}


def _pairs(text: str) -> set[str]:
    return {text[at : at + PAIR] for at in range(len(text) - PAIR + 1)}
