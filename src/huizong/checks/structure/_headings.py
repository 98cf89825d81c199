"""Headings on lines of their own, and the marks that they end with."""

from collections.abc import Iterator

from huizong.checks.structure._lists import SERIES, Siblings, all_lists
from huizong.values import Document, Edit, Item, ItemKind, Manuscript, Place, cut, places_of

_MARKS = "。；，、：;,:"
_FEWEST = 2


def heading_lists(manuscript: Manuscript) -> Iterator[list[Item]]:
    """Yield the headings of each list that stand on lines of their own, where there are several.

    A list whose members are mostly headings that open their paragraphs is left out: those end
    with a full stop as they should.
    """
    for siblings in all_lists(manuscript):
        if siblings.form in SERIES:
            continue
        own = own_lines(siblings, manuscript.document)
        if len(own) >= _FEWEST and len(own) * 2 > len(siblings.members):
            yield own


def own_lines(siblings: Siblings, document: Document) -> list[Item]:
    """Return the members of a list that are headings on a line of their own."""
    return [member.item for member in siblings.members if on_own_line(member.item, document)]


def on_own_line(item: Item, document: Document) -> bool:
    """Whether an item is a heading and its first child begins on another line."""
    if item.kind not in (ItemKind.HEADING, ItemKind.RUN_IN_HEADING) or not item.children:
        return False
    child = item.children[0]
    if item.place is None or child.place is None or not item.text.strip():
        return False
    return "\n" in document.text[item.place.end : child.place.start]


def ended(item: Item) -> bool:
    """Whether a heading ends with a mark of a sentence."""
    return item.text.rstrip()[-1:] in tuple(_MARKS)


def mark_place(item: Item) -> Place:
    """Return where the mark at the end of a heading stands."""
    end = len(item.text.rstrip())
    return places_of(cut(item.runs, end - 1, end))[-1]


def mark_edit(item: Item) -> Edit:
    """Return the edit that takes the mark away."""
    return Edit(mark_place(item), "")
