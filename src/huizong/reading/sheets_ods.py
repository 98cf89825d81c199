"""An ods as its sheets: its content tells what each cell shows (OpenDocument 1.3 part 3 §9)."""

from dataclasses import dataclass, field
from datetime import datetime

from huizong.reading.archive import open_archive
from huizong.reading.docx_xml import whole
from huizong.reading.limits import Limits
from huizong.reading.sheets_cells import MOST_COLUMNS, MOST_ROWS, Area, Meter, Sheet, Workbook
from huizong.reading.sheets_dates import written
from huizong.reading.sheets_parts import tell
from huizong.values import Source

_CELLS = ("table-cell", "covered-table-cell")
_SPACES = {"tab": " ", "line-break": "\n"}
_MOST_SPACES = 200
_HIDDEN = ("collapse", "filter")


def read_ods(source: Source, *, limits: Limits) -> Workbook:
    """Return the sheets of an ods. Raises ReadingError where it cannot be read."""
    archive = open_archive(source, limits)
    listener = _Listener(Meter(source.path, limits))
    tell(archive, "content.xml", listener)
    macros = any(name.startswith("Basic/") for name in archive.names)
    sheets = tuple(listener.sheets)
    return Workbook(sheets, macros=macros, comments=listener.comments, drawn=listener.drawn)


@dataclass(slots=True)
class _Listener:
    """Takes the elements of content.xml into sheets."""

    meter: Meter
    sheets: list[Sheet] = field(default_factory=list)
    hidden_styles: set[str] = field(default_factory=set)
    style: str = ""
    depth: int = 0  # of the tables that are open
    row: int = 0
    rows: int = 1  # how often the open row is repeated
    column: int = 0
    cells: dict[int, str] = field(default_factory=dict)
    merges: list[tuple[int, int, int]] = field(default_factory=list)  # column, rows, columns
    attributes: dict[str, str] = field(default_factory=dict)  # of the open cell
    paragraphs: list[str] | None = None  # of the open cell
    aside: int = 0  # how many notes and drawings are open
    aside_text: bool = False
    comments: int = 0
    drawn: int = 0
    columns: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if tag == "table":
            self._open_table(attributes)
        elif tag == "style":
            self.style = attributes.get("style:name", "")
        elif tag == "table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self.style)
        elif self.depth == 1:
            self._start_in_table(tag, attributes)

    def _start_in_table(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("annotation", "frame", "custom-shape", "shapes"):
            self.aside += 1
            self.aside_text = False
        elif tag == "table-column":
            self._column(attributes)
        elif tag == "table-row":
            self._open_row(attributes)
        elif tag in _CELLS:
            self.attributes, self.paragraphs = attributes, []
        elif tag in ("p", "h"):
            self._open_paragraph()
        elif tag in _SPACES:
            self.data(_SPACES[tag])
        elif tag == "s":
            self.data(" " * min(whole(attributes.get("text:c")) or 1, _MOST_SPACES))

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == "table" and self.depth:
            self.depth -= 1
        elif self.depth != 1:
            return
        elif tag in ("annotation", "frame", "custom-shape", "shapes"):
            self._close_aside(tag)
        elif tag in _CELLS:
            self._close_cell()
        elif tag == "table-row":
            self._close_row()

    def data(self, text: str) -> None:
        """Take a stretch of text."""
        if self.aside:
            self.aside_text = self.aside_text or bool(text.strip())
        elif self.paragraphs:
            self.paragraphs[-1] += text

    def _open_table(self, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 1:
            hidden = attributes.get("table:style-name") in self.hidden_styles
            self.sheets.append(Sheet(attributes.get("table:name", ""), hidden=hidden))
            self.row = self.column = self.columns = self.aside = 0

    def _column(self, attributes: dict[str, str]) -> None:
        count = _times(attributes, "columns", MOST_COLUMNS)
        if attributes.get("table:visibility") in _HIDDEN:
            self.sheets[-1].hidden_columns.append((self.columns, self.columns + count - 1))
        self.columns = min(self.columns + count, MOST_COLUMNS)

    def _open_row(self, attributes: dict[str, str]) -> None:
        self.rows = _times(attributes, "rows", MOST_ROWS)
        self.column, self.cells, self.merges = 0, {}, []
        if attributes.get("table:visibility") in _HIDDEN:
            last = min(self.row + self.rows, MOST_ROWS)
            self.meter.add((last - self.row) // 100)
            self.sheets[-1].hidden_rows.update(range(self.row, last))

    def _open_paragraph(self) -> None:
        if self.paragraphs is not None and not self.aside:
            self.paragraphs.append("")

    def _close_aside(self, tag: str) -> None:
        self.aside = max(self.aside - 1, 0)
        if self.aside_text:
            self.comments += tag == "annotation"
            self.drawn += tag != "annotation"
            self.aside_text = False

    def _close_cell(self) -> None:
        count = _times(self.attributes, "columns", MOST_COLUMNS)
        text = _shown(self.attributes, "\n".join(self.paragraphs or ()))
        self.paragraphs = None
        down = whole(self.attributes.get("table:number-rows-spanned")) or 1
        right = whole(self.attributes.get("table:number-columns-spanned")) or 1
        if (down, right) != (1, 1):
            self.merges.append((self.column, down, right))
        if text.strip():
            last = min(self.column + count, MOST_COLUMNS)
            self.meter.add(max(last - self.column, 0))
            self.cells.update(dict.fromkeys(range(self.column, last), text))
        self.column += count

    def _close_row(self) -> None:
        sheet = self.sheets[-1]
        last = min(self.row + self.rows, MOST_ROWS)
        if self.cells or self.merges:
            self.meter.add(len(self.cells) * (last - self.row - 1) + len(self.merges))
            for row in range(self.row, last) if self.cells else ():
                sheet.rows[row] = dict(self.cells)
                sheet.errors += [
                    (row, column) for column, text in self.cells.items() if text in _ERRORS
                ]
            for column, down, right in self.merges:
                sheet.merges.append(Area(self.row, column, self.row + down - 1, column + right - 1))
        self.row += self.rows


_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")


def _times(attributes: dict[str, str], what: str, most: int) -> int:
    return min(whole(attributes.get(f"table:number-{what}-repeated")) or 1, most)


def _shown(attributes: dict[str, str], text: str) -> str:
    """Return what a cell shows: a date in Chinese, anything else as its paragraphs have it."""
    stored = attributes.get("office:date-value")
    if not stored or "月" in text or "年" in text:
        return text
    try:
        moment = datetime.fromisoformat(stored[:19])
    except ValueError:
        return text
    timed = moment.hour or moment.minute
    return written(moment, set("YMDh") if timed else set("YMD"))
