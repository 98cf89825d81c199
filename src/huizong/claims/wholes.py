"""Sums that the percentages of their parts betray: several parts of one whole that make it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from huizong.claims.amount import Amount
from huizong.claims.arithmetic import GOOD, of_sum
from huizong.claims.relation import Relation
from huizong.claims.streams import Sum
from huizong.values import ClaimKind

_FEW = 2


def wholes(shares: Sequence[Relation], sums: Sequence[Sum]) -> Iterator[Relation]:
    """Yield the sums of parts that hold their percentages of one whole, where none is told yet."""
    told = {part.order for each in sums for part in each.parts}
    plain = [each for each in shares if each.kind is ClaimKind.SHARE and not each.way]
    for _, own in groupby(plain, key=_whole):
        alike = list(own)
        whole, parts = alike[0].terms[2], _parts(alike)
        known = any(part.order in told or part is whole for part in parts)
        right = sum(each.verdict in GOOD for each in alike) >= _FEW
        if right and not known and of_sum(whole, parts) in GOOD:
            yield Relation(ClaimKind.SUM, (whole, *parts), of_sum(whole, parts), 3.0)


def _whole(share: Relation) -> tuple[int, int, object]:
    whole, part = share.terms[2], share.terms[1]
    return part.passage, part.sentence, whole.value


def _parts(shares: Sequence[Relation]) -> tuple[Amount, ...]:
    return tuple({each.terms[1].order: each.terms[1] for each in shares}.values())
