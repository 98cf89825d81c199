"""A program of its own: takes characters and rules off the pages of a PDF, by PDFium.

It runs apart from us, within limits of time and memory, because a small file can ask for any amount
of both, and what breaks PDFium must break nothing else. So it knows nothing of huizong: a PDF comes
in at the standard input; out go lines of JSON, the first with the number of pages or an error, then
one for each page (null where it is broken). Lengths are hundredths of a point from the upper left
corner of the page as it is shown, x to the right and y downwards.

    python pdf_extract.py MOST_PAGES MOST_BYTES < a.pdf
"""

import ctypes
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

Handle = Any  # a pointer or structure of PDFium, whose bindings have no types
_UNKNOWN = "\ufffd"
_SCALE = 64  # PDFium tells where a point lies in whole dots; so fine is the grid we ask on
_UNIT = 100  # we tell lengths in hundredths of a point
_INVISIBLE = 3  # the render mode of text that only a program sees (ISO 32000-1, table 106)
_SAMPLES = 20
_BLANKS = (0x09, 0x0A, 0x0D, 0x20)
_STEEPEST = 1 / 8  # a line that rises more is slanted
_THICKEST, _SHORTEST = 3.5, 4.0  # points, of a rule
_MOST_OBJECTS = 100_000  # looked at on a page for rules and pictures
_DEEPEST = 4  # forms within forms
_CURVES = 40  # paths on a page without a character: the text was made curves
_WRITTEN_ON = (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET)
_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def main() -> None:
    """Read a PDF from the standard input and write its pages to the standard output."""
    most_pages, most_bytes = map(int, sys.argv[1:])
    _limit_memory(most_bytes)
    for said in pages(sys.stdin.buffer.read(), most_pages):
        sys.stdout.write(json.dumps(said, ensure_ascii=True, separators=(",", ":")) + "\n")


