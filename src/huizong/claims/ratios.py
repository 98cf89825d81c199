"""Ratios and doublings of two amounts: 城乡居民收入比为2.04:1, 由2.1亿元到4.2亿元翻了一番."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from huizong.claims.amount import HALF, Amount, Role
from huizong.claims.arithmetic import EXACT
from huizong.claims.relation import Relation
from huizong.values import ClaimKind, FigureKind, Verdict

_REACH = 8  # amounts before a ratio among which the two stand
_URBAN, _RURAL = re.compile("城镇|城市"), re.compile("农村|农民|乡村")
_COMPARED = re.compile(r"(?:城乡|城镇与农村).{0,10}比")
_TURNED, _TIMES = re.compile("翻了?$"), "番"
_SLACK = Decimal("0.05")  # that people round away when they say 翻一番
_TWO = Decimal(2)


def ratios(amounts: Sequence[Amount]) -> Iterator[Relation]:
    """Yield ratios of urban to rural amounts, and what is said to have doubled."""
    for amount in amounts:
        told = amount.kind is FigureKind.RATIO or (not amount.unit and amount.step)
        if told and amount.role is not Role.CHANGE and _COMPARED.search(amount.lead):
            yield from _of_ratio(amount, amounts)
        elif amount.unit == _TIMES and _TURNED.search(amount.lead.rstrip()):
            yield from _of_doubling(amount, amounts)


def _of_ratio(ratio: Amount, amounts: Sequence[Amount]) -> Iterator[Relation]:
    """Yield the ratio with the last urban and rural level before it in its paragraph."""
    before = _levels(ratio, amounts)
    pair = [
        next((each for each in reversed(before) if pattern.search(each.lead)), None)
        for pattern in (_URBAN, _RURAL)
    ]
    above, below = pair
    if above is None or below is None or above.family != below.family or not below.value:
        return
    stated = EXACT.divide(above.value, below.value)
    fits = abs(stated - ratio.value) <= (ratio.step or Decimal(1)) * HALF
    cut = 0 <= stated - ratio.value < (ratio.step or Decimal(1))
    if fits or (above.exact and below.exact):
        verdict = Verdict.HOLDS if fits else Verdict.TRUNCATED if cut else Verdict.FAILS
        yield Relation(ClaimKind.SHARE, (ratio, above, below), verdict, 2.0, "ratio")


def _of_doubling(turned: Amount, amounts: Sequence[Amount]) -> Iterator[Relation]:
    """Yield a base and what became of it, which doubled so many times; more is no fault."""
    near = amounts[max(turned.order - _REACH, 0) : turned.order]
    own = [each for each in near if (each.passage, each.group) == (turned.passage, turned.group)]
    base = next((each for each in own if each.role is Role.BASE), None)
    now = next((each for each in own if base and each.order == base.order + 1), None)
    if base is None or now is None or base.family != now.family or not base.value:
        return
    times = EXACT.divide(now.value, base.value)
    right = _TWO ** int(turned.value) if turned.value < 10 else Decimal(0)
    verdict = Verdict.HOLDS if times >= right * (1 - _SLACK) else Verdict.FAILS
    yield Relation(ClaimKind.GROWTH, (turned, now, base), verdict, 2.0, "doubling")


def _levels(amount: Amount, amounts: Sequence[Amount]) -> list[Amount]:
    near = amounts[max(amount.order - _REACH, 0) : amount.order]
    return [each for each in near if each.passage == amount.passage and each.role is Role.LEVEL]
