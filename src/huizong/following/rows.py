"""Rows of a table of indicators as sentences: the name of the row, and what a column says of it.

Of 危桥改造 | 座 | 10 | 7 under 指标 | 单位 | 目标 | 完成 these are 危桥改造10座, which is planned,
and 危桥改造7座.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huizong.values import Item, ItemKind, Run, cut, own, text_of

_PLANNED = re.compile(r"目标|计划|任务|指标值|预期")
_DONE = re.compile(r"完成(?!率|比|占)|实际|实绩|本期|累计|季度?末|期末|年末|月末|达到|现状")
_SHARE = re.compile(r"率|占|比|%|％|增幅|同比|环比|±")
_UNIT = re.compile(r"^(?:计量)?单位$")
_UNIT_OF_HEAD = re.compile(r"[（(]([^（）()]{1,6})[）)]$")
_NUMBER = re.compile(r"\d[\d,.]*")
_TOTAL = re.compile(r"^(?:合计|总计|小计|序号|其中)")

Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says in one column; `planned` as the column's head tells."""

    runs: tuple[Run, ...]
    planned: bool

    @property
    def told(self) -> str:
        """The words of the row."""
        return text_of(self.runs)


def rows(items: Sequence[Item]) -> Iterator[Row]:
    """Yield what the rows among some items say, of tables whose heads tell targets or results."""
    table: list[Item] = []
    for item in [*items, None]:
        if item is not None and item.kind is ItemKind.ROW:
            table.append(item)
        elif table:
            yield from _of_table([_cells(row) for row in table])
            table = []


def _cells(row: Item) -> list[Cell]:
    """Return the cells of a row, parted by tabs."""
    text, cells, start = row.text, [], 0
    for at in [*(m.start() for m in re.finditer("\t", text)), len(text)]:
        cells.append(cut(row.runs, start, at))
        start = at + 1
    return cells


def _of_table(table: list[list[Cell]]) -> Iterator[Row]:
    heads = [text_of(cell).strip() for cell in table[0]]
    unit = next((at for at, head in enumerate(heads) if _UNIT.match(head)), None)
    columns = [(at, kind) for at, head in enumerate(heads) if (kind := _kind(head)) is not None]
    for row in table[1:]:
        name = next((at for at, cell in enumerate(row) if not _is_number(cell)), None)
        if name is None or len(row) != len(heads) or _TOTAL.match(text_of(row[name])):
            continue
        for at, planned in columns:
            if at != name and _NUMBER.fullmatch(text_of(row[at]).strip()):
                behind = row[unit] if unit is not None else _unit_of(heads[at])
                yield Row((*row[name], *row[at], *behind), planned)
            elif at != name and text_of(row[at]).strip().endswith(("%", "％")):
                yield Row((*row[name], *row[at]), planned)


def _kind(head: str) -> bool | None:
    """Return whether a column holds targets (True) or results (False), None where neither."""
    bare = _UNIT_OF_HEAD.sub("", head)
    if _SHARE.search(bare):
        return None
    if _PLANNED.search(bare):
        return True
    return False if _DONE.search(bare) else None


def _unit_of(head: str) -> Cell:
    found = _UNIT_OF_HEAD.search(head)
    return (own(found[1]),) if found else ()


def _is_number(cell: Cell) -> bool:
    return bool(_NUMBER.match(text_of(cell).strip())) or not text_of(cell).strip()
