"""Excel workbooks that people fill in: tables with a head row, written so that they go in again.

What comes out holds texts only, never formulas, whatever somebody typed; what comes in is read by
head, and a cell that cannot be used is named by sheet and address.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST = 200 * 1024 * 1024
"""Bytes that a workbook may hold when unpacked."""
MOST_CELLS = 500_000
"""Cells of a sheet up to its last row and column: a single one far away makes billions."""
_WIDEST = 48


class NotAWorkbook(Exception):  # noqa: N818 - the user's fault, told as a sentence
    """The bytes are no workbook that can be used; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: where it stands ("C12"), what it says, and what is wrong with it if something is."""

    address: str
    text: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the head: its number in the sheet, and its cells by head."""

    number: int
    cells: Mapping[str, Cell]

    def text(self, head: str) -> str:
        """Return what a cell says, "" where there is none."""
        return self.cells[head].text if head in self.cells else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its heads as written, and its rows that are not empty."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def write(sheets: Mapping[str, tuple[Sequence[str], Iterable[Sequence[str]]]]) -> bytes:
    """Return a workbook with a table a sheet: its heads and its rows of texts."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, (heads, rows) in sheets.items():
        _fill(book.create_sheet(name), heads, rows)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: "Worksheet", heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    widths = [len(head) for head in heads]
    for number, row in enumerate((heads, *rows), start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column, text)
            cell.data_type, cell.number_format = "s", "@"  # a text stays one, also "=1+1"
            widths[column - 1] = max(widths[column - 1], len(text))
    for column, width in enumerate(widths, start=1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = min(width, _WIDEST) * 2 + 3
    sheet.freeze_panes = "A2"


def read(data: bytes) -> dict[str, Sheet]:
    """Return the visible sheets of a workbook by name; raises NotAWorkbook."""
    from openpyxl import load_workbook

    _refuse_bombs(data)
    try:
        book = load_workbook(BytesIO(data), data_only=False)
    except Exception as error:  # openpyxl raises whatever a broken part makes it stumble on
        raise NotAWorkbook(_("文件打不开：请用 Excel 或 WPS 另存为 .xlsx 再上传。")) from error
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    _refuse_expanses(shown)
    return {sheet.title.strip(): _sheet(sheet) for sheet in shown}


def _refuse_bombs(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as packed:
            size = sum(each.file_size for each in packed.infolist())
    except BadZipFile as error:
        raise NotAWorkbook(
            _("这不是 .xlsx 文件：请用 Excel 或 WPS 另存为 .xlsx 再上传。")
        ) from error
    if size > LARGEST:
        limit = LARGEST // 1024 // 1024
        raise NotAWorkbook(_("文件展开后超过 %(limit)s MB，没有读入。") % {"limit": limit})


def _refuse_expanses(sheets: Iterable["Worksheet"]) -> None:
    for sheet in sheets:
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            sentence = _(
                "工作表“%(sheet)s”一直用到第 %(row)s 行、第 %(column)s 列，没有读入："
                "请删去表格以外的行和列再上传。"
            )
            named = {"sheet": sheet.title, "row": sheet.max_row, "column": sheet.max_column}
            raise NotAWorkbook(sentence % named)


def _sheet(sheet: "Worksheet") -> Sheet:
    rows = sheet.iter_rows()
    first = next(rows, ())
    heads = tuple(" ".join(_plain(cell.value).split()) for cell in first)
    found = (_row(number, heads, cells) for number, cells in enumerate(rows, start=2))
    return Sheet(sheet.title.strip(), heads, tuple(row for row in found if row))


def _row(number: int, heads: Sequence[str], cells: Sequence[Any]) -> Row | None:
    read = dict(_cells(heads, cells))
    return Row(number, read) if any(cell.text or cell.fault for cell in read.values()) else None


def _cells(heads: Sequence[str], cells: Sequence[Any]) -> Iterator[tuple[str, Cell]]:
    for head, cell in zip(heads, cells, strict=False):
        if head:
            fault = {
                "f": _("是公式：请粘贴为数值。"),
                "e": _("是错误值 %(value)s。") % {"value": cell.value},
            }.get(cell.data_type, "")
            address = getattr(cell, "coordinate", "")
            yield head, Cell(address, "" if fault else _plain(cell.value).strip(), fault)


def _plain(value: object) -> str:
    """Return a value as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.min.time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
