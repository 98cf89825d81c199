"""A csv as a book of one sheet: comma, tab or semicolon between cells, UTF-8, UTF-16 or GB18030."""

import csv
import io
from collections.abc import Iterator
from pathlib import PurePath

from huizong.ledgers.sheets.given import Line, SheetError, Tab
from huizong.ledgers.sheets.limits import SheetLimits
from huizong.reading.encodings import decode
from huizong.values import Message, Source

_BETWEEN = ",\t;"
_LOOKED_AT = 20


def read_commas(source: Source, limits: SheetLimits) -> Iterator[Tab]:  # noqa: ARG001 - every reader takes both
    """Yield the one sheet of a csv, called like the file. Raises ReadingError."""
    text = decode(source).text.removeprefix("\ufeff")
    between = _between(text)
    name = PurePath(source.path).stem[:31] or "csv"
    yield Tab(name, hidden=False, read=lambda: _lines(text, between))


def _between(text: str) -> str:
    """Return what stands between cells: what the first lines have most of."""
    head = "\n".join(text[:20_000].splitlines()[:_LOOKED_AT])
    return max(_BETWEEN, key=head.count)


def _lines(text: str, between: str) -> Iterator[Line]:
    # Strictly: a quotation mark that nobody closes would swallow all rows behind it.
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    try:
        for number, row in enumerate(rows, 1):
            cells = {column: cell for column, cell in enumerate(row) if cell.strip()}
            if cells:
                yield Line(number, dict(cells))
    except csv.Error as error:
        raise SheetError(
            Message("csv 第 {line} 行读不下去：引号没有成对，或者一格过长。", line=rows.line_num),
            Message("请用 Excel 或 WPS 打开，核对这一行，另存为 xlsx 再导入。"),
        ) from error
