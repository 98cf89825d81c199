"""Parts that may not exceed the whole behind which they are named."""

import re
from collections.abc import Iterator, Sequence

from huizong.claims.amount import Amount, Role
from huizong.claims.relation import Relation
from huizong.values import ClaimKind, FigureKind, Verdict

_AMONG, _EACH = "其中", "每"
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")


def bounds(amounts: Sequence[Amount]) -> list[Relation]:
    """Return what is named as a part right behind its whole: 11名教师…，其中1名…."""
    return [relation for at in range(1, len(amounts)) for relation in _of_part(amounts, at)]


def _of_part(amounts: Sequence[Amount], at: int) -> Iterator[Relation]:
    whole, part = amounts[at - 1], amounts[at]
    fit = (
        part.family == whole.family != "rate"
        and part.unit == whole.unit
        and part.passage == whole.passage
        and part.sentence == whole.sentence
        and part.role is whole.role is Role.LEVEL
        and part.kind is not FigureKind.POINTS
        and part.cell[0] < 0
    )
    if not fit or _EACH in whole.lead or _AMONG not in _ASIDE.sub("", part.gap):
        return
    if part.low > whole.high:
        yield Relation(ClaimKind.BOUND, (whole, part), Verdict.FAILS, 2.0)
    elif part.high <= whole.low or part.value <= whole.value:
        yield Relation(ClaimKind.BOUND, (whole, part), Verdict.HOLDS)
