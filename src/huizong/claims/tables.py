"""Tables whose totals must be those of their rows and columns: 合计, 总计, 小计.

A total adds the rows since the total before it, all rows, or the totals of the groups: what fits is
meant. Where nothing fits it is a fault only if the other totals of its row or of the table hold, or
one slip explains it and chance hardly does; a total row that fits nowhere adds something else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from huizong.claims.amount import HALF, Number
from huizong.claims.arithmetic import GOOD
from huizong.claims.grid import Cell, Grid, grids
from huizong.claims.slips import is_one_slip, likelihood
from huizong.values import Claim, ClaimKind, Message, Passage, Verdict

_FEWEST = 2
_UNLIKELY = 0.5  # that a slip explains numbers which have nothing in common


def tables(passages: Sequence[Passage]) -> Iterator[Claim]:
    """Yield the totals of tables, those that hold and those that surely do not."""
    for grid in grids(passages):
        found = [*_columns(grid), *_rows(grid)]
        holding = sum(each.claim.verdict in GOOD for each in found)
        lines = {line: [each for each in found if each.line == line] for line in _lines(found)}
        for each in found:
            alike = lines[each.line]
            beside = sum(other.claim.verdict in GOOD for other in alike)
            meant = holding * 2 > len(found) or beside * 2 > len(alike) or each.slipped
            if each.claim.verdict in GOOD or meant:
                yield each.claim


@dataclass(frozen=True, slots=True)
class _Total:
    """A total as a claim, the row or column it stands in, whether one slip explains a miss."""

    claim: Claim
    line: tuple[str, int]
    slipped: bool


def _lines(found: Sequence[_Total]) -> set[tuple[str, int]]:
    return {each.line for each in found}


def _columns(grid: Grid) -> Iterator[_Total]:
    """Yield the totals at the foot, or at the head, of the columns."""
    for row in grid.totals:
        choices = [rows for rows in _added(grid, row) if len(rows) >= _FEWEST]
        for column in grid.columns[1:]:
            total = grid.number(row, column)
            if total is not None and choices and grid.is_added(column):
                lists = [[grid.number(each, column) for each in rows] for rows in choices]
                yield from _told(total, lists, ("row", row))


def _added(grid: Grid, row: int) -> list[list[int]]:
    """Return the rows that a total may add, the likeliest first."""
    before = max((each for each in grid.totals if each < row), default=-1)
    since = [each for each in grid.details if before < each < row]
    behind = [each for each in grid.details if each > row]
    groups = [each for each in grid.totals if grid.is_subtotal(each)]
    if grid.is_subtotal(row):
        after = min((each for each in grid.totals if each > row), default=len(grid.rows))
        return [since, [each for each in behind if each < after]]
    above = [each for each in grid.details if each < row]
    return [above, since, groups, behind] if above else [behind, groups]


def _rows(grid: Grid) -> Iterator[_Total]:
    """Yield the totals of the rows, where a column is headed 合计."""
    if len(grid.total_columns) != 1:
        return
    total = grid.total_columns[0]
    others = [at for at in grid.columns[1:] if at != total and grid.is_added(at)]
    others = [at for at in others if not grid.is_told(at)]
    for row in (*grid.details, *grid.totals):
        stated = grid.number(row, total)
        if stated is not None and len(others) >= _FEWEST:
            yield from _told(stated, [[grid.number(row, at) for at in others]], ("column", total))


def _told(
    total: Cell, lists: Sequence[Sequence[Cell | None]], line: tuple[str, int]
) -> Iterator[_Total]:
    """Yield a total with the first of some lists that makes it, else with the likeliest one."""
    known = [[cell for cell in cells if cell is not None] for cells in lists if None not in cells]
    if not known or not total.passage.text.strip():
        return
    cells = next((cells for cells in known if _verdict(total, cells) in GOOD), known[0])
    verdict = _verdict(total, cells)
    numbers = [_number(each) for each in (total, *cells)]
    slipped = (
        verdict is Verdict.FAILS
        and likelihood(numbers) < _UNLIKELY
        and is_one_slip(numbers[0], numbers[1:])
    )
    yield _Total(_claim(total, cells, verdict), line, slipped)


def _verdict(total: Cell, cells: Sequence[Cell]) -> Verdict:
    made = sum((cell.value for cell in cells), Decimal(0))
    room = sum((cell.step for cell in (total, *cells)), Decimal(0)) * HALF
    if made == total.value:
        return Verdict.HOLDS
    return Verdict.ROUNDING if abs(made - total.value) <= room else Verdict.FAILS


def _number(cell: Cell) -> Number:
    room = cell.step * HALF
    return Number(cell.value, cell.step, cell.value - room, cell.value + room, exact=True, sign=1)


def _claim(total: Cell, cells: Sequence[Cell], verdict: Verdict) -> Claim:
    own = [cell.passage for cell in (total, *cells) if cell.passage.text]
    places = tuple(place for passage in own for place in passage.places(0, len(passage.text)))
    stated, *parts = (cell.passage.text.strip() for cell in (total, *cells))
    made = sum((cell.value for cell in cells), Decimal(0))
    message = Message("表中合计“{total}”，各格相加是{sum}", total=stated, sum=f"{made:f}")
    return Claim(ClaimKind.SUM, places, verdict, f"{stated} = {' + '.join(parts)}", message)
