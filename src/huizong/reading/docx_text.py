"""What a paragraph of Word says: revisions accepted, fields by their results, nothing hidden."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from huizong.reading.docx_styles import Styles, said
from huizong.reading.docx_symbols import symbol
from huizong.reading.docx_xml import (
    COMPATIBILITY,
    MATH,
    Element,
    elements,
    switched,
    value,
    w,
)

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
_RUN, _TEXT, _SYMBOL, _FIELD, _BOX = w("r"), w("t"), w("sym"), w("fldChar"), w("txbxContent")
_MATH_TEXT = f"{{{MATH}}}t"
_ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
_FLAT = str.maketrans("\t\r\n", "   ")  # what XML broke over lines is one line in Word


@dataclass(frozen=True, slots=True)
class Content:
    """What a paragraph says, a line feed where a line ends, and the text boxes anchored in it."""

    text: str
    boxes: tuple[Element, ...] = ()


@dataclass(slots=True)
class Teller:
    """Tells the paragraphs of one document in order: fields may run over several of them."""

    styles: Styles
    hidden: int = 0  # runs that were left out
    fields: list[bool] = field(default_factory=list)  # open fields; True where in their result

    def content(self, paragraph: Element) -> Content:
        """Return what a paragraph says."""
        pieces: list[str] = []
        boxes: list[Element] = []
        by_style = self._hidden_by_style(value(paragraph.find(w("pPr")), "pStyle"))
        open_: list[Iterator[Element]] = [elements(paragraph)]
        while open_:
            child = next(open_[-1], None)
            if child is None:
                open_.pop()
                continue
            tag = child.tag
            if tag == _BOX:
                boxes.append(child)
            elif tag == _ALTERNATE:
                open_.append(_first_choice(child))
            elif tag == _RUN and self._is_hidden(child, by_style=by_style):
                self._leave_out(child)
            elif tag not in _LEFT_OUT:
                pieces.append(self._piece(child))
                open_.append(elements(child))
        self.fields = [shown for shown in self.fields if shown]
        return Content("".join(pieces), tuple(boxes))

    def _piece(self, element: Element) -> str:
        """Return what an element says by itself, its children left to the caller."""
        tag = element.tag
        if tag == _FIELD:
            self._step_field(element.get(w("fldCharType")))
        if not all(self.fields):
            return ""
        if tag in (_TEXT, _MATH_TEXT):
            text = (element.text or "").translate(_FLAT)
            return text if element.get(_SPACE) == "preserve" else text.strip(" ")
        if tag == _SYMBOL:
            return symbol(element.get(w("char"), ""))
        return _SIGNS.get(str(tag), "")

    def _step_field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

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
