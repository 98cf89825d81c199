"""Sums whose parts stand in other paragraphs than their total: only large numbers can tell.

Two paragraphs apart no words tie a part to its whole; but 39461 = 26305 + 13156 is no chance.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from huizong.claims.amount import ZERO, Amount, Role
from huizong.claims.evidence import digits
from huizong.claims.relation import Relation
from huizong.claims.streams import Sum
from huizong.values import ClaimKind, FigureKind, Verdict

_REACH = 40  # amounts of one family around a total
_DIGITS = 4.0  # of a total, beyond the pairs tried
_HEADS = 12
_UNADDED = frozenset(
    {FigureKind.PERCENT, FigureKind.POINTS, FigureKind.SCORE, FigureKind.DURATION, FigureKind.RATIO}
)


def across(amounts: Sequence[Amount], sums: Sequence[Sum]) -> list[Relation]:
    """Return the sums across paragraphs: of two parts anywhere near, of the heads of paragraphs."""
    known = {each.total.order for each in sums}
    found: dict[int, Relation] = {}
    for stream in _streams(amounts):
        for relation in (*_pairs(stream), *_heads(stream)):
            if relation.terms[0].order not in known:
                found.setdefault(relation.terms[0].order, relation)
    return list(found.values())


def _streams(amounts: Sequence[Amount]) -> list[list[Amount]]:
    streams: dict[tuple[str, str], list[Amount]] = {}
    for amount in amounts:
        level = amount.role is Role.LEVEL and amount.exact and amount.cell[0] < 0
        if level and amount.kind not in _UNADDED:
            streams.setdefault((amount.family, amount.unit), []).append(amount)
    return list(streams.values())


def _pairs(stream: Sequence[Amount]) -> Iterator[Relation]:
    for at, total in enumerate(stream):
        if digits(total, ()) < _DIGITS:
            continue
        near = [each for each in stream[max(at - _REACH, 0) : at + _REACH] if each is not total]
        by_value = {each.value: each for each in near if each.value > 0}
        for one in by_value.values():
            other = by_value.get(total.value - one.value)
            if other is not None and one.order < other.order and one.unit == total.unit:
                apart = {total.passage, one.passage, other.passage}
                if len(apart) > 1 and digits(total, (one, other)) >= _DIGITS:
                    yield Relation(ClaimKind.SUM, (total, one, other), Verdict.HOLDS, 3.0)
                    break


def _heads(stream: Sequence[Amount]) -> Iterator[Relation]:
    """Yield a total whose parts are the first amounts of the paragraphs behind it."""
    heads = [next(own) for _, own in groupby(stream, key=lambda amount: amount.passage)]
    for at, total in enumerate(heads):
        added = ZERO
        for count, part in enumerate(heads[at + 1 : at + 1 + _HEADS], 1):
            added += part.value
            if added > total.high:
                break
            if count == 1 or added != total.value:
                continue
            parts = tuple(heads[at + 1 : at + 1 + count])
            if digits(total, parts) >= 3.0:
                yield Relation(ClaimKind.SUM, (total, *parts), Verdict.HOLDS, 3.0)
                break
