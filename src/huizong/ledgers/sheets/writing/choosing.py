"""Drop-downs: what a field may hold stands in a sheet that does not show, and cells point at it."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from huizong.ledgers.definition import Ledger
from huizong.ledgers.fields import Type
from huizong.ledgers.sheets.plan import CHOICES, STATE
from huizong.ledgers.sheets.writing.book import BookWriter
from huizong.ledgers.sheets.writing.columns import SheetColumn, SheetForm

_YES_NO = ("是", "否")
_LONGEST = 250  # letters of a list's title and message


class Choosing:
    """Gathers lists for drop-downs; `write` puts them into a sheet when all are known."""

    def __init__(self, writer: BookWriter, units: Sequence[str]) -> None:
        self._writer, self._units = writer, tuple(units)
        self._lists: dict[tuple[str, ...], str] = {}

    def offer(self, sheet: Worksheet, form: SheetForm, last: int, ledger: Ledger) -> None:
        """Give the columns of a sheet their drop-downs, down to a row."""
        for at, column in enumerate(form.columns):
            words = self._words(column, ledger)
            if words:
                sheet.data_validation(1, at, last, at, self._rule(column, words))

    def write(self) -> None:
        """Write the sheet of lists, hidden, if there are any."""
        if not self._lists:
            return
        sheet = self._writer.sheet(CHOICES)
        rows = max(map(len, self._lists))
        for row in range(rows):
            for at, words in enumerate(self._lists):
                if row < len(words):
                    sheet.write_string(row, at, words[row])
        sheet.hide()

    def _words(self, column: SheetColumn, ledger: Ledger) -> tuple[str, ...]:
        if column.key == STATE:
            return ledger.states
        kind = column.field.type if column.field else None
        if column.field and kind is Type.CHOICE:
            return tuple(column.field.choices)
        return {Type.UNIT: self._units, Type.YES_NO: _YES_NO}.get(kind, ()) if kind else ()

    def _rule(self, column: SheetColumn, words: tuple[str, ...]) -> dict[str, Any]:
        where = self._lists.setdefault(words, xl_col_to_name(len(self._lists)))
        return {
            "validate": "list",
            "source": f"='{CHOICES}'!${where}$1:${where}${len(words)}",
            "error_title": column.label[:30],
            "error_message": f"请从下拉的{len(words)}项中选。"[:_LONGEST],
            "error_type": "stop" if column.field is None or column.field.choices else "warning",
        }
