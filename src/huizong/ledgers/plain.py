"""Registers kept as plain files: one CSV each, to be filled in with any spreadsheet or editor.

`收文台账.csv` is called as its ledger and has the fields' labels (or keys) as its head, with 编号
and 经过 (see `passed`) beside them. The rows of a table field stand in a file of their own,
`收文台账.传阅记录.csv`, under the number of their record. UTF-8 or GB 18030; values as typed.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from io import StringIO
from pathlib import Path
from typing import Any

from huizong.ledgers.definition import Ledger
from huizong.ledgers.expressions import nearest
from huizong.ledgers.fields import FieldDefinition, Type
from huizong.ledgers.loading import LedgerError
from huizong.ledgers.passed import Passed, read_passed
from huizong.ledgers.record import Record
from huizong.ledgers.typed import TypedError, typed_row
from huizong.values import Message

NUMBER, WAY = "编号", "经过"


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as it was kept: `way` is its history with the reasons that were given."""

    record: Record
    way: tuple[Passed, ...] = ()


def read_plain(
    folder: Path, ledgers: Mapping[str, Ledger], *, year: int | None = None
) -> dict[str, tuple[Kept, ...]]:
    """Return the records of a folder's files by the key of their ledger, in the files' order.

    A record's `key` is its number. `year` completes days without one. Raises LedgerError with all
    that cannot be read, by file and line; whether records are good says `validate`.
    """
    called = {ledger.label: ledger for ledger in ledgers.values()}
    faults: list[Message] = []
    kept: dict[str, dict[str, Kept]] = {}
    for path in sorted(folder.glob("*.csv"), key=lambda each: (each.stem.count("."), each.name)):
        name, _, table = path.stem.partition(".")
        ledger = ledgers.get(name) or called.get(name)
        if ledger is None:
            told = Message("没有“{name}”这本台账；{near}", name=name, near=nearest(name, called))
            faults.append(_at(path, 1, told))
            continue
        file = _File(path, ledger, year, faults)
        if table:
            file.add_rows(table, kept.setdefault(ledger.key, {}))
        else:
            kept[ledger.key] = file.records()
    if faults:
        raise LedgerError(reduce(_both, faults))
    return {key: tuple(records.values()) for key, records in kept.items()}


@dataclass
class _File:
    """A file that is being read; what cannot be read goes to `faults`."""

    path: Path
    ledger: Ledger
    year: int | None
    faults: list[Message]
    line: int = field(default=1, init=False)

    def records(self) -> dict[str, Kept]:
        """Return the records of a ledger's file by number."""
        kept: dict[str, Kept] = {}
        for cells in self._rows(self.ledger.fields):
            number, way = cells.pop(NUMBER, "").strip(), cells.pop(WAY, "")
            if not number or number in kept:
                told = Message("“编号”空着，或与前面的相同：{number}", number=number or "—")
                self._tell(told)
                continue
            passed = self._way(way)
            history = tuple(each.change for each in passed)
            values = self._values(self.ledger.fields, cells)
            kept[number] = Kept(Record(number, values, history, number), passed)
        return kept

    def add_rows(self, table: str, kept: dict[str, Kept]) -> None:
        """Put the rows of a table field's file into their records."""
        key = self.ledger.aliases.get(table, table)
        if key not in self.ledger.fields or self.ledger.fields[key].type is not Type.TABLE:
            self._tell(Message("“{name}”不是明细表字段", name=table))
            return
        columns = self.ledger.fields[key].columns
        rows: dict[str, list[Mapping[str, Any]]] = {}
        for cells in self._rows(columns):
            number = cells.pop(NUMBER, "").strip()
            if number in kept:
                values = self._values(columns, cells)
                rows.setdefault(number, []).append(values)
            else:
                self._tell(Message("没有编号为“{number}”的记录", number=number))
        for number, each in rows.items():
            record = kept[number].record
            values = {**record.values, key: tuple(each)}
            kept[number] = replace(kept[number], record=replace(record, values=values))

    def _rows(self, columns: Mapping[str, FieldDefinition]) -> Iterator[dict[str, str]]:
        """Yield the rows that are not empty, by known heads; `line` is where a row ends."""
        reader = csv.DictReader(StringIO(_text(self.path)), restkey="", restval="")
        strange = self._strange(reader.fieldnames or (), columns)
        for row in reader:
            self.line = reader.line_num
            if row.pop("", None):
                self._tell(Message("这一行的格子比表头多；请核对逗号和引号"))
            elif any(cell.strip() for cell in row.values()):
                yield {name: cell for name, cell in row.items() if name not in strange}

    def _strange(
        self, heads: Iterable[str], columns: Mapping[str, FieldDefinition]
    ) -> frozenset[str]:
        """Return the heads that no field is called, told once and not for every row."""
        labels = [column.label for column in columns.values()]
        known = {NUMBER, WAY, *columns, *labels}
        strange = frozenset(head for head in heads if head not in known)
        for head in sorted(strange):
            near = nearest(head, labels)
            self._tell(Message("没有“{key}”这个字段；{near}", key=head, near=near))
        return strange

    def _values(
        self, columns: Mapping[str, FieldDefinition], cells: Mapping[str, str]
    ) -> dict[str, Any]:
        values, refused = typed_row(columns, cells, year=self.year)
        for message in refused.values():
            self._tell(message)
        return values

    def _way(self, text: str) -> tuple[Passed, ...]:
        try:
            return read_passed(text, self.ledger, year=self.year)
        except TypedError as error:
            self._tell(error.message)
            return ()

    def _tell(self, what: Message) -> None:
        self.faults.append(_at(self.path, self.line, what))


def _at(path: Path, line: int, what: Message) -> Message:
    return Message("{path} 第{line}行：{what}", path=str(path), line=line, what=what)


def _both(one: Message, other: Message) -> Message:
    return Message("{one}\n{other}", one=one, other=other)


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:  # a Chinese Excel writes CSV in the machine's own encoding
        return data.decode("gb18030", errors="replace")
