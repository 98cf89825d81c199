"""Totals whose parts open the paragraphs behind them, in columns: 37起33人, then 30起26人, ….

One column alone may add up by chance; where one does, the others are meant to, so that one slip in
another is told.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from huizong.claims.amount import Amount, Role
from huizong.claims.arithmetic import of_sum
from huizong.claims.evidence import digits
from huizong.claims.relation import Relation
from huizong.claims.slips import slip_of_sum
from huizong.claims.streams import Sum
from huizong.values import ClaimKind, FigureKind, Verdict

_FEWEST, _MOST = 2, 16  # paragraphs that make a total
_COLUMNS = 2
_TELLING = 1.5  # digits of a column that adds up
_KINDS = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MASS, FigureKind.AREA})
_Key = tuple[str, str]
_Heads = dict[_Key, Amount]


def blocks(amounts: Sequence[Amount], sums: Sequence[Sum]) -> Iterator[Relation]:
    """Yield the columns of paragraphs under one total, with the verdict of each."""
    told = {each.total.order for each in sums}
    opened = [(number, _heads(own)) for number, own in groupby(amounts, key=lambda a: a.passage)]
    for at, (number, heads) in enumerate(opened):
        shared = _shared(heads, opened[at + 1 : at + 2])
        rows = _rows(number, shared, opened[at + 1 : at + 1 + _MOST])
        if len(shared) >= _COLUMNS and len(rows) >= _FEWEST:
            yield from _of_rows({key: heads[key] for key in shared}, rows, told)


def _heads(own: Iterator[Amount]) -> _Heads:
    """Return the first level of each measure word of a paragraph."""
    found: _Heads = {}
    for each in own:
        level = each.role is Role.LEVEL and each.exact and each.kind in _KINDS
        if level and each.cell[0] < 0 and each.unit:
            found.setdefault((each.family, each.unit), each)
    return found


def _shared(heads: _Heads, behind: Sequence[tuple[int, _Heads]]) -> list[_Key]:
    return [key for key in heads if behind and key in behind[0][1]]


def _rows(
    number: int, shared: Sequence[_Key], behind: Sequence[tuple[int, _Heads]]
) -> list[_Heads]:
    """Return the paragraphs that follow each other and tell all columns."""
    rows: list[_Heads] = []
    for after, (own, heads) in enumerate(behind, 1):
        if own != number + after or not all(key in heads for key in shared):
            break
        rows.append(heads)
    return rows


def _of_rows(totals: _Heads, rows: Sequence[_Heads], told: set[int]) -> Iterator[Relation]:
    columns = [(total, tuple(row[key] for row in rows)) for key, total in totals.items()]
    right = [of_sum(*column) is Verdict.HOLDS for column in columns]
    weighed = sum(
        digits(total, parts) for (total, parts), fits in zip(columns, right, strict=True) if fits
    )
    if weighed < _TELLING or sum(right) * _COLUMNS < len(columns):
        return
    for (total, parts), fits in zip(columns, right, strict=True):
        slipped = not fits and slip_of_sum(total, parts) is not None
        if total.order not in told and (fits or slipped):
            verdict = Verdict.HOLDS if fits else of_sum(total, parts)
            yield Relation(ClaimKind.SUM, (total, *parts), verdict, 3.0)
