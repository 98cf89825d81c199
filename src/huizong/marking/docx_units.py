"""The words of a Word file as units that can be cut at any character (ISO 29500-1 §17.3).

A unit is what one element says. Cutting parts text and run: each part becomes a run of its own with
the same properties, so that a comment or a change can stand between any two characters.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree

from huizong.reading.docx_trail import Stretch
from huizong.reading.docx_xml import Element, w

PARAGRAPH, RUN, TEXT, PROPERTIES = w("p"), w("r"), w("t"), w("rPr")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_THROUGH = frozenset(  # what may hold runs and the ends of comments beside them
    w(name)
    for name in (
        "hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple",
        "dir", "bdo",
    )
)  # fmt: skip
_FLAT = str.maketrans("\t\r\n", "   ")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an element hangs: its paragraph, the node there that is whole, the run's own child.

    `node` is a run, or what may not be opened (a formula, a drawing); then `child` is None.
    """

    paragraph: Element
    node: Element
    child: Element | None


def spot(element: Element) -> Spot:
    """Return where an element within a paragraph hangs."""
    chain = [element]
    for parent in element.iterancestors():
        if parent.tag == PARAGRAPH:
            break
        chain.append(parent)
    else:
        msg = f"{element.tag} stands in no paragraph"
        raise ValueError(msg)
    while len(chain) > 1 and chain[-1].tag in _THROUGH:
        chain.pop()
    node = chain.pop()
    child = chain.pop() if chain and node.tag == RUN else None
    return Spot(parent, node, child)


class Units:
    """The units of a file in the order of its text."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self.units = sorted(stretches, key=lambda unit: (unit.start, unit.end))
        self._index()

    def _index(self) -> None:
        self.words = [unit for unit in self.units if _says(unit)]
        self._starts = [unit.start for unit in self.words]
        self._ends = [unit.end for unit in self.words]
        self._all = [unit.start for unit in self.units]

    def within(self, start: int, end: int) -> list[Stretch]:
        """Return the units that say any of [start, end), automatic numbers left out."""
        return self.words[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def before(self, offset: int) -> Stretch | None:
        """Return the unit that ends at an offset."""
        at = bisect_left(self._ends, offset)
        return self.words[at] if self._ends[at : at + 1] == [offset] else None

    def behind(self, offset: int) -> Stretch | None:
        """Return the unit that begins at an offset."""
        at = bisect_left(self._starts, offset)
        return self.words[at] if self._starts[at : at + 1] == [offset] else None

    def nearest(self, offset: int) -> Element | None:
        """Return the paragraph at an offset, or the last one before it."""
        if not self.units:
            return None
        unit = self.units[max(bisect_right(self._all, offset) - 1, 0)]
        return unit.element if unit.element.tag == PARAGRAPH else spot(unit.element).paragraph

    def cut(self, offsets: Iterable[int]) -> None:
        """Cut the runs at offsets, where a run can be cut; linear in units and offsets."""
        marks = sorted(set(offsets))
        done: list[Stretch] = []
        for unit in self.units:
            low, high = bisect_left(marks, unit.start), bisect_right(marks, unit.end)
            done += _parts(unit, marks[low:high]) if low < high and _says(unit) else [unit]
        self.units = done
        self._index()


def _says(unit: Stretch) -> bool:
    return unit.start < unit.end and unit.element.tag != PARAGRAPH


def _parts(unit: Stretch, marks: list[int]) -> list[Stretch]:
    """Cut a unit at the marks within it and part it from its neighbours at its ends."""
    place = spot(unit.element)
    if place.child is None:
        return [unit]
    if marks[0] == unit.start:
        _part(place.node, place.child)
    if marks[-1] == unit.end:
        _part(spot(place.child).node, place.child.getnext())
    inner = [mark for mark in marks if unit.start < mark < unit.end]
    text = said(unit.element)
    if place.child is not unit.element or len(text) != unit.end - unit.start or not inner:
        return [unit]
    return _pieces(unit, text, inner)


def _pieces(unit: Stretch, text: str, marks: list[int]) -> list[Stretch]:
    bounds = [unit.start, *marks, unit.end]
    pieces: list[Stretch] = []
    element = unit.element
    for low, high in pairwise(bounds):
        if pieces:
            following = etree.Element(TEXT)
            element.addnext(following)
            element = following
            _part(spot(element).node, element)
        element.text = text[low - unit.start : high - unit.start]
        element.set(SPACE, "preserve")
        pieces.append(replace(unit, start=low, end=high, element=element))
    return pieces


def said(element: Element) -> str:
    """Return what a w:t says, as the reader does; empty for anything else."""
    if element.tag != TEXT:
        return ""
    text = (element.text or "").translate(_FLAT)
    return text if element.get(SPACE) == "preserve" else text.strip(" ")


def _part(run: Element, child: Element | None) -> None:
    """Cut a run before a child: the child and all behind it go into a new run that follows."""
    before = None if child is None else child.getprevious()
    if child is None or before is None or before.tag == PROPERTIES:
        return
    following = etree.Element(RUN)
    following.attrib.update(run.attrib)
    properties = run.find(PROPERTIES)
    if properties is not None:
        following.append(deepcopy(properties))
    following.extend([child, *child.itersiblings()])
    run.addnext(following)
