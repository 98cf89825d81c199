"""A workbook that is written row by row, and how its cells look."""

from collections.abc import Sequence
from datetime import date, datetime, time
from types import TracebackType
from typing import IO, Any, Self

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from huizong.ledgers.sheets.writing.values import Cell

_LOOKS: dict[str, dict[str, Any]] = {
    "plain": {"valign": "top"},
    "text": {"num_format": "@", "valign": "top", "text_wrap": True},
    "day": {"num_format": "yyyy-mm-dd", "valign": "top"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm", "valign": "top"},
    "moment to the second": {"num_format": "yyyy-mm-dd hh:mm:ss", "valign": "top"},
    "clock": {"num_format": "hh:mm", "valign": "top"},
    "clock to the second": {"num_format": "hh:mm:ss", "valign": "top"},
}
_HEAD: dict[str, Any] = {
    "bold": True,
    "bottom": 1,
    "valign": "vcenter",
    "text_wrap": True,
    "num_format": "@",
}
_NEEDED = {**_HEAD, "bg_color": "#FFF2CC"}
_FAILED = {"bg_color": "#FADBD8"}
_TITLE = {"bold": True, "font_size": 14}


class BookWriter:
    """Writes a workbook into a stream; a context manager that closes it.

    Texts stay texts: nothing that is written becomes a formula or a link.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        }
        self.book = xlsxwriter.Workbook(stream, options)
        self._formats: dict[str, Format] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.book.close()

    def sheet(self, name: str) -> Worksheet:
        """Return a new sheet."""
        return self.book.add_worksheet(name)

    def look(self, name: str, *, failed: bool = False) -> Format:
        """Return how cells of a kind look; `failed` marks them."""
        key = f"{name} failed" if failed else name
        if key not in self._formats:
            wanted = {"head": _HEAD, "needed": _NEEDED, "title": _TITLE}.get(name)
            wanted = _LOOKS[name] if wanted is None else wanted
            self._formats[key] = self.book.add_format({**wanted, **(_FAILED if failed else {})})
        return self._formats[key]

    def head(self, sheet: Worksheet, labels: Sequence[tuple[str, bool]]) -> None:
        """Write the head of a sheet: labels, and whether each must be filled in."""
        for at, (label, needed) in enumerate(labels):
            sheet.write_string(0, at, label, self.look("needed" if needed else "head"))
        sheet.freeze_panes(1, 0)

    def put(self, sheet: Worksheet, row: int, at: int, cell: Cell, *, failed: bool = False) -> None:
        """Write a cell; row and column are counted from 0."""
        if isinstance(cell, str):
            sheet.write_string(row, at, cell, self.look("text", failed=failed))
        elif isinstance(cell, date | time):
            sheet.write_datetime(row, at, cell, self.look(_kind(cell), failed=failed))
        else:
            sheet.write_number(row, at, cell, self.look("plain", failed=failed))


def _kind(cell: date | time) -> str:
    seconds = isinstance(cell, datetime | time) and bool(cell.second)
    if isinstance(cell, datetime):
        return "moment to the second" if seconds else "moment"
    if isinstance(cell, time):
        return "clock to the second" if seconds else "clock"
    return "day"
