"""Tables whose totals must be those of their rows and columns: 合计, 总计, 小计."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from huizong.chinese import fold
from huizong.claims.arithmetic import GOOD
from huizong.values import Claim, ClaimKind, Message, Passage, Place, Verdict

_NUMBER = re.compile(r"\s*(-?\d[\d,，]*)(\.\d+)?\s*(?:%|％)?[\u4e00-\u9fff]{0,2}\s*")
_TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|总\s*数|小\s*计|共\s*计)\s*")
_UNADDED = re.compile(r"序号|编号|年|率|比|%|％|均|排名|名次|电话|日期|单价")
_Grid = Mapping[tuple[int, int], Passage]


def tables(passages: Sequence[Passage]) -> Iterator[Claim]:
    """Yield the totals of tables; a total that fails is told only beside others that hold.

    A table in which no total is the sum of what stands above it adds something else.
    """
    grids: dict[int, dict[tuple[int, int], Passage]] = defaultdict(dict)
    for passage in passages:
        if passage.table >= 0:
            grids[passage.table].setdefault((passage.row, passage.column), passage)
    for grid in grids.values():
        found = [*_columns(grid), *_rows(grid)]
        holding = sum(claim.verdict in GOOD for claim in found)
        yield from (
            found
            if holding * 2 > len(found)
            else (claim for claim in found if claim.verdict in GOOD)
        )


def _columns(grid: _Grid) -> Iterator[Claim]:
    """Yield the totals at the foot of the columns."""
    wide = _width(grid)
    for row in _total_rows(grid):
        above = _rows_above(grid, row)
        for column in range(1, wide):
            heads = "".join(grid[0, column].text if (0, column) in grid else "")
            cells = [grid.get((each, column)) for each in above]
            total = grid.get((row, column))
            if total is not None and not _UNADDED.search(fold(heads)):
                yield from _sum(total, [cell for cell in cells if cell is not None], len(above))


def _rows(grid: _Grid) -> Iterator[Claim]:
    """Yield the totals of the rows, where a column is headed 合计."""
    wide = _width(grid)
    totals = [at for at in range(1, wide) if (0, at) in grid and _TOTAL.fullmatch(grid[0, at].text)]
    if len(totals) != 1:
        return
    total = totals[0]
    others = [
        at
        for at in range(1, wide)
        if at != total and (0, at) in grid and not _UNADDED.search(fold(grid[0, at].text))
    ]
    for row in sorted({row for row, _ in grid} - {0}):
        cells = [grid[row, at] for at in others if (row, at) in grid]
        if (row, total) in grid:
            yield from _sum(grid[row, total], cells, len(others))


def _width(grid: _Grid) -> int:
    return max(column for _, column in grid) + 1


def _total_rows(grid: _Grid) -> Iterator[int]:
    for row in sorted({row for row, _ in grid}):
        if (row, 0) in grid and _TOTAL.fullmatch(grid[row, 0].text):
            yield row


def _rows_above(grid: _Grid, row: int) -> list[int]:
    """Return the rows that a total adds: those above it, up to the total before it."""
    before = [each for each in _total_rows(grid) if each < row]
    return list(range((before[-1] if before else 0) + 1, row))


def _sum(total: Passage, cells: Sequence[Passage], wanted: int) -> Iterator[Claim]:
    numbers = [_number(cell.text) for cell in cells]
    stated = _number(total.text)
    known = [number for number in numbers if number is not None]
    if stated is None or len(known) < 2 or len(known) != len(numbers) or len(cells) != wanted:
        return
    added = sum((value for value, _ in known), Decimal(0))
    room = sum((step for _, step in (*known, stated)), Decimal(0)) / 2
    verdict = Verdict.HOLDS if added == stated[0] else Verdict.FAILS
    if verdict is Verdict.FAILS and abs(added - stated[0]) <= room:
        verdict = Verdict.ROUNDING
    places: list[Place] = [
        place for cell in (total, *cells) for place in cell.places(0, len(cell.text))
    ]
    formula = f"{total.text.strip()} = {' + '.join(cell.text.strip() for cell in cells)}"
    message = Message(
        "表中合计“{total}”，各格相加是{sum}", total=total.text.strip(), sum=f"{added:f}"
    )
    yield Claim(ClaimKind.SUM, tuple(places), verdict, formula, message)


def _number(text: str) -> tuple[Decimal, Decimal] | None:
    """Return the number of a cell and what its rounding hides: 0 for a whole one; - counts 0."""
    folded = fold(text).strip()
    if folded in ("", "-", "—", "/", "0"):
        return Decimal(0), Decimal(0)
    match = _NUMBER.fullmatch(folded)
    if match is None:
        return None
    decimals = match[2] or ""
    value = Decimal(match[1].replace(",", "").replace("，", "") + decimals)
    return value, Decimal(1).scaleb(1 - len(decimals)) if decimals else Decimal(0)
