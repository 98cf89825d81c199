"""An xls, et or ods as a book: its cells as they show, read whole (no more than 65,536 rows)."""

from collections.abc import Iterator
from functools import partial

from huizong.ledgers.sheets.given import Broken, Frame, Line, Tab
from huizong.ledgers.sheets.limits import SheetLimits
from huizong.reading.sheets_cells import Sheet, Workbook
from huizong.reading.sniff import detect
from huizong.values import Source


def read_shown(source: Source, limits: SheetLimits) -> Iterator[Tab]:
    """Yield the sheets of an xls, et or ods. Raises ReadingError."""
    for sheet in _workbook(source, limits).sheets:
        frame = Frame(tuple(sheet.merges), tuple(sheet.hidden_columns))
        yield Tab(sheet.name, sheet.hidden, partial(_lines, sheet), partial(_same, frame))


def _same(frame: Frame) -> Frame:
    return frame


def _workbook(source: Source, limits: SheetLimits) -> Workbook:
    if detect(source) == "ods":
        from huizong.reading.sheets_ods import read_ods

        return read_ods(source, limits=limits.file)
    from huizong.reading.sheets_xls import read_xls

    return read_xls(source, limits=limits.file)


def _lines(sheet: Sheet) -> Iterator[Line]:
    broken = {at: sheet.rows.get(at[0], {}).get(at[1], "") for at in sheet.errors}
    broken |= dict.fromkeys(sheet.pending, "")
    for row in sorted(sheet.rows.keys() | {at[0] for at in broken}):
        cells = dict(sheet.rows.get(row, {}))
        line = Line(row + 1, {**cells}, hidden=row in sheet.hidden_rows)
        for (at, column), shows in broken.items() if broken else ():
            if at == row:
                line.cells[column] = Broken(shows)
        yield line
