"""An xls or et (BIFF) as its sheets, through xlrd."""

import io
from collections.abc import Iterator

import xlrd
from xlrd.book import Book
from xlrd.sheet import Cell
from xlrd.sheet import Sheet as Found

from huizong.reading.faults import BROKEN, ENCRYPTED, ReadingError, refuse
from huizong.reading.limits import Limits
from huizong.reading.sheets_cells import Area, Meter, Sheet, Workbook
from huizong.reading.sheets_numbers import GENERAL, Numbers, logical
from huizong.values import Message, Source

_MACROS = "_VBA_PROJECT_CUR".encode("utf-16-le")


def read_xls(source: Source, *, limits: Limits) -> Workbook:
    """Return the sheets of an xls or et. Raises ReadingError where it cannot be read."""
    try:
        sheets = tuple(_sheets(source, limits))
    except ReadingError:
        raise
    except Exception as error:
        if "encrypted" in str(error):
            raise refuse(ENCRYPTED, source.path) from error
        why = Message("里面的表格结构不完整，可能没有传完")
        raise refuse(BROKEN, source.path, why=why) from error
    return Workbook(sheets, macros=_MACROS in source.data)


def _sheets(source: Source, limits: Limits) -> Iterator[Sheet]:
    meter = Meter(source.path, limits)
    book = xlrd.open_workbook(
        file_contents=source.data,
        logfile=io.StringIO(),
        formatting_info=True,
        on_demand=True,
        ragged_rows=True,
    )
    numbers = Numbers(tuple(_codes(book)), from_1904=bool(book.datemode))
    for index in range(book.nsheets):
        yield _sheet(book.sheet_by_index(index), meter, numbers)
        book.unload_sheet(index)


def _codes(book: Book) -> Iterator[str]:
    for style in book.xf_list:
        known = book.format_map.get(style.format_key)
        yield GENERAL if known is None else known.format_str


def _sheet(found: Found, meter: Meter, numbers: Numbers) -> Sheet:
    sheet = Sheet(found.name, hidden=bool(found.visibility))
    for top, behind_row, left, behind_column in found.merged_cells:
        sheet.merges.append(Area(top, left, behind_row - 1, behind_column - 1))
    sheet.hidden_rows |= {row for row, info in found.rowinfo_map.items() if info.hidden}
    hidden = (column for column, info in found.colinfo_map.items() if info.hidden)
    sheet.hidden_columns += [(column, column) for column in hidden]
    for row in range(found.nrows):
        cells = dict(_cells(found, row, numbers, sheet))
        if cells:
            meter.add(len(cells))
            sheet.rows[row] = cells
    return sheet


def _cells(found: Found, row: int, numbers: Numbers, sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Yield the columns of a row that show something, and what they show."""
    for column, cell in enumerate(found.row(row)):
        if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
            continue
        style = cell.xf_index or 0
        if numbers.hides(style):
            sheet.invisible += 1
            continue
        if cell.ctype == xlrd.XL_CELL_ERROR:
            sheet.errors.append((row, column))
        text = _shown(cell, style, numbers)
        if text.strip():
            yield column, text


def _shown(cell: Cell, style: int, numbers: Numbers) -> str:
    if isinstance(cell.value, str):
        return numbers.text(cell.value, style)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(int(cell.value), "#N/A")
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return logical(cell.value)
    return numbers.number(float(cell.value), style)
