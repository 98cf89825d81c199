"""How precisely a figure is written: what its last digit is worth, and what rounding hides."""

import re
from decimal import Decimal

from huizong.claims.amount import HALF, ONE, ZERO
from huizong.values import Bound, Figure

_NUMBER = re.compile(r"(\d[\d,，]*)(?:\.(\d+))?")
_OPEN = re.compile("多|余|几")
_ABOUT = Decimal("0.1")
_LARGE = (("亿", Decimal(10**8)), ("万", Decimal(10**4)))
_UNITS = "元人名户个件吨斤亩台套吨担头只公里平方千瓦时度双次左右以上"


def step_of(text: str, value: Decimal) -> Decimal:
    """Return what the last written digit is worth; 0 where a whole number is written out."""
    match = _NUMBER.search(text)
    if match is None:
        return next((worth for word, worth in _LARGE if text.rstrip(_UNITS).endswith(word)), ZERO)
    whole, decimals = match[1], match[2] or ""
    written = Decimal(f"{whole.replace(',', '').replace('，', '')}.{decimals}")
    if not decimals and written == value:
        return ZERO
    scale = value / written if written else ONE
    step = abs(scale.scaleb(-len(decimals)))  # of 零下5℃ too
    return ZERO if step == ONE and not decimals else step


def interval(
    figure: Figure, value: Decimal, step: Decimal, bounds: tuple[Decimal | None, Decimal | None]
) -> tuple[Decimal, Decimal]:
    """Return between what the true number lies, as far as the writing tells."""
    low, high = bounds
    if figure.bound is Bound.OVER:
        return value, (_next_round(value) if _OPEN.search(figure.text) else Decimal("Infinity"))
    if figure.bound is Bound.UNDER:
        return ZERO, value
    if figure.bound is Bound.ABOUT:
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    if figure.bound is Bound.RANGE and low is not None and high is not None:
        return low, high
    return value - step * HALF, value + step * HALF


def _next_round(value: Decimal) -> Decimal:
    """Return where 多 ends: 400多 is below 500, 1230多 below 1240."""
    if not value:
        return ONE
    exponent = value.normalize().as_tuple().exponent
    return value + Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
