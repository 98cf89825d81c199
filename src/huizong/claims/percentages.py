"""Lists of shares without their counts that must make a hundred: 咨询类占77.2%，…，其他类占0.1%."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from huizong.claims.amount import Amount, Role
from huizong.claims.arithmetic import GOOD
from huizong.claims.evidence import exhausts
from huizong.claims.relation import Relation
from huizong.claims.structure import of_hundred
from huizong.claims.words import lexicon
from huizong.values import ClaimKind, FigureKind

_FEWEST = 3
_MAKE_UP = re.compile("(?:比重|构成|结构|比例|权重)[^。；]{0,10}[:：]")


def percentages(amounts: Sequence[Amount]) -> Iterator[Relation]:
    """Yield the lists of shares that make a hundred, and those said to be whole that do not."""
    for _, own in groupby(amounts, key=_place):
        for stretch in _stretches(own):
            verdict = of_hundred(stretch)
            whole = _MAKE_UP.search(stretch[0].gap) or exhausts(stretch, lexicon())
            if verdict in GOOD or whole:
                yield Relation(ClaimKind.SUM_TO_100, tuple(stretch), verdict, 2.0)


def _place(amount: Amount) -> tuple[int, int]:
    return amount.passage, amount.sentence


def _stretches(own: Iterator[Amount]) -> Iterator[list[Amount]]:
    """Yield the shares of a sentence that follow each other, each with a name and no whole."""
    found: list[Amount] = []
    for each in own:
        if _is_share(each):
            found.append(each)
            continue
        if len(found) >= _FEWEST:
            yield found
        found = []
    if len(found) >= _FEWEST:
        yield found


def _is_share(amount: Amount) -> bool:
    share = lexicon().share.search(amount.lead)
    named = (
        share is not None and not share[1].strip() and bool(amount.lead[: share.start()].strip())
    )
    plain = amount.kind is FigureKind.PERCENT and amount.family == "rate" and amount.exact
    return plain and named and amount.role is Role.LEVEL and amount.cell[0] < 0
