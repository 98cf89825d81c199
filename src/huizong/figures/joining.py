"""Joins what belongs together: the two ends of a range, numbers that share one unit."""

from decimal import Decimal

from huizong.chinese import number
from huizong.figures.token import Token
from huizong.values import Bound, FigureKind

_JOINTS = frozenset({"-", "—", "–", "－", "~", "～", "〜", "∼", "─", "―", "−", "至", "到", "——"})
_LISTING = frozenset({"和", "与", "及", "、"})
_DATED = frozenset({FigureKind.DATE, FigureKind.TIME})
_UNJOINED = frozenset({FigureKind.RATIO, FigureKind.DOCNUMBER, FigureKind.PLACEHOLDER})


def join(first: Token, last: Token, text: str) -> Token | None:
    """Return the range of two neighbours (9亿～16亿, 3月8日—3月10日), None if they are none."""
    if text[first.end : last.start].strip(" ") not in _JOINTS or last.kind in _UNJOINED:
        return None
    if last.kind is None or first.kind not in (None, last.kind) or first.bound is Bound.RANGE:
        return None
    if last.kind in _DATED:
        return _join_dates(first, last)
    return _join_values(first, last)


def _join_dates(first: Token, last: Token) -> Token | None:
    if first.kind is None:
        return None
    written = f"{first.date}/{last.date}" if first.date and last.date else None
    return Token(first.start, last.end, last.kind, date=written, bound=Bound.RANGE)


def _join_values(first: Token, last: Token) -> Token | None:
    low, high = _scaled(first, last), last.high
    if low is None or high is None or low > high:
        return None
    last.start, last.low, last.high, last.bound = first.start, low, high, Bound.RANGE
    return last


def _scaled(first: Token, last: Token) -> Decimal | None:
    """The scale of 3-5万元 serves both ends."""
    if first.low is None or first.scale or not last.scale or first.kind is not None:
        return first.low
    scale = number(f"1{last.scale}")
    return None if scale is None else first.low * scale


def share(first: Token, last: Token, text: str) -> bool:
    """Give a bare number the kind and unit of the figure it is listed with: 2.16和1.66个百分点.

    Whether they are listed together is the answer; `first` is changed only then.
    """
    if text[first.end : last.start] not in _LISTING or first.kind is not None:
        return False
    if last.kind is None or last.kind in _UNJOINED or first.low is None or last.kind in _DATED:
        return False
    first.low = first.high = _scaled(first, last)
    first.kind, first.unit, first.unit_at = last.kind, last.unit, last.unit_at
    return True
