"""Composes a length of time written in two units: 3小时20分钟, 2年零3个月."""

from decimal import Decimal

from huizong.figures.token import Token
from huizong.values import Bound, FigureKind

_PARTS = {
    ("年", "月"): 12,
    ("天", "小时"): 24,
    ("小时", "分钟"): 60,
    ("小时", "分"): 60,
    ("分钟", "秒"): 60,
    ("分", "秒"): 60,
}
_BETWEEN = frozenset({"", "零", "又"})
_TIMED = frozenset({FigureKind.DURATION, FigureKind.SCORE})  # 20分 alone is a score


def compose(first: Token, last: Token, text: str) -> Token | None:
    """Return the length of time of two neighbours in the smaller unit, None if they are none.

    3小时20分钟 is 200 分钟.
    """
    if first.kind not in _TIMED or last.kind not in _TIMED:
        return None
    if first.bound is not Bound.EXACT or text[first.end : last.start] not in _BETWEEN:
        return None
    parts = _PARTS.get((first.unit or "", last.unit or ""))
    if parts is None or first.low is None or last.low is None or last.high is None:
        return None
    longer: Decimal = first.low * parts
    last.start, last.kind = first.start, FigureKind.DURATION
    last.low, last.high = longer + last.low, longer + last.high
    return last
