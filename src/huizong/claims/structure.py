"""Ratios that tell the make-up of a sum before them: 三次产业结构为25.7:26.8:47.5."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from huizong.claims.amount import Amount, Role
from huizong.claims.arithmetic import of_share
from huizong.claims.relation import Relation
from huizong.claims.streams import Sum
from huizong.claims.words import lexicon
from huizong.values import ClaimKind, FigureKind, Verdict

_FULL = Decimal(100)
_IN_RATIO = ":"


def structures(amounts: Sequence[Amount], sums: Sequence[Sum]) -> Iterator[Relation]:
    """Yield what the numbers of a ratio make, and each with the part of the sum it tells of.

    A ratio behind another whole amount than that of the sum is of another year or place.
    """
    told: set[int] = set()
    for ratio in _ratios(amounts):
        yield Relation(ClaimKind.SUM_TO_100, ratio, of_hundred(ratio))
        made = None if lexicon().origin.search(ratio[0].lead) else _made(ratio, amounts, sums)
        if made is not None and made.total.order not in told:
            told.add(made.total.order)
            pairs = zip(ratio, made.parts, strict=True)
            yield from (_share(rate, part, made.total) for rate, part in pairs)


def _ratios(amounts: Sequence[Amount]) -> list[tuple[Amount, ...]]:
    ratios: list[list[Amount]] = []
    for before, amount in zip((None, *amounts), amounts, strict=False):
        if amount.kind is FigureKind.PERCENT and amount.gap == _IN_RATIO and before is not None:
            if ratios and ratios[-1][-1] is before:
                ratios[-1].append(amount)
            else:
                ratios.append([before, amount])
    return [tuple(ratio) for ratio in ratios]


def _made(ratio: Sequence[Amount], amounts: Sequence[Amount], sums: Sequence[Sum]) -> Sum | None:
    """Return the last sum before a ratio of which it may tell the make-up."""
    made = [
        each
        for each in sums
        if each.parts[-1].order < ratio[0].order
        and ratio[0].passage - each.total.passage <= 1
        and len(each.parts) == len(ratio)
    ]
    if not made or _is_passed(made[-1], ratio[0], amounts):
        return None
    return made[-1]


def _is_passed(made: Sum, first: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether another total of the kind stands between a sum and a ratio."""
    between = amounts[made.parts[-1].order + 1 : first.order]
    largest = max(part.value for part in made.parts)
    return any(
        each.family == made.total.family and each.role is Role.LEVEL and each.value > largest
        for each in between
    )


def _share(rate: Amount, part: Amount, whole: Amount) -> Relation:
    return Relation(ClaimKind.SHARE, (rate, part, whole), of_share(rate, part, whole))


def of_hundred(rates: Sequence[Amount]) -> Verdict:
    """Return whether percentages make a hundred, each rounded."""
    total = sum((rate.value for rate in rates), Decimal(0))
    room = sum((rate.step or Decimal(1) for rate in rates), Decimal(0)) / 2
    if total == _FULL:
        return Verdict.HOLDS
    return Verdict.ROUNDING if abs(total - _FULL) <= room else Verdict.FAILS
