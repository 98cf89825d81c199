"""Which record of the store a row means: by its number, its mark, or fields that no two share."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from huizong.ledgers.definition import Ledger
from huizong.ledgers.expressions.functions import is_empty
from huizong.ledgers.sheets.existing import Existing, Held, Key, Then
from huizong.ledgers.sheets.fitting import Wrong
from huizong.ledgers.sheets.plan import MARK, NUMBER, Plan
from huizong.ledgers.sheets.ready import fits_pattern
from huizong.ledgers.sheets.rows import RowRead
from huizong.ledgers.sheets.told import Kind
from huizong.values import Message

_MARK = re.compile(r"(\d{1,18})/(\d{1,9})")


def mark_of(key: str, version: int) -> str:
    """Return the mark of a record: its key in the store and the version that went out."""
    return f"{key}/{version}"


@dataclass(frozen=True, slots=True)
class Meant:
    """The record that a row means, None for a new one.

    `then` is what it was when it went out, None where nobody has changed it since or the row does
    not say. `lost`: a record was meant which the store has not.
    """

    held: Held | None = None
    then: Then | None = None
    lost: bool = False


@dataclass
class Matcher:
    """Finds the records of rows, many at once; each record is one row's only."""

    ledger: Ledger
    plan: Plan
    existing: Existing
    _seen: dict[str, tuple[str, int]] = field(default_factory=dict)

    def meant(self, rows: Sequence[RowRead]) -> list[Meant]:
        """Return what each row means; what is wrong with that is told of the row."""
        keys = [self._key(row) for row in rows]
        held = self.existing.records(self.plan.by, {key for key in keys if key})
        found = [
            self._one(row, key, held.get(key, ()) if key else ())
            for row, key in zip(rows, keys, strict=True)
        ]
        return self._with_past(rows, found)

    def _key(self, row: RowRead) -> Key | None:
        by = self.plan.by
        if by == (MARK,):
            mark = _MARK.fullmatch(row.extra.get(MARK, ""))
            return (mark[1],) if mark else None
        if by == (NUMBER,):
            return (row.extra[NUMBER],) if row.extra.get(NUMBER) else None
        key = tuple(row.values.get(name) for name in by)
        return None if any(map(is_empty, key)) else key

    def _one(self, row: RowRead, key: Key | None, held: Sequence[Held]) -> Meant:
        if not self.plan.update:
            return Meant(held[0] if held else None)
        if len(held) > 1:
            row.tell(self._cell, _several(held))
            return Meant()
        if not held:
            return Meant(lost=self._tell_lost(row, key))
        if self._told_twice(row, held[0]):
            return Meant()
        return Meant(held[0])

    def _tell_lost(self, row: RowRead, key: Key | None) -> bool:
        """Tell that there is no such record, unless the row may well be a new one."""
        marked = bool(row.extra.get(MARK))
        if key is None or self.plan.by not in ((NUMBER,), (MARK,)):
            return False
        if not marked and not fits_pattern(str(key[0]), self.ledger.number):
            return False
        row.tell(self._cell, _no_such(str(key[0]) if self.plan.by == (NUMBER,) else ""))
        return True

    def _told_twice(self, row: RowRead, held: Held) -> bool:
        before = self._seen.setdefault(held.record.key, (row.tab.name, row.line.number))
        if before == (row.tab.name, row.line.number):
            return False
        row.tell(self._cell, _twice(before[1]))
        return True

    @property
    def _cell(self) -> str:
        return self.plan.by[0]

    def _with_past(self, rows: Sequence[RowRead], found: Sequence[Meant]) -> list[Meant]:
        """Return what rows mean, with what their records were when they went out."""
        versions = [self._version(row, each) for row, each in zip(rows, found, strict=True)]
        wanted = [
            (each.held, version)
            for each, version in zip(found, versions, strict=True)
            if each.held and version is not None and version < each.held.version
        ]
        past: Mapping[str, Then] = self.existing.then(wanted) if wanted else {}
        return [
            Meant(each.held, past.get(each.held.record.key)) if each.held else each
            for each in found
        ]

    def _version(self, row: RowRead, meant: Meant) -> int | None:
        """Return the version in which a row went out, None where its mark does not say."""
        said = row.extra.get(MARK, "")
        if not self.plan.update or not said or meant.held is None:
            return None
        mark = _MARK.fullmatch(said)
        if mark is None or mark[1] != meant.held.record.key:
            row.tell(MARK if row.tab.at(MARK) is not None else self._cell, _OTHER_MARK)
            return None
        return int(mark[2])


def _several(held: Sequence[Held]) -> Wrong:
    names = "、".join(each.name for each in held[:3])
    said = Message("台账里有 {n} 条都是这样：{names}", n=len(held), names=names)
    return Wrong(Kind.SEVERAL, said, Message("请写上编号，按编号更新"))


def _no_such(number: str) -> Wrong:
    said = Message("导出的这条记录已经不在台账里")
    if number:
        said = Message("台账里没有编号“{number}”的记录", number=number[:40])
    remedy = Message("请核对；要新登记一条的，请清空编号（和“导出标记”）")
    return Wrong(Kind.NOT_FOUND, said, remedy)


def _twice(row: int) -> Wrong:
    said = Message("与第{row}行是同一条记录", row=row)
    remedy = Message("一条记录留一行；复制出来要新登记的，请清空编号和“导出标记”")
    return Wrong(Kind.TWICE, said, remedy)


_OTHER_MARK = Wrong(
    Kind.OTHER_MARK,
    Message("“导出标记”（隐藏的一列）与这一行的记录对不上"),
    Message("多半是只移动了一部分列；请重新导出再改，或者清空这一列，按编号更新"),
)
