"""Means: a total over a number is what is said of each (共走访20户、资助4万元，户均2000元)."""

import re
from collections.abc import Sequence

from huizong.claims.amount import HALF, Amount, Role
from huizong.claims.arithmetic import EXACT
from huizong.claims.relation import Relation
from huizong.values import ClaimKind, Verdict

_EACH = re.compile(
    r"平均每?([人户个名位项家村校场次天月年组]?)[^，。；,;]{0,6}$|([人户村校])均[^，。；,;]{0,6}$"
)
_MEAN = "均"  # in every word of `_EACH`
_REACH = 6


def means(amounts: Sequence[Amount]) -> list[Relation]:
    """Return the means that a total and a number before them make; others are not judged."""
    return [relation for mean in amounts if (relation := _of(mean, amounts))]


def _of(mean: Amount, amounts: Sequence[Amount]) -> Relation | None:
    match = _EACH.search(mean.lead) if _MEAN in mean.lead else None
    if match is None or mean.role is not Role.LEVEL or not mean.exact or mean.cell[0] >= 0:
        return None
    each = match[1] or match[2]
    near = [
        amount
        for amount in amounts[max(mean.order - _REACH, 0) : mean.order]
        if amount.passage == mean.passage and amount.sentence == mean.sentence
    ]
    for number in reversed(near):
        for total in reversed(near):
            counts = number.family in ("things", "people") and (
                not each or each in number.unit + number.tail
            )
            if (
                counts
                and total is not number
                and total.family == mean.family
                and _fits(mean, total, number)
            ):
                return Relation(ClaimKind.MEAN, (mean, total, number), Verdict.HOLDS)
    return None


def _fits(mean: Amount, total: Amount, number: Amount) -> bool:
    if number.value <= 0:
        return False
    room = mean.step * HALF if mean.step else HALF
    return abs(EXACT.divide(total.value, number.value) - mean.value) <= room
