"""What a paragraph of Word says: revisions accepted, fields by their results, nothing hidden."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from huizong.reading.docx_fields import shown
from huizong.reading.docx_styles import Styles, said
from huizong.reading.docx_symbols import symbol
from huizong.reading.docx_traces import (
    CHANGES,
    COMMENT_END,
    COMMENT_POINT,
    COMMENT_START,
    Mark,
    words_of,
)
from huizong.reading.docx_xml import (
    COMPATIBILITY,
    MATH,
    Element,
    elements,
    switched,
    value,
    w,
)
from huizong.values import TraceKind

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LEFT_OUT = frozenset(
    w(name)
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "delText", "instrText",
        "delInstrText", "rt", "footnoteRef", "endnoteRef", "annotationRef", "pgNum",
    )
)  # fmt: skip
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_ANCHORS = frozenset((COMMENT_START, COMMENT_END, COMMENT_POINT))
_RUN, _TEXT, _SYMBOL, _FIELD, _BOX = w("r"), w("t"), w("sym"), w("fldChar"), w("txbxContent")
_INSTRUCTION = w("instrText")
_MATH_TEXT = f"{{{MATH}}}t"
_ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
_FLAT = str.maketrans("\t\r\n", "   ")  # what XML broke over lines is one line in Word


@dataclass(frozen=True, slots=True)
class Content:
    """What a paragraph says, a line feed where a line ends, and what is anchored in it.

    `boxes` are its text boxes, `marks` its tracked changes, hidden texts and ends of comments.
    """

    text: str
    boxes: tuple[Element, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(slots=True)
class _Sheet:
    """What was told of one paragraph so far."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)

    def write(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)

    def mark(self, element: Element, kind: TraceKind | None = None, text: str = "") -> None:
        """Mark the point reached; what is hidden or deleted only where it says anything."""
        if kind is None or text.strip():
            self.marks.append(Mark(element, self.length, self.length, text, kind))

    def insertion(self, element: Element, first: int) -> None:
        """Mark the pieces from the `first` on as inserted."""
        text = "".join(self.pieces[first:])
        if text.strip():
            start = self.length - len(text)
            self.marks.append(Mark(element, start, self.length, text, TraceKind.INSERTED))


@dataclass(slots=True)
class Teller:
    """Tells the paragraphs of one document in order: fields may run over several of them."""

    styles: Styles
    hidden: int = 0  # runs that were left out
    fields: list[bool] = field(default_factory=list)  # open fields; True where in their result
    instruction: str = ""  # of the field that was opened last

    def content(self, paragraph: Element) -> Content:
        """Return what a paragraph says."""
        told = _Sheet()
        boxes: list[Element] = []
        by_style = self._hidden_by_style(value(paragraph.find(w("pPr")), "pStyle"))
        open_: list[tuple[Element | None, int, Iterator[Element]]] = [
            (None, 0, elements(paragraph))
        ]
        while open_:
            inserted, first, children = open_[-1]
            child = next(children, None)
            if child is None:
                open_.pop()
                if inserted is not None:
                    told.insertion(inserted, first)
                continue
            tag = child.tag
            if tag == _BOX:
                boxes.append(child)
            elif tag == _ALTERNATE:
                open_.append((None, 0, _first_choice(child)))
            elif tag == _RUN and self._is_hidden(child, by_style=by_style):
                self._leave_out(child)
                told.mark(child, TraceKind.HIDDEN, words_of(child))
            elif tag in _LEFT_OUT:
                if tag in CHANGES:
                    told.mark(child, TraceKind.DELETED, words_of(child))
                elif tag == _INSTRUCTION:
                    self.instruction += child.text or ""
            else:
                if tag in _ANCHORS:
                    told.mark(child)
                told.write(self._piece(child))
                opened = child if tag in CHANGES else None
                open_.append((opened, len(told.pieces), elements(child)))
        self.fields = [shown for shown in self.fields if shown]
        return Content("".join(told.pieces), tuple(boxes), tuple(told.marks))

    def _piece(self, element: Element) -> str:
        """Return what an element says by itself, its children left to the caller."""
        tag = element.tag
        said = self._step_field(element.get(w("fldCharType"))) if tag == _FIELD else ""
        if said or not all(self.fields):
            return said
        if tag in (_TEXT, _MATH_TEXT):
            text = (element.text or "").translate(_FLAT)
            return text if element.get(_SPACE) == "preserve" else text.strip(" ")
        if tag == _SYMBOL:
            return symbol(element.get(w("char"), ""))
        return _SIGNS.get(str(tag), "")

    def _step_field(self, kind: str | None) -> str:
        """Follow a field from mark to mark; return what one shows that has no result."""
        if kind == "begin":
            self.fields.append(False)
            self.instruction = ""
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields and not self.fields.pop() and all(self.fields):
            return shown(self.instruction)
        return ""

    def _leave_out(self, run: Element) -> None:
        """Pass over a hidden run; the fields that it opens and closes still count."""
        for element in run.iter(_FIELD):
            self._step_field(element.get(w("fldCharType")))
        if any((element.text or "").strip() for element in run.iter(_TEXT)):
            self.hidden += 1

    def _is_hidden(self, run: Element, *, by_style: bool) -> bool:
        properties = run.find(w("rPr"))
        own = switched(properties, "vanish")
        if own is not None:
            return own
        style = value(properties, "rStyle")
        return said(self.styles.chain(style), default=by_style) if style else by_style

    def _hidden_by_style(self, style: str | None) -> bool:
        return said(self.styles.paragraph_chain(style), default=self.styles.hidden)


def _first_choice(alternate: Element) -> Iterator[Element]:
    """Return the children of what Word shows now; the fallback says the same for old readers."""
    for name in ("Choice", "Fallback"):
        branch = alternate.find(f"{{{COMPATIBILITY}}}{name}")
        if branch is not None:
            return elements(branch)
    return iter(())
