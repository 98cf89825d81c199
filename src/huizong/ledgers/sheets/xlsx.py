"""An xlsx as a book: its sheets row by row, in memory that does not grow with them.

Reading's own xlsx is what a page shows, all of it; here a cell keeps its number, day or time, and
a row is given away before the next stretch of the sheet is unpacked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from huizong.ledgers.sheets.given import Line, Tab
from huizong.ledgers.sheets.limits import SheetLimits
from huizong.ledgers.sheets.xlsx_cells import CellReader
from huizong.ledgers.sheets.xlsx_frame import read_frame
from huizong.ledgers.sheets.xlsx_rows import RowListener
from huizong.reading.archive import Archive, open_archive
from huizong.reading.docx_xml import RELATIONS, Element, parse
from huizong.reading.faults import BROKEN, refuse
from huizong.reading.kinds import XLSB
from huizong.reading.sheets_parts import related, tell, telling
from huizong.reading.sheets_texts import TextListener
from huizong.reading.sheets_xlsx import numbers_of
from huizong.reading.sniff import unsupported
from huizong.values import Message, Source

_MAIN = "xl/workbook.xml"


def read_xlsx(source: Source, limits: SheetLimits) -> Iterator[Tab]:
    """Yield the sheets of an xlsx or xlsm. Raises ReadingError where it cannot be read."""
    archive = open_archive(source, limits.file)
    office = (target for kind, _, target in related(archive, "") if kind == "officeDocument")
    main = next(office, _MAIN)
    if main.endswith(".bin"):
        raise unsupported(source, XLSB)
    data = archive.part(main)
    if data is None:
        raise refuse(BROKEN, source.path, why=Message("里面没有工作簿（xl/workbook.xml）"))
    yield from _Package(archive, main, parse(data, part=main, path=source.path)).tabs()


@dataclass
class _Package:
    archive: Archive
    main: str
    root: Element

    def tabs(self) -> Iterator[Tab]:
        parts = {name: (kind, target) for kind, name, target in self._relations}
        for element in self.root.iter("{*}sheet"):
            kind, target = parts.get(element.get(f"{{{RELATIONS}}}id", ""), ("", ""))
            if kind == "worksheet":  # one of a chart or of macros has no cells
                yield Tab(
                    element.get("name", ""),
                    hidden=element.get("state", "visible") != "visible",
                    read=partial(self._lines, target),
                    frame=partial(read_frame, self.archive, target),
                )

    def _lines(self, target: str) -> Iterator[Line]:
        listener = RowListener(self._cells)
        for _ in telling(self.archive, target, listener):
            yield from listener.lines
            listener.lines.clear()

    @cached_property
    def _relations(self) -> list[tuple[str, str, str]]:
        return list(related(self.archive, self.main))

    @cached_property
    def _cells(self) -> CellReader:
        listener = TextListener("si")
        name = self._part("sharedStrings")
        if name is not None:
            tell(self.archive, name, listener)
        return CellReader(listener.texts, numbers_of(self.archive, self.root, self._part("styles")))

    def _part(self, kind: str) -> str | None:
        return next((target for found, _, target in self._relations if found == kind), None)
