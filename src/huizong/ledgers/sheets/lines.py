"""The lines of a sheet below its head: merged cells filled down, what is no record left out."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from huizong.ledgers.sheets.given import Frame, Given, Line, Tab
from huizong.ledgers.sheets.heads import head_text
from huizong.ledgers.sheets.plan import LINK, MARK, NUMBER, TabPlan
from huizong.ledgers.sheets.safe import is_note, is_total
from huizong.ledgers.sheets.told import Kind, Told
from huizong.reading.sheets_cells import Area
from huizong.values import Message

_FEW = 4
_NAMED = 10
_MOST_TOLD = 1_000


@dataclass
class _Rows:
    """Rows of which the first are named and all are counted."""

    first: list[int] = field(default_factory=list)
    count: int = 0

    def add(self, row: int, behind: int | None = None) -> None:
        """Add a row, or all from one to the one before `behind`."""
        end = row + 1 if behind is None else behind
        self.count += end - row
        self.first += range(row, min(end, row + _NAMED - len(self.first)))


@dataclass
class Below:
    """The lines of one sheet below its head. What was left out is in `told` once all are read."""

    tab: Tab
    plan: TabPlan
    skip_hidden: bool = False
    told: list[Told] = field(default_factory=list)
    _head_at: int = 0
    _empty: _Rows = field(default_factory=_Rows)
    _hidden: _Rows = field(default_factory=_Rows)
    _merged: _Rows = field(default_factory=_Rows)

    def __iter__(self) -> Iterator[Line]:
        last = self.plan.head[1]
        for line in _filled(self.tab.lines(), self.tab.frame(), self.plan):
            if line.number <= self.plan.head[1]:
                continue
            self._empty.add(last + 1, line.number)
            last = line.number
            if line.hidden:
                self._hidden.add(line.number)
            if (line.hidden and self.skip_hidden) or self._is_no_record(line):
                continue
            if line.filled:
                self._merged.add(line.number)
            yield line
        self._tell_all()

    def _is_no_record(self, line: Line) -> bool:
        kind = self._no_record(line)
        if kind is Kind.EMPTY_ROWS:
            self._empty.add(line.number)
        elif kind and len(self.told) < _MOST_TOLD:
            self.told.append(_left_out(kind, self.plan.name, line))
        return kind is not None

    def _no_record(self, line: Line) -> Kind | None:
        """Return why a line is no record, None where it is one."""
        ours = [
            cell for at, cell in line.cells.items() if at in self._read and at not in line.filled
        ]
        if not ours:
            return Kind.EMPTY_ROWS
        texts = [cell for cell in list(line.cells.values())[:_FEW] if isinstance(cell, str)]
        if any(map(is_total, texts)):
            return Kind.TOTAL
        if texts and is_note(texts[0]) and len(line.cells) <= _FEW:
            return Kind.NOTE
        return Kind.HEAD_AGAIN if self._is_head(line) else None

    def _is_head(self, line: Line) -> bool:
        """Whether a line says the head again, or behind one that does, the next line of it."""
        columns, count, whole = self.plan.columns, 0, 0
        for at, cell in line.cells.items():
            if at in columns:
                said, head = head_text(cell), columns[at].head
                if not said or not (head.startswith(said) or head.endswith(said)):
                    return False  # nearly every row, at its first cell
                count, whole = count + 1, whole + (said == head)
        again = 2 * whole >= count or line.number - 1 == self._head_at
        self._head_at = line.number if again else self._head_at
        return again

    @cached_property
    def _read(self) -> set[int]:
        """The columns that make a row a record: a counter alone does not."""
        counters = (LINK, MARK, NUMBER) if self.plan.table else (LINK, MARK)
        return {at for at, each in self.plan.columns.items() if each.key not in ("", *counters)}

    def _tell_all(self) -> None:
        name = self.plan.name
        if self._empty.count:
            self.told.append(_rows(Kind.EMPTY_ROWS, name, self._empty, Message("是空行，跳过了")))
        if self._hidden.count:
            done = Message("是隐藏的，没有读") if self.skip_hidden else Message("是隐藏的，也读了")
            self.told.append(_rows(Kind.HIDDEN_ROWS, name, self._hidden, done))
        if self._merged.count:
            done = Message("有合并的单元格，按首格的内容填到了每一行")
            self.told.append(_rows(Kind.MERGED, name, self._merged, done))


def _rows(kind: Kind, sheet: str, rows: _Rows, done: Message) -> Told:
    some = "、".join(map(str, rows.first))
    named = Message("第{some}行", some=some)
    if rows.count > len(rows.first):
        named = Message("第{some}等{count}行", some=some, count=rows.count)
    said = Message("{rows}{done}", rows=named, done=done)
    return Told(kind, sheet, said, Message("请核对；不对的请改好再上传"), row=rows.first[0])


def _left_out(kind: Kind, sheet: str, line: Line) -> Told:
    what = {
        Kind.TOTAL: Message("是合计，没有当作记录"),
        Kind.NOTE: Message("是表下的说明，没有当作记录"),
        Kind.HEAD_AGAIN: Message("又是一遍表头，没有当作记录"),
    }[kind]
    said = Message("第{row}行{what}", row=line.number, what=what)
    remedy = Message("请核对；确是一条记录的，请改一改这几个字再上传")
    return Told(kind, sheet, said, remedy, row=line.number)


def _filled(lines: Iterator[Line], frame: Frame, plan: TabPlan) -> Iterator[Line]:
    """Yield lines with what a merged cell says in each row that it covers."""
    areas = deque(
        area
        for area in sorted(frame.merges, key=lambda area: area.top)
        if area.bottom > area.top and area.left in plan.columns and area.top >= plan.head[1]
    )
    if not areas:
        yield from lines
        return
    open_now: list[tuple[Area, Given | None]] = []
    for line in lines:
        row = line.number - 1
        open_now = [each for each in open_now if each[0].bottom >= row]
        filled = {area.left: cell for area, cell in open_now if cell is not None}
        while areas and areas[0].top <= row:
            area = areas.popleft()
            if area.top == row:
                open_now.append((area, line.cells.get(area.left)))
        if filled:
            line.cells = dict(sorted({**filled, **line.cells}.items()))
            line.filled = frozenset(filled)
        yield line
