"""Takes characters and rules off the pages of a PDF, by PDFium."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from huizong.reading.pdf_sheets import Glyph, Rule, Sheet

Handle = Any  # a pointer or structure of PDFium, whose bindings have no types
_UNKNOWN = "\ufffd"
_SCALE = 64  # PDFium tells where a point lies in whole dots; so fine is the grid we ask on
_INVISIBLE = 3  # the render mode of text that only a program sees (ISO 32000-1, table 106)
_SAMPLES = 20
_THICKEST = 3.5
_SHORTEST = 4.0


class UnreadableError(Exception):
    """PDFium refuses the file; `code` is its error (FPDF_ERR_PASSWORD ...)."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code

    @property
    def locked(self) -> bool:
        """Whether a password is wanted."""
        return self.code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


@contextmanager
def opened(data: bytes) -> Iterator[Handle]:
    """Open a file; raises UnreadableError."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise UnreadableError(pdfium.FPDF_GetLastError())
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def page_count(document: Handle) -> int:
    """Return how many pages an open file has."""
    return int(pdfium.FPDF_GetPageCount(document))


def sheet_of(document: Handle, index: int) -> Sheet | None:
    """Return a page of an open file, None where PDFium cannot load it."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return None
    try:
        sheet = Sheet(pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
        shown = _Shown(page, sheet)
        text = pdfium.FPDFText_LoadPage(page)
        if text:
            try:
                _take_text(text, sheet, shown)
            finally:
                pdfium.FPDFText_ClosePage(text)
        _take_objects(page, sheet, shown)
        return sheet
    finally:
        pdfium.FPDF_ClosePage(page)


class _Shown:
    """Turns a point of the page's own grid into one of the page as it is shown."""

    def __init__(self, page: Handle, sheet: Sheet) -> None:
        wide, high = int(sheet.width * _SCALE), int(sheet.height * _SCALE)
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
        return (
            self.origin[0] + x * self.across[0] + y * self.up[0],
            self.origin[1] + x * self.across[1] + y * self.up[1],
        )

    def turned(self, a: float, b: float) -> tuple[float, float]:
        """Return the direction (a, b) as it is shown."""
        return a * self.across[0] + b * self.up[0], a * self.across[1] + b * self.up[1]


def _take_text(text: Handle, sheet: Sheet, shown: _Shown) -> None:
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    count = pdfium.FPDFText_CountChars(text)
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(text, index)
        if pdfium.FPDFText_IsHyphen(text, index) == 1:
            code = ord("-")  # PDFium marks the hyphen of a line end by a code of its own
        unmapped = pdfium.FPDFText_HasUnicodeMapError(text, index) == 1 or code in (0, 0xFFFE)
        if not (
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            and pdfium.FPDFText_GetLooseCharBox(text, index, box)
            and pdfium.FPDFText_GetMatrix(text, index, matrix)
        ):
            continue
        size = pdfium.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d)
        along, down = shown.turned(matrix.a, matrix.b)
        if along <= 0 or abs(down) > abs(along) / 8:
            sheet.slanted += 1
            continue
        left, base = shown.point(x.value, y.value)
        corners = shown.point(box.left, box.bottom), shown.point(box.right, box.top)
        right = max(corner[0] for corner in corners)
        if not (0 <= left <= sheet.width and 0 <= base <= sheet.height and size > 0):
            continue
        sheet.unmapped += unmapped
        said = _UNKNOWN if unmapped else _character(code)
        sheet.glyphs.append(Glyph(said, left, max(right, left), base, size))
    sheet.scanned = count > 0 and all(
        _mode(text, index) == _INVISIBLE for index in range(0, count, max(count // _SAMPLES, 1))
    )


def _character(code: int) -> str:
    """Return the character of a code; control characters and halves of a pair are blanks."""
    if code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return " " if code in (0x09, 0x0A, 0x0D) else _UNKNOWN
    return chr(code)


def _mode(text: Handle, index: int) -> int:
    found = pdfium.FPDFText_GetTextObject(text, index)
    return int(pdfium.FPDFTextObj_GetTextRenderMode(found)) if found else _INVISIBLE


def _take_objects(page: Handle, sheet: Sheet, shown: _Shown) -> None:
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        found = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            sheet.pictures = True
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPageObj_GetBounds(found, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            (x1, y1), (x2, y2) = shown.point(left, bottom), shown.point(right, top)
            rule = Rule(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
            sheet.rules += _rules(found, rule, shown)


def _rules(path: Handle, around: Rule, shown: _Shown) -> Iterator[Rule]:
    """Yield the rules that a path draws: itself where it is thin, else its straight strokes."""
    wide, high = around.right - around.left, around.bottom - around.top
    if min(wide, high) <= _THICKEST:
        if max(wide, high) >= _SHORTEST:
            yield around
        return
    fill, stroke, matrix = ctypes.c_int(), ctypes.c_int(), pdfium.FS_MATRIX()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value and pdfium.FPDFPageObj_GetMatrix(path, matrix):
        yield from _strokes(path, matrix, shown)


def _strokes(path: Handle, matrix: Handle, shown: _Shown) -> Iterator[Rule]:
    x, y = ctypes.c_float(), ctypes.c_float()
    last = first = (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        here = shown.point(
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _straight(last, here)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _straight(here, first)
        last = here


def _straight(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Rule]:
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    if min(right - left, bottom - top) <= 1 and max(right - left, bottom - top) >= _SHORTEST:
        yield Rule(left, top, right, bottom)
