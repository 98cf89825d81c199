"""A certain fix in a Word file: as a tracked change (ISO 29500-1 §17.13.5), or made at once.

The words are taken out run by run and the new ones put behind them in the dress of the first.
What Word would write over (a field's result, bound content) or what holds more than words is left.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile

from lxml import etree

from huizong.marking.docx_units import PROPERTIES, RUN, SPACE, TEXT, Units, spot
from huizong.reading.docx_trail import Stretch
from huizong.reading.docx_xml import COMPATIBILITY, Element, w
from huizong.values import Edit

AUTHOR, INITIALS = "汇总", "汇"
_INSERTED, _DELETED, _DELETED_TEXT = w("ins"), w("del"), w("delText")
_WORDS = frozenset(map(w, ("t", "tab", "br", "cr", "noBreakHyphen")))
_HARMLESS = _WORDS | {PROPERTIES, w("lastRenderedPageBreak"), w("softHyphen")}
_BARRED = frozenset(map(w, ("fldSimple", "moveTo")))
_BOX, _CONTROL, _BOUND = w("txbxContent"), w("sdt"), f"{w('sdtPr')}/{w('dataBinding')}"
_ALTERNATE, _FALLBACK = f"{{{COMPATIBILITY}}}AlternateContent", f"{{{COMPATIBILITY}}}Fallback"


def signature(at: datetime | None) -> dict[str, str]:
    """Return the attributes that say who made a mark, and when if that is known.

    Word keeps local time and writes it as if it were universal; so does everyone who reads it.
    """
    when = {} if at is None else {w("date"): at.strftime("%Y-%m-%dT%H:%M:%SZ")}
    return {w("author"): AUTHOR, **when}


@dataclass(slots=True)
class Editor:
    """Writes edits into the units of a file, the runs being cut at their ends.

    `tracked` makes them changes that a person accepts or refuses; `next` is the identifier of the
    next change, `at` when they are made. `behind` maps what is deleted to what was inserted for it;
    `touched` are the roots of the parts that changed.
    """

    units: Units
    tracked: bool
    next: int = 1
    at: datetime | None = None
    behind: dict[Element, Element] = field(default_factory=dict)
    touched: set[Element] = field(default_factory=set)
    _boxes: dict[Element, Element] = field(default_factory=dict)  # and the copies old programs read

    def can(self, edit: Edit) -> bool:
        """Whether an edit can be written: words only, in one paragraph, nothing computed."""
        return _writable(edit.text) and self._region(edit) is not None

    def write(self, edits: Sequence[Edit]) -> None:
        """Write edits that can be written and do not meet."""
        for edit, region in [(edit, self._region(edit) or []) for edit in edits]:
            runs = list(dict.fromkeys(spot(unit.element).node for unit in region))
            self._note(runs[0])
            inserted = _run_like(runs[0], edit.text) if edit.text else None
            if edit.place.start < edit.place.end:
                self._replace(runs, inserted)
            elif inserted is not None:
                self._put(inserted, runs[0], ahead=region[0].start == edit.place.start)
        for box, copy in self._boxes.items():
            copy[:] = [deepcopy(child) for child in box]

    def _region(self, edit: Edit) -> list[Stretch] | None:
        """Return the units of an edit, the neighbour of an insertion; None where it cannot be."""
        start, end = edit.place.start, edit.place.end
        if start == end:
            beside = self.units.before(start) or self.units.behind(start)
            return [beside] if beside is not None and _free(beside) else None
        units = self.units.within(start, end)
        edges = [start, *(unit.end for unit in units)]
        if [*(unit.start for unit in units), end] != edges or not all(map(_free, units)):
            return None
        return units if len({spot(unit.element).paragraph for unit in units}) == 1 else None

    def _replace(self, runs: list[Element], inserted: Element | None) -> None:
        signed = None if inserted is None else self._put(inserted, runs[-1])
        for run in runs:
            if self.tracked:
                self._delete(run)
            elif (holder := run.getparent()) is not None:
                holder.remove(run)
        mark = runs[-1].getparent()
        if signed is not None and mark is not None:
            self.behind[mark] = signed

    def _delete(self, run: Element) -> None:
        """Wrap a run as deleted, together with the one before it where that was just deleted."""
        previous = run.getprevious()
        if (
            previous is not None
            and previous.tag == _DELETED
            and previous.get(w("author")) == AUTHOR
        ):
            mark = previous
        else:
            mark = self._mark(_DELETED)
            run.addprevious(mark)
        mark.append(run)
        for text in run.iterfind(TEXT):
            text.tag = _DELETED_TEXT

    def _put(self, inserted: Element, run: Element, *, ahead: bool = False) -> Element:
        """Put a new run behind another, or ahead of it; return it as it was signed."""
        if not self.tracked:
            run.addprevious(inserted) if ahead else run.addnext(inserted)
            return inserted
        mark = self._mark(_INSERTED)
        mark.append(inserted)
        theirs = run.getparent()
        if theirs is None or theirs.tag != _INSERTED:
            run.addprevious(mark) if ahead else run.addnext(mark)
        elif ahead:
            theirs.addprevious(mark)
        else:
            self._part(theirs, run)
            theirs.addnext(mark)
        return mark

    def _part(self, theirs: Element, run: Element) -> None:
        """Cut another's insertion behind a run: ours may not stand within it."""
        rest = list(run.itersiblings())
        if rest:
            following = etree.Element(_INSERTED)
            following.attrib.update({**theirs.attrib, w("id"): str(self.next)})
            self.next += 1
            following.extend(rest)
            theirs.addnext(following)

    def _mark(self, tag: str) -> Element:
        mark = etree.Element(tag, {w("id"): str(self.next), **signature(self.at)})
        self.next += 1
        return mark

    def _note(self, run: Element) -> None:
        """Note what an edit touches: its part, and its text box with the copy of that."""
        self.touched.add(run.getroottree().getroot())
        box = next(run.iterancestors(_BOX), None)
        if box is None or box in self._boxes:
            return
        alternate = next(box.iterancestors(_ALTERNATE), None)
        copies = [] if alternate is None else alternate.findall(f"{_FALLBACK}//{_BOX}")
        if len(copies) == 1 and _words(copies[0]) == _words(box):
            self._boxes[box] = copies[0]


