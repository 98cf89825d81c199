"""Whether a row can be stored: made a record, beside the one it changes, held to the rules."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from huizong.ledgers.definition import Ledger
from huizong.ledgers.fault import Fault
from huizong.ledgers.record import Record, began, state_at
from huizong.ledgers.sheets.beside import Beside
from huizong.ledgers.sheets.details import Details, table_values
from huizong.ledgers.sheets.fitting import Wrong
from huizong.ledgers.sheets.plan import HISTORY, NUMBER, STATE, Plan
from huizong.ledgers.sheets.ready import Ready, fits_pattern
from huizong.ledgers.sheets.rows import RowRead
from huizong.ledgers.sheets.states import read_states
from huizong.ledgers.sheets.told import Kind
from huizong.ledgers.validating import validate
from huizong.values import Message, Severity

_COUNTER = re.compile(r"序?\d{1,6}")  # what only links the sheets of a file


@dataclass
class Judge:
    """Makes rows records and tells what is wrong with them."""

    ledger: Ledger
    plan: Plan
    details: Details
    beside: Beside
    today: date

    def ready(self, row: RowRead, before: Record | None) -> Ready:
        """Return the record that a row gives; `before` is the one of its number, if there is."""
        if self.details.claimed(row.link):
            row.tell(NUMBER, _LINKED_TWICE)
        tables = self.details.of(row.link)
        values = dict(before.values) if before else {}
        for key in self._said_by(row):
            values.pop(key, None)
        values |= row.values
        values |= {table: table_values(rows) for table, rows in tables.items()}
        number = before.number if before else self._number(row)
        record = Record(f"{row.tab.name}!{row.line.number}", values, (), number)
        return Ready(row, self._with_states(row, record, before), before, tables)

    def judge(self, ready: Ready) -> None:
        """Tell what keeps a record out, and remember it where nothing does."""
        if ready.before is not None and not ready.changed:
            return
        if ready.before is not None and not self.plan.update:
            ready.row.tell(NUMBER, _already(ready.record.number))
        for fault in validate(ready.record, self.ledger, today=self.today):
            self._tell(ready, fault)
        if not ready.fails:
            for key, wrong in self.beside.faults(ready.record, own=ready.record.number):
                ready.row.tell(key, wrong)
        if not ready.fails:
            self.beside.remember(ready.record, self._where(ready.row))

    def _said_by(self, row: RowRead) -> set[str]:
        """Return the fields that the file says something of, if only that they are empty."""
        columns = {column.key for column in row.tab.columns.values()}
        return columns | self.plan.constants.keys() | self.details.tables()

    def _number(self, row: RowRead) -> str:
        number = row.extra.get(NUMBER, "")
        if fits_pattern(number, self.ledger.number):
            return number
        if number and self.ledger.number and not _COUNTER.fullmatch(number):
            said = Message("“{number}”不是本台账的编号，导入时另编", number=number[:40])
            remedy = Message("本台账的编号写作 {pattern}", pattern=self.ledger.number)
            row.tell(NUMBER, Wrong(Kind.NUMBERING, said, remedy, Severity.WARNING))
        return ""

    def _with_states(self, row: RowRead, record: Record, before: Record | None) -> Record:
        state = row.extra.get(STATE, "")
        if before is not None:
            if state and state != state_at(before, self.ledger):
                row.tell(STATE, _STATE_STAYS)
            return replace(record, key=before.key, history=before.history)
        on = began(record, self.ledger) or self.today
        history, wrong = read_states(state, row.extra.get(HISTORY, ""), self.ledger, on=on)
        for key, each in wrong:
            row.tell(key, each)
        return replace(record, history=history)

    def _tell(self, ready: Ready, fault: Fault) -> None:
        rows = ready.tables.get(fault.field or "", [])
        if fault.index is not None and rows:
            row, key = rows[fault.index], fault.column
        else:
            row, key = ready.row, fault.field
        if key not in row.refused:
            row.tell(key, Wrong(_kind(fault), fault.message, fault.remedy, fault.severity))

    def _where(self, row: RowRead) -> Message:
        if len(self.plan.main) == 1:
            return Message("第{row}行", row=row.line.number)
        return Message("“{sheet}”第{row}行", sheet=row.tab.name, row=row.line.number)


_LINKED_TWICE = Wrong(
    Kind.TWICE,
    Message("这个编号写了两次，明细不知道是谁的"),
    Message("请给每一条不同的编号或序号"),
)
_STATE_STAYS = Wrong(
    Kind.STATE,
    Message("已有的记录不能用导入来改状态"),
    Message("请打开这条记录，走流程里的那一步"),
)


def _already(number: str) -> Wrong:
    said = Message("编号“{number}”的记录已有，内容不同", number=number)
    remedy = Message("请核对；要改已有的记录，请在记录上改")
    return Wrong(Kind.ALREADY, said, remedy)


def _kind(fault: Fault) -> Kind:
    missing = _template(fault.message).endswith("没有填")
    return Kind.REQUIRED if missing else Kind.RULE


def _template(message: Message) -> str:
    inner: Mapping[str, Any] = dict(message.arguments)
    said = inner.get("said")
    return _template(said) if isinstance(said, Message) else message.template
