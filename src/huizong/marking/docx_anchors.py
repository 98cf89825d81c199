"""Where the comment on a place stands: around its words, or as near as Word allows.

Word takes comments in the body only. What stands in a text box, a note, a header or a footer is
commented on where that hangs in the body, and the comment says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from huizong.marking.docx_units import PARAGRAPH, Units, spot
from huizong.reading.docx_trail import Stretch
from huizong.reading.docx_xml import Element, w
from huizong.values import Message, Place

_BOX, _PROPERTIES = w("txbxContent"), w("pPr")
_NOTES = {
    w("footnote"): (w("footnoteReference"), Message("脚注里")),
    w("endnote"): (w("endnoteReference"), Message("尾注里")),
}
_MARGINS = {w("hdr"): Message("页眉里"), w("ftr"): Message("页脚里")}
_IN_BOX = Message("文本框里")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The nodes that a comment spans, both in the body; a paragraph alone has no words to span.

    `where` names what the words stand in where that is not the body itself.
    """

    first: Element
    last: Element
    where: Message | None = None

    @property
    def is_point(self) -> bool:
        """Whether the comment stands at a point: there is nothing to span."""
        return self.first.tag == PARAGRAPH

    @property
    def paragraph(self) -> Element:
        """The paragraph that the comment's reference stands in."""
        return self.first if self.is_point else spot(self.last).paragraph


class Anchors:
    """Finds the anchors of places in one file; `main` is the root of its main part."""

    def __init__(self, main: Element, units: Units) -> None:
        self._main, self._units = main, units

    def of(self, place: Place) -> Anchor:
        """Return the anchor of a place whose ends were cut."""
        if place.end == 0:
            return self._first()
        units = self._units.within(place.start, place.end)
        if units:
            return self._around(units)
        paragraph = self._units.nearest(place.start)
        return self._first() if paragraph is None else self._hosted(paragraph, paragraph)

    def _first(self) -> Anchor:
        paragraph = next(self._main.iter(PARAGRAPH), None)
        if paragraph is None:
            msg = "a Word body without a paragraph"
            raise ValueError(msg)
        return Anchor(paragraph, paragraph)

    def _around(self, units: list[Stretch]) -> Anchor:
        first = spot(units[0].element)
        story = first.paragraph.getparent()
        for unit in reversed(units):
            last = spot(unit.element)
            if last.paragraph.getparent() is story:
                return self._hosted(first.node, last.node)
        return self._hosted(first.node, first.node)

    def _hosted(self, first: Element, last: Element) -> Anchor:
        """Return the anchor of nodes, or of what they hang from where they are not in the body."""
        for outer in first.iterancestors():
            if outer.tag == _BOX:
                host = self._hosted(spot(outer).node, spot(outer).node)
                return host if host.where else Anchor(host.first, host.last, _IN_BOX)
            if outer.tag in _NOTES:
                reference, where = _NOTES[outer.tag]
                return self._at_reference(outer.get(w("id"), ""), reference, where)
            if outer.tag in _MARGINS:
                return Anchor(self._first().first, self._first().last, _MARGINS[outer.tag])
        return _filled(first, last)

    def _at_reference(self, identifier: str, reference: str, where: Message) -> Anchor:
        for found in self._main.iter(reference):
            if found.get(w("id")) == identifier:
                host = self._hosted(spot(found).node, spot(found).node)
                return Anchor(host.first, host.last, host.where or where)
        return Anchor(self._first().first, self._first().last, where)


def _filled(first: Element, last: Element) -> Anchor:
    """Return the anchor of nodes in the body: of a paragraph, all that it holds."""
    if first.tag != PARAGRAPH:
        return Anchor(first, last)
    held = [child for child in first if child.tag != _PROPERTIES]
    return Anchor(held[0], held[-1]) if held else Anchor(first, first)


def span(
    anchor: Anchor,
    start: Element,
    end: Element,
    reference: Element,
    *,
    behind: Mapping[Element, Element],
) -> None:
    """Put the ends of a comment and its reference where an anchor says.

    `behind` maps what is deleted to what was inserted for it, which the comment spans as well.
    """
    if anchor.is_point:
        properties = anchor.first.find(_PROPERTIES)
        if properties is None:
            anchor.first.insert(0, reference)
        else:
            properties.addnext(reference)
        return
    anchor.first.addprevious(start)
    behind.get(anchor.last, anchor.last).addnext(end)
    _outermost(end).addnext(reference)


def _outermost(node: Element) -> Element:
    """Return what holds a node among the paragraph's own children: others' marks stay whole."""
    outer = node
    for parent in node.iterancestors():
        if parent.tag == PARAGRAPH:
            break
        outer = parent
    return outer
