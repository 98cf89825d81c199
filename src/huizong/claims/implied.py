"""Wholes that the shares of a sentence imply: 47.09%, 30.30% and 14.75% agree on 71184 alone.

Where several shares agree on a whole that is stated nowhere, and one slip of the pen makes the
total before them that whole, the total is wrong.
"""

from collections.abc import Sequence
from decimal import Decimal

from huizong.claims.amount import HALF, Amount, Role
from huizong.claims.arithmetic import EXACT, of_share
from huizong.claims.relation import Relation
from huizong.claims.runs import REACH, Run, weight
from huizong.claims.slips import variants
from huizong.claims.stated import Stated
from huizong.values import ClaimKind

_FEWEST = 3
_TELLING = 6.0  # digits of shares that agree
_PARAGRAPHS = 3  # before that of the shares
_UNLIKELY = Decimal("0.1")
_HUNDRED = Decimal(100)


def implied(run: Run) -> Relation | None:
    """Return the largest share of a run against a total that its shares refute, None without."""
    own = [each for each in run.own if _is_plain(each)]
    parts = [each.parts[0] for each in own]
    if len(own) < _FEWEST or len({part.unit for part in parts}) > 1:
        return None
    low, high = _agreed(own)
    if low > high or weight([each.rate for each in own]) < _TELLING:
        return None
    near = _totals(parts[0], run.text.amounts)
    if any(low <= total.value <= high for total in near):
        return None
    total = next((each for each in near if _slipped(each, low, high)), None)
    if total is None:
        return None
    largest = max(own, key=lambda each: each.parts[0].value)
    terms = (largest.rate, largest.parts[0], total)
    return Relation(ClaimKind.SHARE, terms, of_share(*terms), 2.0)


def _is_plain(each: Stated) -> bool:
    plain = bool(each.parts) and each.parts[0].exact and each.rate.exact and each.rate.value > 0
    return plain and each.stem is None and not (each.base or "").strip()


def _agreed(own: Sequence[Stated]) -> tuple[Decimal, Decimal]:
    """Return between what a whole lies of which all shares are right, rounded half a digit."""
    ends = []
    for each in own:
        room = (each.rate.step or Decimal(1)) * HALF
        above = each.parts[0].value * _HUNDRED
        least = max(each.rate.value - room, room)
        ends.append((EXACT.divide(above, each.rate.value + room), EXACT.divide(above, least)))
    return max(low for low, _ in ends), min(high for _, high in ends)


def _slipped(total: Amount, low: Decimal, high: Decimal) -> bool:
    """Whether one slip makes a total what is implied, and hardly by chance."""
    found = [value for _, value in variants(total)]
    chance = len(found) * (high - low + 1) / max(total.value, Decimal(1))
    return chance < _UNLIKELY and any(low <= value <= high for value in found)


def _totals(first: Amount, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the levels before the first of some parts that may be their total, nearest first."""
    near = amounts[max(first.order - REACH, 0) : first.order][::-1]
    return [
        each
        for each in near
        if first.passage - each.passage <= _PARAGRAPHS
        and (each.family, each.unit, each.role) == (first.family, first.unit, Role.LEVEL)
        and each.cell[0] < 0
        and each.exact
    ]
