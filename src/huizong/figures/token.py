"""What a reader makes of a match, before ranges are joined and the figure is final."""

from dataclasses import dataclass
from decimal import Decimal

from huizong.values import Bound, FigureKind


@dataclass(slots=True)
class Token:
    """A figure in the making; `kind` None is a bare number, which may yet be one end of a range.

    `low` and `high` are the ends of the numeral; `bound` tells which of them holds, and the
    figure keeps only that. `scale` is the 万 or 亿 that the numeral ends with: it also serves a
    bare number joined to it. `unit_at` is where the unit stands: it is reported as written.
    `nth` is a number after 第, without a measure word so far: 第一、二、三批.
    """

    start: int
    end: int
    kind: FigureKind | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    unit: str | None = None
    date: str | None = None
    scale: str = ""
    unit_at: tuple[int, int] | None = None
    nth: bool = False
