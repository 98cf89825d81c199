"""Records written out, and the empty form: one sheet for records, one for each table field."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import IO

from xlsxwriter.worksheet import Worksheet

from huizong.ledgers.definition import Ledger
from huizong.ledgers.expressions.functions import is_empty
from huizong.ledgers.fields import NUMBERS, Type
from huizong.ledgers.record import Record, state_at
from huizong.ledgers.sheets.plan import HISTORY, MARK, NUMBER, STATE
from huizong.ledgers.sheets.safe import safe
from huizong.ledgers.sheets.states import written
from huizong.ledgers.sheets.writing.book import BookWriter
from huizong.ledgers.sheets.writing.choosing import Choosing
from huizong.ledgers.sheets.writing.columns import SheetColumn, SheetForm, sheet_forms
from huizong.ledgers.sheets.writing.guide import write_guide
from huizong.ledgers.sheets.writing.values import Cell, cell_of

_ROWS_TO_FILL = 2_000
"""Rows below the last one that have drop-downs too."""
_LOOKS = {Type.DATE: "day", Type.MOMENT: "moment", Type.TIME: "clock"}
_WIDTHS = {Type.LONG_TEXT: 48, Type.TEXT: 28, Type.ID_NUMBER: 21, Type.PERIOD: 24, Type.MOMENT: 18}
_WIDTH = 14


@dataclass(frozen=True, slots=True)
class _Sheet:
    form: SheetForm
    sheet: Worksheet


def write_records(
    stream: IO[bytes],
    ledger: Ledger,
    records: Iterable[Record],
    *,
    units: Sequence[str] = (),
    hidden: AbstractSet[str] = frozenset(),
    mark: Callable[[Record], str] | None = None,
) -> int:
    """Write records into a stream as xlsx, and return how many there were.

    `units` are what a unit may be chosen from; of the fields in `hidden` (of a column in a table:
    "payments.account") no more than the ends are shown. Without records it is a form to fill in.
    `mark` gives what a record is known by when it comes back; it stands in a column out of sight.
    """
    with BookWriter(stream) as writer:
        return _Export(writer, ledger, hidden, mark).write(records, units)


class _Export:
    def __init__(
        self,
        writer: BookWriter,
        ledger: Ledger,
        hidden: AbstractSet[str],
        mark: Callable[[Record], str] | None,
    ) -> None:
        self._writer, self._ledger, self._hidden, self._mark = writer, ledger, hidden, mark
        forms = sheet_forms(ledger, marked=mark is not None)
        self._sheets = [_Sheet(form, writer.sheet(form.name)) for form in forms]
        self._next = {each.form.table: 1 for each in self._sheets}

    def write(self, records: Iterable[Record], units: Sequence[str]) -> int:
        for each in self._sheets:
            self._set_up(each)
        count = 0
        for count, record in enumerate(records, 1):
            self._record(record, count)
        choosing = Choosing(self._writer, units)
        for each in self._sheets:
            last = self._next[each.form.table] + _ROWS_TO_FILL
            choosing.offer(each.sheet, each.form, last, self._ledger)
            each.sheet.autofilter(0, 0, last - _ROWS_TO_FILL - 1, len(each.form.columns) - 1)
        write_guide(self._writer, self._ledger, self._sheets[0].form.name)
        choosing.write()
        return count

    def _set_up(self, each: _Sheet) -> None:
        columns = each.form.columns
        for at, column in enumerate(columns):
            kind = column.field.type if column.field else Type.TEXT
            look = _LOOKS.get(kind, "plain" if kind in NUMBERS else "text")
            width = max(
                _WIDTHS.get(kind, _WIDTH) if column.field else 16, 2 * len(column.label) + 3
            )
            out_of_sight = {"hidden": True} if column.key == MARK else {}
            each.sheet.set_column(at, at, min(width, 60), self._writer.look(look), out_of_sight)
        self._writer.head(each.sheet, [(safe(one.label), one.required) for one in columns])

    def _record(self, record: Record, count: int) -> None:
        main, *details = self._sheets
        linked = any(record.values.get(each.form.table) for each in details)
        number = record.number or (f"序{count}" if linked else "")
        row = self._row("")
        for at, column in enumerate(main.form.columns):
            cell = self._cell(column, record, number)
            if cell != "":
                self._writer.put(main.sheet, row, at, cell)
        for each in details:
            for values in record.values.get(each.form.table) or ():
                self._detail(each, values, number)

    def _row(self, table: str) -> int:
        row = self._next[table]
        self._next[table] += 1
        return row

    def _cell(self, column: SheetColumn, record: Record, number: str) -> Cell:
        if column.field is None:
            return safe(self._beside(column.key, record, number), head=column.label)
        value = record.values.get(column.key)
        if is_empty(value):
            return ""
        return cell_of(column.field, value, hidden=column.key in self._hidden)

    def _beside(self, key: str, record: Record, number: str) -> str:
        if key == NUMBER:
            return number
        if key == STATE:
            return state_at(record, self._ledger) or ""
        if key == MARK and self._mark:
            return self._mark(record)
        return written(record.history) if key == HISTORY else ""

    def _detail(self, each: _Sheet, values: dict[str, object], number: str) -> None:
        row = self._row(each.form.table)
        for at, column in enumerate(each.form.columns):
            if column.field is None:
                self._writer.put(each.sheet, row, at, safe(number, head=column.label))
            elif not is_empty(value := values.get(column.key)):
                hidden = f"{each.form.table}.{column.key}" in self._hidden
                self._writer.put(each.sheet, row, at, cell_of(column.field, value, hidden=hidden))