def _limit_memory(most: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # no such limits on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def pages(data: bytes, most: int) -> Iterator[dict[str, Any] | None]:
    """Yield what there is to say of a file, then of each page; no page where there are too many."""
    with _opened(data) as document:
        if not document:
            locked = pdfium.FPDF_GetLastError() in _LOCKED
            yield {"error": "locked" if locked else "broken"}
            return
        count = pdfium.FPDF_GetPageCount(document)
        yield {"pages": count}
        for index in range(count if count <= most else 0):
            yield _page(document, index)


@contextmanager
def _opened(data: bytes) -> Iterator[Handle]:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    try:
        yield document
    finally:
        if document:
            pdfium.FPDF_CloseDocument(document)


def _page(document: Handle, index: int) -> dict[str, Any] | None:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return None
    try:
        shown = _Shown(page)
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            return None
        try:
            said = _text(text, shown)
        finally:
            pdfium.FPDFText_ClosePage(text)
        found = _Objects(shown)
        found.take(page, (1, 0, 0, 1, 0, 0))
        pictures = found.pictures or (not said["text"] and found.paths > _CURVES)
        size = [round(shown.width * _UNIT), round(shown.height * _UNIT)]
        return {
            "size": size,
            **said,
            "rules": found.rules,
            "pictures": pictures,
            "notes": _notes(page),
        }
    finally:
        pdfium.FPDF_ClosePage(page)


class _Shown:
    """Turns a point of the page's own grid into one of the page as it is shown."""

    def __init__(self, page: Handle) -> None:
        self.width = pdfium.FPDF_GetPageWidthF(page)
        self.height = pdfium.FPDF_GetPageHeightF(page)
        wide, high = int(self.width * _SCALE), int(self.height * _SCALE)
        x, y = ctypes.c_int(), ctypes.c_int()

        def at(left: float, bottom: float) -> tuple[float, float]:
            pdfium.FPDF_PageToDevice(page, 0, 0, wide, high, 0, left, bottom, x, y)
            return x.value / _SCALE, y.value / _SCALE

        self.origin = at(0, 0)
        span = 1000.0
        (ax, ay), (bx, by) = at(span, 0), at(0, span)
        self.across = (ax - self.origin[0]) / span, (ay - self.origin[1]) / span
        self.up = (bx - self.origin[0]) / span, (by - self.origin[1]) / span

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point is shown."""
        along, down = self.turned(x, y)
        return self.origin[0] + along, self.origin[1] + down

    def turned(self, a: float, b: float) -> tuple[float, float]:
        """Return how the direction (a, b) is shown."""
        return a * self.across[0] + b * self.up[0], a * self.across[1] + b * self.up[1]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies on the sheet; what does not is not printed."""
        return bool(0 <= x <= self.width and 0 <= y <= self.height)


def _text(text: Handle, shown: _Shown) -> dict[str, Any]:
    """Return the characters in the order of the file, four lengths for each, and what to tell.

    The lengths are its left and right edge, its base line, and its size.
    """
    said: list[str] = []
    places: list[int] = []
    unmapped = slanted = 0
    count = pdfium.FPDFText_CountChars(text)
    measure = _Measure(text, shown)
    for index in range(count):
        character = _character(text, index)
        if not character or not measure.take(index):
            continue
        if measure.slanted:
            slanted += 1
        elif measure.printed:
            unmapped += character == _UNKNOWN
            said.append(character)
            places += measure.place
    return {
        "text": "".join(said),
        "places": places,
        "unmapped": unmapped,
        "slanted": slanted,
        "scanned": bool(said) and _is_invisible(text, count),
    }


class _Measure:
    """Measures one character after the other; the structures it asks with are made once."""

    def __init__(self, text: Handle, shown: _Shown) -> None:
        self.text, self.shown = text, shown
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.box, self.matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self.slanted = self.printed = False
        self.place: tuple[int, int, int, int] = (0, 0, 0, 0)

    def take(self, index: int) -> bool:
        """Measure a character; return whether PDFium knows where it is."""
        matrix, box, shown = self.matrix, self.box, self.shown
        if not (
            pdfium.FPDFText_GetCharOrigin(self.text, index, self.x, self.y)
            and pdfium.FPDFText_GetLooseCharBox(self.text, index, box)
            and pdfium.FPDFText_GetMatrix(self.text, index, matrix)
        ):
            return False
        size = pdfium.FPDFText_GetFontSize(self.text, index) * hypot(matrix.c, matrix.d)
        along, down = shown.turned(matrix.a, matrix.b)
        self.slanted = along <= 0 or abs(down) > abs(along) * _STEEPEST
        left, base = shown.point(self.x.value, self.y.value)
        right = max(shown.point(box.left, box.bottom)[0], shown.point(box.right, box.top)[0], left)
        self.printed = shown.holds(left, base) and 0 < size <= shown.height
        if self.printed:
            self.place = _units(left, min(right, shown.width), base, size)
        return True


def _units(a: float, b: float, c: float, d: float) -> tuple[int, int, int, int]:
    return round(a * _UNIT), round(b * _UNIT), round(c * _UNIT), round(d * _UNIT)


def _character(text: Handle, index: int) -> str:
    """Return what a character means, U+FFFD where the file does not say.

    A blank that PDFium put there itself is nothing: it takes 2025年 for two words.
    """
    code = pdfium.FPDFText_GetUnicode(text, index)
    if code in _BLANKS:
        return "" if pdfium.FPDFText_IsGenerated(text, index) == 1 else " "
    strange = code < 0x20 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF
    if strange and pdfium.FPDFText_IsHyphen(text, index) == 1:
        return "-"  # PDFium marks the hyphen of a line end by a code of its own
    if strange or pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
        return _UNKNOWN
    return chr(code)


def _is_invisible(text: Handle, count: int) -> bool:
    """Whether the characters lie invisibly over a picture, as a recognised text does."""
    found = (
        pdfium.FPDFText_GetTextObject(text, index)
        for index in range(0, count, max(count // _SAMPLES, 1))
    )
    modes = [pdfium.FPDFTextObj_GetTextRenderMode(one) for one in found if one]
    return bool(modes) and all(mode == _INVISIBLE for mode in modes)


def _notes(page: Handle) -> int:
    """Return how many texts were typed into form fields or written over the page."""
    notes = 0
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        found = pdfium.FPDFPage_GetAnnot(page, index)
        if not found:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(found)
        key = b"V" if kind == pdfium.FPDF_ANNOT_WIDGET else b"Contents"
        empty = 2  # bytes: the end of a text in UTF-16
        if kind in _WRITTEN_ON and pdfium.FPDFAnnot_GetStringValue(found, key, None, 0) > empty:
            notes += 1
        pdfium.FPDFPage_CloseAnnot(found)
    return notes


_Matrix = tuple[float, float, float, float, float, float]


class _Objects:
    """Looks through what is drawn on a page: rules, pictures, and how many paths."""

    def __init__(self, shown: _Shown) -> None:
        self.shown = shown
        self.rules: list[int] = []
        self.pictures = False
        self.paths = 0
        self.left = _MOST_OBJECTS

    def take(self, page: Handle, matrix: _Matrix) -> None:
        """Look through a page."""
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            self._take(pdfium.FPDFPage_GetObject(page, index), matrix, 0)

    def _take(self, found: Handle, matrix: _Matrix, depth: int) -> None:
        self.left -= 1
        if self.left < 0:
            return
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.pictures = True
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            self.paths += 1
            self._rules(found, _times(_matrix(found), matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _times(_matrix(found), matrix)
            for index in range(pdfium.FPDFFormObj_CountObjects(found)):
                self._take(pdfium.FPDFFormObj_GetObject(found, index), inner, depth + 1)

    def _rules(self, path: Handle, matrix: _Matrix) -> None:
        """Take the rules that a path draws: itself where it is thin, else its straight strokes."""
        points = list(self._points(path, matrix))
        if len(points) < 2:
            return
        xs, ys = [x for x, _, _ in points], [y for _, y, _ in points]
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        if not (fill.value or stroke.value):
            return
        if min(wide, high) <= _THICKEST:
            self._add(min(xs), min(ys), max(xs), max(ys))
        elif stroke.value:
            for (x1, y1, _), (x2, y2, drawn) in pairwise(points):
                if drawn and min(abs(x2 - x1), abs(y2 - y1)) <= 1:
                    self._add(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))

    def _points(self, path: Handle, matrix: _Matrix) -> Iterator[tuple[float, float, bool]]:
        """Yield the ends of a path's straight pieces, and whether a line was drawn there."""
        x, y = ctypes.c_float(), ctypes.c_float()
        first = (0.0, 0.0)
        for index in range(pdfium.FPDFPath_CountSegments(path)):
            self.left -= 1
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            if self.left < 0 or not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                return
            a, b, c, d, e, f = matrix
            here = self.shown.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            first = here if kind == pdfium.FPDF_SEGMENT_MOVETO else first
            yield *here, kind == pdfium.FPDF_SEGMENT_LINETO
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield *first, True

    def _add(self, left: float, top: float, right: float, bottom: float) -> None:
        far = 10 * max(self.shown.width, self.shown.height)
        if max(right - left, bottom - top) >= _SHORTEST and max(abs(left), abs(bottom)) < far:
            self.rules += _units(left, top, min(right, far), min(bottom, far))


def _matrix(found: Handle) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(found, matrix):
        return (1, 0, 0, 1, 0, 0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """Return the matrix that does first what the inner one does, then the outer one."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


if __name__ == "__main__":
    main()
