"""Means: a total over a number is what is said of each (共走访20户、资助4万元，户均2000元)."""

import re
from collections.abc import Iterator, Sequence

from huizong.claims.amount import HALF, Amount, Role
from huizong.claims.arithmetic import EXACT
from huizong.claims.relation import Relation
from huizong.values import ClaimKind, Verdict

_EACH = re.compile(
    r"平均每?([人户个名位项家村校场次天月年组期]?)[^，。；,;]{0,6}$|([人户村校])均[^，。；,;]{0,6}$"
)
_MEAN = "均"  # in every word of `_EACH`
_REACH = 6


def means(amounts: Sequence[Amount]) -> list[Relation]:
    """Return the means that a total and a number before them make, and those that surely miss."""
    return [relation for mean in amounts if (relation := _of(mean, amounts))]


def _of(mean: Amount, amounts: Sequence[Amount]) -> Relation | None:
    match = _EACH.search(mean.lead)
    if match is None or mean.role is not Role.LEVEL or not mean.exact or mean.cell[0] >= 0:
        return None
    pairs = list(_pairs(mean, match[1] or match[2] or "", amounts))
    fitting = [pair for pair in pairs if _fits(mean, *pair)]
    for total, number in fitting[:1]:
        return Relation(ClaimKind.MEAN, (mean, total, number), Verdict.HOLDS)
    told = mean.lead.strip()
    bare = told.endswith(f"{match[2]}均" if match[2] else f"每{match[1] or '-'}")
    if len(pairs) != 1 or not bare or not all(each.exact for each in pairs[0]):
        return None
    return Relation(ClaimKind.MEAN, (mean, *pairs[0]), Verdict.FAILS, 2.0)


def _pairs(mean: Amount, each: str, amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Yield the totals and numbers of a sentence that may make a mean, the nearest first."""
    near = [
        amount
        for amount in amounts[max(mean.order - _REACH, 0) : mean.order]
        if amount.passage == mean.passage and amount.sentence == mean.sentence
    ][::-1]
    for number in near:
        counted = not each or each in number.unit + number.tail
        if number.family in ("things", "people") and counted:
            yield from (
                (total, number)
                for total in near
                if total is not number and total.family == mean.family
            )


def _fits(mean: Amount, total: Amount, number: Amount) -> bool:
    if number.value <= 0:
        return False
    room = mean.step * HALF if mean.step else HALF
    return abs(EXACT.divide(total.value, number.value) - mean.value) <= room
