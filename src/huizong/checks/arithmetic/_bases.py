"""Shares that fail against the stated whole and all fit one other total, which is not stated."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from huizong.checks.arithmetic._reckoning import Number, terms
from huizong.values import Claim, Place

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Base:
    """Two or more shares and the total that they all fit, written in the scale of their whole."""

    number: str
    shares: tuple[Claim, ...]


_Share = tuple[Claim, tuple[Number, ...]]


def bases(claims: Iterable[Claim]) -> tuple[Base, ...]:
    """Return the totals that explain several of the shares that fail against one whole."""
    wholes: dict[Place, list[_Share]] = defaultdict(list)
    for claim in claims:
        numbers = terms(claim)
        if numbers and len(numbers) == len(claim.places) == 3:
            wholes[claim.places[2]].append((claim, numbers))
    found = (_common(shares) for shares in wholes.values() if len(shares) > 1)
    return tuple(base for base in found if base)


def _common(shares: Sequence[_Share]) -> Base | None:
    """Return the whole number that all these shares are of, each rounded or cut off."""
    low = max(part.value * _HUNDRED / (rate.value + rate.step) for _, (rate, part, _) in shares)
    high = min(
        part.value * _HUNDRED / max(rate.value - rate.step / 2, rate.step / 2)
        for _, (rate, part, _) in shares
    )
    scale = max(numbers[2].scale for _, numbers in shares)
    number = (low / scale).to_integral_value(ROUND_CEILING)
    if number * scale > high:
        return None
    tail = {10**4: "万", 10**8: "亿"}.get(scale, "")
    about = "" if (number + 1) * scale > high else "约"
    return Base(f"{about}{number}{tail}", tuple(claim for claim, _ in shares))