def _free(unit: Stretch) -> bool:
    """Whether the words of a unit are typed by a person, and its run holds nothing else."""
    place = spot(unit.element)
    if unit.in_field or place.child is not unit.element or unit.element.tag not in _WORDS:
        return False
    if any(child.tag not in _HARMLESS for child in place.node):
        return False
    outers = list(takewhile(lambda outer: outer is not place.paragraph, place.node.iterancestors()))
    if any(outer.tag == _INSERTED for outer in outers[1:]):
        return False
    return not any(outer.tag in _BARRED for outer in outers) and not _is_bound(place.node)


def _is_bound(node: Element) -> bool:
    """Whether a content control shows data kept elsewhere in the file here."""
    return any(control.find(_BOUND) is not None for control in node.iterancestors(_CONTROL))


def _run_like(run: Element, text: str) -> Element:
    """Return a run of some words in the dress of another."""
    new = etree.Element(RUN)
    properties = run.find(PROPERTIES)
    if properties is not None:
        new.append(deepcopy(properties))
        for change in new[0].findall(w("rPrChange")):
            new[0].remove(change)
    said = etree.SubElement(new, TEXT)
    said.text = text
    said.set(SPACE, "preserve")
    return new


def _writable(text: str) -> bool:
    """Whether Word can hold a text within a run as it is."""
    return all(character.isprintable() or character == "\u3000" for character in text)


def _words(box: Element) -> str:
    return "".join(text.text or "" for text in box.iter(TEXT))
