"""How a docx sets its pages: paper, margins, grid, typefaces, sizes (ISO 29500-1 §17.3, §17.6)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from huizong.reading.docx_styles import Styles
from huizong.reading.docx_xml import Element, value, w
from huizong.values import Lettering, PageForm, Place, Sheet

_MOST = 3_000  # paragraphs; a longer paper is set alike all over
_TWIPS = 20  # in a point
_MILLIMETRE = 1440 / 25.4  # in twips
_GRIDS = ("lines", "linesAndChars", "snapToChars")
_RUN, _TEXT, _RPR = w("r"), w("t"), w("rPr")
_HOLDERS = (w("ins"), w("moveTo"), w("hyperlink"), w("smartTag"), w("sdt"), w("sdtContent"))


@dataclass(slots=True)
class Setter:
    """Tells how the paragraphs of a document are set, as they pass."""

    styles: Styles
    path: str
    letterings: list[Lettering] = field(default_factory=list)

    def note(self, paragraph: Element, start: int, end: int) -> None:
        """Note how a paragraph whose text stands at [start, end) is set."""
        if start < end and len(self.letterings) < _MOST:
            self.letterings.append(self._lettering(paragraph, Place(self.path, start, end)))

    def _lettering(self, paragraph: Element, place: Place) -> Lettering:
        properties = paragraph.find(w("pPr"))
        style = value(properties, "pStyle")
        weights: dict[tuple[str, float], int] = {}
        for run in _runs(paragraph):
            length = sum(len((text.text or "").strip()) for text in run.iterfind(_TEXT))
            if length:
                set_as = self.styles.type_of(run.find(_RPR), style)
                weights[set_as] = weights.get(set_as, 0) + length
        lead = next(iter(weights), ("", 0.0))
        most = max(weights, key=lambda known: weights[known], default=lead)
        return Lettering(place, *most, *lead, self._pitch(properties, style))

    def _pitch(self, properties: Element | None, style: str | None) -> float | None:
        own = None if properties is None else properties.find(w("spacing"))
        if own is None or own.get(w("line")) is None:
            return self.styles.pitch_of(style)
        return exact_pitch(own)

    def form(self, body: Element, footers: Iterable[Element]) -> PageForm:
        """Return the form of the whole file."""
        sheets = tuple(_sheet(section) for section in body.iter(w("sectPr")))
        numbered = any(_numbers(footer) for footer in footers)
        return PageForm(sheets, tuple(self.letterings), numbered)


def exact_pitch(spacing: Element) -> float | None:
    """Return the line pitch in points of a spacing that fixes it."""
    if spacing.get(w("lineRule")) != "exact":
        return None
    return _whole(spacing, "line") / _TWIPS or None


def _runs(paragraph: Element) -> Iterator[Element]:
    for child in paragraph:
        if child.tag == _RUN:
            yield child
        elif child.tag in _HOLDERS:
            yield from _runs(child)


def _sheet(section: Element) -> Sheet:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    grid = section.find(w("docGrid"))
    gutter = _millimetres(margins, "gutter")
    gridded = grid is not None and grid.get(w("type")) in _GRIDS
    pitch = _whole(grid, "linePitch") / _TWIPS if gridded else 0
    return Sheet(
        _millimetres(size, "w"),
        _millimetres(size, "h"),
        _millimetres(margins, "top"),
        _millimetres(margins, "bottom"),
        _millimetres(margins, "left") + gutter,
        _millimetres(margins, "right"),
        pitch or None,
    )


def _millimetres(element: Element | None, name: str) -> float:
    return round(_whole(element, name) / _MILLIMETRE, 1)


def _whole(element: Element | None, name: str) -> int:
    """Return a measure in twips; 0 where there is none. A negative margin is as wide as it says."""
    text = "" if element is None else element.get(w(name), "").lstrip("-").split(".")[0]
    return min(int(text), 10**6) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _numbers(footer: Element) -> bool:
    """Whether a footer shows the number of its page."""
    fields = (field.text or "" for field in footer.iter(w("instrText")))
    simple = (field.get(w("instr"), "") for field in footer.iter(w("fldSimple")))
    return any("PAGE" in code.upper().split() for code in (*fields, *simple)) or any(
        True for _ in footer.iter(w("pgNum"))
    )
