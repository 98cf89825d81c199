"""Makes the values: nodes of the tree become frozen items with their runs and places."""

from collections.abc import Iterator

from huizong.outline.headings import Shape, is_salutation, run_in
from huizong.outline.inline import inline_items
from huizong.outline.lines import Line, pieces, span
from huizong.outline.markers import Marker, skip_blanks
from huizong.outline.nodes import Node
from huizong.values import Item, ItemKind, cut, text_of


def items_of(nodes: list[Node]) -> tuple[Item, ...]:
    """Return the nodes of one level as items, with what stands under them."""
    return tuple(map(_item, nodes)) if nodes else ()


def _item(node: Node) -> Item:
    line, children = node.line, items_of(node.children)
    if line.marker:
        return _numbered(node, line.marker, children)
    if node.shape is Shape.RUN_IN:
        return _run_in(line, 0, run_in(line.text), children)
    if node.shape:
        return _plain(ItemKind.HEADING, line, children)
    if line.row:
        return _plain(ItemKind.ROW, line, children)
    kind = ItemKind.SALUTATION if is_salutation(line) else ItemKind.PARAGRAPH
    return _plain(kind, line, children)


def _plain(kind: ItemKind, line: Line, children: tuple[Item, ...]) -> Item:
    inline = inline_items(line.runs, line.text) if kind is ItemKind.PARAGRAPH else ()
    return Item(kind, "", line.runs, line.place, inline + children, line.repairs)


def _numbered(node: Node, marker: Marker, children: tuple[Item, ...]) -> Item:
    line = node.line
    if node.opens:
        return _run_in(line, marker.end, marker.end + node.opens, children)
    runs = cut(line.runs, marker.end, len(line.text))
    heading = bool(children) and node.heads
    kind = ItemKind.HEADING if heading else ItemKind.ITEM
    inline = () if heading else inline_items(runs, line.body)
    return Item(kind, line.printed, runs, line.place, inline + children, line.repairs)


def _run_in(line: Line, start: int, end: int, children: tuple[Item, ...]) -> Item:
    """Return a heading that opens its paragraph; the rest of the paragraph is its first child."""
    behind = skip_blanks(line.text, end)
    head, own, _, rest = pieces(line.runs, [0, start, end, behind, len(line.text)])
    return Item(
        ItemKind.RUN_IN_HEADING,
        line.printed,
        own,
        span(head + own),
        (_plain(ItemKind.PARAGRAPH, Line(rest, text_of(rest)), ()), *children),
        line.repairs,
    )


def framing(lines: list[tuple[ItemKind, Line]]) -> Iterator[Item]:
    """Yield the lines in front of a title and at the end of a document as items."""
    for kind, line in lines:
        yield Item(kind, "", line.runs, line.place, (), line.repairs)
