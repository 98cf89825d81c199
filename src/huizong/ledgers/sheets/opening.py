"""A file as a book, whatever it is: xlsx read row by row; xls, et and ods; csv in either coding."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import PurePath

from huizong.ledgers.sheets.given import Book, Line, SheetError, Tab
from huizong.ledgers.sheets.limits import SheetLimits
from huizong.reading.faults import ReadingError
from huizong.reading.sniff import detect
from huizong.values import Message, Source

_PLAIN = (".csv", ".tsv", ".txt")
_WORKBOOKS = (".xlsx", ".xlsm", ".et")
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
STANDARD = SheetLimits()


def open_book(path: str, data: bytes, *, limits: SheetLimits = STANDARD) -> Book:
    """Return the sheets of a file; its kind is told by its bytes. Raises SheetError.

    Nothing but the list of sheets is read yet: their lines are, when they are asked for.
    """
    if len(data) > limits.file.max_bytes:
        most = limits.file.max_bytes // 1024**2
        raise SheetError(
            Message("文件超过 {most} MB，没有读入。", most=most),
            Message("请删去图片和用不着的工作表，或者拆成几份再导入。"),
        )
    with _told():
        tabs = _opener(path, data)(Source(path, data), limits)
        return Book(path, {tab.name: _guarded(tab, limits) for tab in tabs})


def _opener(path: str, data: bytes) -> Callable[[Source, SheetLimits], Iterable[Tab]]:
    if PurePath(path).suffix.lower() in _PLAIN and not data.startswith(_PACKED):
        from huizong.ledgers.sheets.comma import read_commas

        return read_commas
    kind = detect(Source(path, data))
    named = PurePath(path).suffix.lower() in _WORKBOOKS
    if kind == "xlsx" or (kind == "docx" and named):  # "docx" is said of any zip
        from huizong.ledgers.sheets.xlsx import read_xlsx

        return read_xlsx
    if kind in ("xls", "ods"):
        from huizong.ledgers.sheets.shown import read_shown

        return read_shown
    raise SheetError(
        Message("“{path}”不是表格。", path=path),
        Message("请导入 xlsx、xls、et、ods 或 csv 文件；别的请先另存为 xlsx。"),
    )


class _told:  # noqa: N801 - a context manager, used like a function
    """Turns what reading says of a file into what importing says."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ReadingError):
            remedy = error.finding.hint or Message("请另存为 xlsx 再导入。")
            raise SheetError(error.finding.message, remedy) from error


def _guarded(tab: Tab, limits: SheetLimits) -> Tab:
    """Return a sheet whose lines are counted as they come."""

    def lines() -> Iterator[Line]:
        rows, cells = count(1), 0
        with _told():
            for line in tab.read():
                cells += len(line.cells)
                if next(rows) > limits.rows or cells > limits.cells:
                    raise _too_large(tab.name, limits)
                yield line

    return Tab(tab.name, tab.hidden, lines, tab.frame)


def _too_large(name: str, limits: SheetLimits) -> SheetError:
    return SheetError(
        Message(
            "工作表“{name}”超过 {rows} 行或 {cells} 个单元格，没有读入。",
            name=name,
            rows=limits.rows,
            cells=limits.cells,
        ),
        Message("请删去表格以外的行和列，或者按年份拆成几份再导入。"),
    )
