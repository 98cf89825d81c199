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
from huizong.ledgers.sheets.matching import Meant
from huizong.ledgers.sheets.merging import (
    Merged,
    clashing,
    kept_beside,
    merged,
    unmasked,
    unmasked_rows,
)
from huizong.ledgers.sheets.plan import HISTORY, NUMBER, STATE, Plan
from huizong.ledgers.sheets.ready import Ready, fits_pattern, plain
from huizong.ledgers.sheets.rows import RowRead
from huizong.ledgers.sheets.states import read_states
from huizong.ledgers.sheets.told import Kind
from huizong.ledgers.validating import validate
from huizong.values import Message, Severity

_NAME = re.compile(r"'[^']*'|\"[^\"]*\"|[A-Za-z_]\w*", re.ASCII)
_COUNTER = re.compile(r"序?\d{1,6}")  # what only links the sheets of a file


@dataclass
class Judge:
    """Makes rows records and tells what is wrong with them."""

    ledger: Ledger
    plan: Plan
    details: Details
    beside: Beside
    today: date

    def ready(self, row: RowRead, meant: Meant) -> Ready:
        """Return the record that a row gives, as it changes the one that it means."""
        if meant.lost:  # what its cells say is of no use yet
            row.told[:] = [each for each in row.told if each.kind is Kind.NOT_FOUND]
        if self.details.claimed(row.link):
            row.tell(NUMBER, _LINKED_TWICE)
        tables = self.details.of(row.link)
        before = meant.held.record if meant.held else None
        self._unmask(row, tables, meant)
        given = row.values | {table: table_values(rows) for table, rows in tables.items()}
        held = meant.held
        refused = Wrong(Kind.NOT_YOURS, *held.refused) if held and held.refused else None
        made = self._merged(row, given, meant, told=refused is None)
        number = before.number if before else self._number(row, lost=meant.lost)
        record = Record(f"{row.tab.name}!{row.line.number}", made.values, (), number)
        clashes = bool(made.clashes) and refused is None and not self.plan.overrule
        record = self._with_states(row, record, meant)
        return Ready(
            row, record, before, tables, refused=refused, lost=meant.lost, overtaken=clashes
        )

    def _merged(
        self, row: RowRead, given: Mapping[str, Any], meant: Meant, *, told: bool
    ) -> Merged:
        """Return what a row makes of its record; what others changed meanwhile is `told`.

        Of a record that the row may not change nothing is told: it need not be the person's to see.
        """
        before = meant.held.record.values if meant.held else {}
        said = sorted(self._said_by(row) & self.ledger.fields.keys())
        overrule = self.plan.overrule or not told
        made = merged(before, given, said, meant.then, overrule=overrule)
        if meant.then is None or not told:
            return made
        for key in made.clashes:
            field, was = self.ledger.fields[key], meant.then.values.get(key)
            now, own = before.get(key), given.get(key)
            row.tell(key, clashing(field, was, now, own, meant.then, overrule=overrule))
        if made.others and plain(made.values) != plain(before):
            row.tell(None, kept_beside(made.others, meant.then, self.ledger))
        return made

    def _unmask(self, row: RowRead, tables: Mapping[str, list[RowRead]], meant: Meant) -> None:
        if meant.held is None:
            return
        before = meant.held.record.values
        unmasked(row, before, self.ledger.fields)
        went_out = meant.then.values if meant.then else before
        for table, rows in tables.items():
            unmasked_rows(rows, went_out.get(table) or (), self.ledger.fields[table].columns)

    def judge(self, ready: Ready, seen: Record) -> None:
        """Tell what keeps a record out, and remember it where nothing does.

        `seen` is it with the records of other ledgers that conditions speak of.
        """
        if (ready.before is not None and not ready.changed) or ready.lost or ready.overtaken:
            return
        if ready.before is not None and not self.plan.update:
            ready.row.tell(NUMBER, _already(ready.record.number))
        elif ready.refused is not None:
            ready.row.tell(self.plan.by[0], ready.refused)
            return
        for fault in validate(seen, self.ledger, today=self.today):
            self._tell(ready, fault)
        if not ready.fails:
            own = ready.before.key if ready.before else ""
            for key, wrong in self.beside.faults(ready.record, own=own):
                ready.row.tell(key, wrong)
        if not ready.fails:
            self.beside.remember(ready.record, self._where(ready.row))

    def _said_by(self, row: RowRead) -> set[str]:
        """Return the fields that the file says something of, if only that they are empty."""
        columns = {column.key for column in row.tab.columns.values()}
        return columns | self.plan.constants.keys() | self.details.tables()

    def _number(self, row: RowRead, *, lost: bool) -> str:
        number = "" if lost else row.extra.get(NUMBER, "")
        if fits_pattern(number, self.ledger.number):
            return number
        if number and self.ledger.number and not _COUNTER.fullmatch(number):
            said = Message("“{number}”不是本台账的编号，导入时另编", number=number[:40])
            remedy = Message("本台账的编号写作 {pattern}", pattern=self.ledger.number)
            row.tell(NUMBER, Wrong(Kind.NUMBERING, said, remedy, Severity.WARNING))
        return ""

    def _with_states(self, row: RowRead, record: Record, meant: Meant) -> Record:
        state = row.extra.get(STATE, "")
        if meant.held is not None:
            before = meant.held.record
            known = {state_at(before, self.ledger), meant.then.state if meant.then else ""}
            if state and state not in known:
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
            remedy = _in_labels(fault.remedy, self.ledger)
            row.tell(key, Wrong(_kind(fault), fault.message, remedy, fault.severity))

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
    remedy = Message("请核对；要照表里的改，请在对列时选“更新已有的记录”")
    return Wrong(Kind.ALREADY, said, remedy)


def _in_labels(remedy: Message, ledger: Ledger) -> Message:
    """Return a remedy that quotes a condition, with labels where the condition has keys."""
    arguments = dict(remedy.arguments)
    if "check" not in arguments:
        return remedy
    fields = ledger.fields
    arguments["check"] = _NAME.sub(
        lambda found: fields[found[0]].label if found[0] in fields else found[0],
        str(arguments["check"]),
    )
    return Message(remedy.template, **arguments)


def _kind(fault: Fault) -> Kind:
    missing = _template(fault.message).endswith("没有填")
    return Kind.REQUIRED if missing else Kind.RULE


def _template(message: Message) -> str:
    inner: Mapping[str, Any] = dict(message.arguments)
    said = inner.get("said")
    return _template(said) if isinstance(said, Message) else message.template
