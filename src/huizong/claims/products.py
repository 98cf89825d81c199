"""Products and balances of rates: 亩产 times 面积 is 总产; 出生率 less 死亡率 is 自然增长率."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from huizong.claims.amount import HALF, ONE, Amount, Role
from huizong.claims.arithmetic import of_difference
from huizong.claims.relation import Relation
from huizong.values import ClaimKind, FigureKind, Verdict

_YIELD = re.compile(r"(?:亩产|单产)(?:达到?|为|约)?$")
_MADE = re.compile(r"(?:总产量?|产量|共产|总产值?)(?:达到?|为|约)?$")
_PER_MILLE = "percent‰"
_BORN, _DEAD, _GROWN = re.compile("出生率"), re.compile("死亡率"), re.compile("自然增长率")
_REACH = 5  # amounts around a yield
_MU = "亩"


def products(amounts: Sequence[Amount]) -> Iterator[Relation]:
    """Yield 1200亩、亩产450公斤、总产540吨, and 8.2‰ - 6.1‰ = 2.1‰."""
    for amount in amounts:
        if _YIELD.search(amount.lead.strip()) and amount.kind is FigureKind.MASS:
            yield from _of_yield(amount, amounts)
        elif amount.family == _PER_MILLE and _GROWN.search(amount.lead):
            yield from _of_growth(amount, amounts)


def _of_yield(mean: Amount, amounts: Sequence[Amount]) -> Iterator[Relation]:
    near = amounts[max(mean.order - _REACH, 0) : mean.order + _REACH]
    own = [each for each in near if (each.passage, each.group) == (mean.passage, mean.group)]
    areas = [each for each in own if each.unit.endswith(_MU)]
    made = [each for each in own if each.kind is FigureKind.MASS and _MADE.search(each.lead)]
    if len(areas) != 1 or len(made) != 1 or not all(x.exact for x in (mean, *areas, *made)):
        return
    area, total = areas[0], made[0]
    room = (mean.step or ONE) * HALF
    low, high = area.low * (mean.value - room), area.high * (mean.value + room)
    fits = low <= total.high and high >= total.low
    verdict = Verdict.HOLDS if area.value * mean.value == total.value else Verdict.ROUNDING
    yield Relation(
        ClaimKind.MEAN, (mean, total, area), verdict if fits else Verdict.FAILS, 2.0, "yield"
    )


def _of_growth(grown: Amount, amounts: Sequence[Amount]) -> Iterator[Relation]:
    near = amounts[max(grown.order - _REACH, 0) : grown.order]
    own = [each for each in near if each.passage == grown.passage and each.family == _PER_MILLE]
    born = next((each for each in reversed(own) if _BORN.search(each.lead)), None)
    dead = next((each for each in reversed(own) if _DEAD.search(each.lead)), None)
    if born is not None and dead is not None:
        lost = replace(dead, role=Role.CHANGE, sign=-1)
        verdict = of_difference(grown, born, lost)
        yield Relation(ClaimKind.DIFFERENCE, (lost, grown, born), verdict, 2.0)
