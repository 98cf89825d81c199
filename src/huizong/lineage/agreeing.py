"""Whether a text states the value that records give, as far as it states one."""

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from huizong.figures import normalised
from huizong.values import Bound, Figure, FigureKind

_NUMBER = re.compile(r"\d[\d,，]*(?:\.(\d+))?")


class Agreement(StrEnum):
    """How a stated figure stands to a value."""

    SAME = "same"
    OTHER = "other"
    OPEN = "open"  # 约300人 beside 212: neither the same nor refuted


def agreement(figure: Figure, worth: Decimal | None) -> Agreement:
    """Return whether a figure states a value, in the base unit of its class.

    A rounded figure (60.4万元) states what rounds to it; 150多 what lies under the next ten; of
    others that are no exact numbers nothing is said where they do not fit.
    """
    stated = normalised(figure)
    if worth is None:
        return Agreement.OPEN
    if stated.kind is FigureKind.PERCENT and stated.bound is not Bound.EXACT:
        return Agreement.OPEN  # 办结率要达到90%以上 is a target
    match stated.bound:
        case Bound.EXACT:
            return Agreement.SAME if _rounds(figure, stated.low, worth) else Agreement.OTHER
        case Bound.OVER if stated.low is not None:
            fits = stated.low <= worth < stated.low + _last_step(stated.low)
        case Bound.ABOUT if stated.low is not None:
            off = abs(worth - stated.low)
            fits = off * 2 <= _last_step(stated.low) and off * 10 <= worth
        case _:
            low, high = stated.low, stated.high
            fits = low is not None and high is not None and low <= worth <= high
    return Agreement.SAME if fits else Agreement.OPEN


def _rounds(figure: Figure, low: Decimal | None, worth: Decimal) -> bool:
    if low is None or low == worth:
        return low == worth
    step = _written_step(figure, low)
    return step is not None and (worth / step).quantize(Decimal(1), ROUND_HALF_UP) * step == low


def _written_step(figure: Figure, low: Decimal) -> Decimal | None:
    """Return what one in the last written decimal is worth; None for a number without decimals.

    12件 is no rounding of 11.8; 60万元 may be one of 604000元, since a scale is written.
    """
    number = _NUMBER.search(figure.text)
    if number is None:
        return None
    written = Decimal(re.sub("[,，]", "", number[0]))
    scale = low / written if written else Decimal(0)
    decimals = len(number[1] or "")
    return scale.scaleb(-decimals) if scale and (decimals or scale > 1) else None


def _last_step(low: Decimal) -> Decimal:
    """Return what one in the last digit that is not 0 is worth: 10 for 150, 100 for 300."""
    digits = low.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    return Decimal(1).scaleb(exponent)
