"""An xlsx as its sheets: the workbook, its styles and shared texts, then each sheet in turn."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from huizong.reading.archive import Archive, open_archive
from huizong.reading.docx_xml import RELATIONS, Element, elements, parse, whole
from huizong.reading.faults import BROKEN, refuse
from huizong.reading.kinds import XLSB
from huizong.reading.limits import Limits
from huizong.reading.sheets_cells import Meter, Sheet, Workbook
from huizong.reading.sheets_numbers import GENERAL, Numbers, built_in
from huizong.reading.sheets_parts import related, tell
from huizong.reading.sheets_rows import RowListener
from huizong.reading.sheets_texts import TextListener
from huizong.reading.sniff import unsupported
from huizong.values import Message, Source

_MAIN = "xl/workbook.xml"
_COMMENTS = re.compile(r"xl/(?:\w+/)*comments\w*\.xml")
_DRAWINGS = re.compile(r"xl/drawings/drawing\d*\.xml")


def read_xlsx(source: Source, *, limits: Limits) -> Workbook:
    """Return the sheets of a xlsx or xlsm. Raises ReadingError where it cannot be read."""
    archive = open_archive(source, limits)
    main = next((target for kind, _, target in related(archive, "") if kind == _OFFICE), _MAIN)
    if main.endswith(".bin"):
        raise unsupported(source, XLSB)
    data = archive.part(main)
    if data is None:
        raise refuse(BROKEN, source.path, why=Message("里面没有工作簿（xl/workbook.xml）"))
    root = parse(data, part=main, path=source.path)
    sheets = tuple(_Book(archive, main, root, Meter(source.path, limits)).sheets())
    return Workbook(
        sheets,
        macros=any(name.endswith("vbaProject.bin") for name in archive.names),
        comments=_count(archive, _COMMENTS, "comment"),
        drawn=_count(archive, _DRAWINGS, "txBody"),
    )


_OFFICE = "officeDocument"


@dataclass(slots=True)
class _Book:
    archive: Archive
    main: str
    root: Element
    meter: Meter

    def sheets(self) -> Iterator[Sheet]:
        parts = {identifier: (kind, target) for kind, identifier, target in self._relations()}
        texts, numbers = self._texts(), self._numbers()
        for element in self.root.iter("{*}sheet"):
            kind, target = parts.get(element.get(f"{{{RELATIONS}}}id", ""), ("", ""))
            if kind != "worksheet":
                continue  # a sheet of a chart or of macros has no cells
            hidden = element.get("state", "visible") != "visible"
            sheet = Sheet(element.get("name", ""), hidden=hidden)
            tell(self.archive, target, RowListener(sheet, self.meter, texts, numbers))
            yield sheet

    def _relations(self) -> list[tuple[str, str, str]]:
        return list(related(self.archive, self.main))

    def _part(self, kind: str) -> str | None:
        return next((target for found, _, target in self._relations() if found == kind), None)

    def _texts(self) -> list[str]:
        name = self._part("sharedStrings")
        if name is None:
            return []
        listener = TextListener("si")
        tell(self.archive, name, listener)
        return listener.texts

    def _numbers(self) -> Numbers:
        return numbers_of(self.archive, self.root, self._part("styles"))


def numbers_of(archive: Archive, book: Element, styles: str | None) -> Numbers:
    """Return how the numbers of a workbook show: its styles' formats, and where its days begin."""
    properties = book.find("{*}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    data = None if styles is None else archive.part(styles)
    if data is None:
        return Numbers(from_1904=from_1904)
    root = parse(data, part=styles or "", path=archive.path)
    return Numbers(tuple(_format_codes(root)), from_1904=from_1904)


def _format_codes(styles: Element) -> Iterator[str]:
    """Yield the format code of each cell style."""
    own = {
        item.get("numFmtId", ""): item.get("formatCode", "") for item in styles.iter("{*}numFmt")
    }
    cells = styles.find("{*}cellXfs")
    for style in () if cells is None else elements(cells):
        identifier = style.get("numFmtId", "0")
        known = built_in().get(whole(identifier) or 0, GENERAL)
        yield own.get(identifier, "") or known


def _count(archive: Archive, names: re.Pattern[str], tag: str) -> int:
    """Return how many elements of a tag, with text in them, some parts have."""
    listener = TextListener(tag)
    for name in sorted(archive.names):
        if names.fullmatch(name):
            tell(archive, name, listener)
    return sum(1 for text in listener.texts if text.strip())
