"""Totals and their parts: found by exact arithmetic, weighed by what the words around say.

Numbers that add up by chance are common among small ones (5次 beside 2期 and 3次) and rare among
large ones, so a sum is believed by a score: the digits of its total, and the words and the layout
that speak for it. Parts within parts are found first and taken out, then what lies around them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal

from huizong.claims.amount import Amount
from huizong.claims.arithmetic import GOOD, of_sum
from huizong.claims.evidence import digits, in_columns, standing
from huizong.claims.rows import MOST_PARTS, adding_up, near, of_rows, opens, rows, side_by_side
from huizong.claims.streams import Stream, Sum, columns, streams
from huizong.values import Verdict

_BELIEVED = 3.0
_REACH = 48  # amounts behind a total among which its parts begin
_OPEN = Decimal("Infinity")
_ROUNDS = 8
_ROWS = 1.9  # that amounts are a column of groups built alike


def sums(amounts: Sequence[Amount]) -> list[Sum]:
    """Return the sums that add up in running text, in the order of their totals."""
    own = streams(amounts)
    found = [_of_stream(stream, frozenset()) for stream in own]
    by_passage: dict[int, set[tuple[int, ...]]] = {}
    for stream, made in zip(own, found, strict=True):
        by_passage.setdefault(stream.own[0].passage, set()).update(columns(made))
    for at, stream in enumerate(own):
        known = by_passage[stream.own[0].passage]
        if known:
            found[at] = _of_stream(stream, known)
    every = [each for made in found for each in made]
    return sorted(every, key=lambda each: (each.total.order, each.parts[0].order))


@dataclass(frozen=True, slots=True)
class _Search:
    """A stream, the amounts that are no parts yet, and the columns of sums beside it."""

    stream: Stream
    free: list[Amount]
    known: AbstractSet[tuple[int, ...]]


def _of_stream(stream: Stream, known: AbstractSet[tuple[int, ...]]) -> list[Sum]:
    """Return the sums of a stream: the innermost first, then those around them."""
    found: list[Sum] = []
    taken: set[int] = set()
    for rounds in range(_ROUNDS):
        free = [amount for amount in stream.own if amount.order not in taken]
        search = _Search(stream, free, known)
        tried = [*_in_rows(search), *_before_total(search)]
        tried += _in_groups(search) if not rounds else ()
        accepted = _without_conflict(sorted(tried, key=lambda each: -each.score))
        if not accepted:
            break
        found += accepted
        taken |= {part.order for each in accepted for part in each.parts if not each.column}
    return found


def _without_conflict(candidates: list[Sum]) -> list[Sum]:
    """Return the best of the candidates, no amount being a part twice, in a row or in a column."""
    accepted: list[Sum] = []
    parts: set[tuple[int, bool]] = set()
    for each in candidates:
        orders = {(part.order, each.column) for part in each.parts}
        if not orders & parts:
            accepted.append(each)
            parts |= orders
    return accepted


def _in_rows(search: _Search) -> Iterator[Sum]:
    """Yield the sums whose parts stand in a row behind their total."""
    free, words = search.free, search.stream.words
    orders = [amount.order for amount in free]
    starts = [at for at, amount in enumerate(free) if opens(amount, words)]
    for total in search.stream.own:
        if total.value <= 1 or total.high == _OPEN:
            continue
        behind = bisect_right(orders, total.order)
        far = starts[bisect_left(starts, behind) : bisect_left(starts, behind + _REACH)]
        for first in sorted({*near(free, behind, total), *far}):
            for parts in of_rows(rows(free[first : first + MOST_PARTS], total), total):
                yield from _believed(total, parts, search)


def _before_total(search: _Search) -> Iterator[Sum]:
    """Yield the sums whose parts stand before their total: 共32件."""
    orders = [amount.order for amount in search.free]
    for total in search.stream.own:
        if total.value > 1 and search.stream.words.closing.search(total.lead):
            end = bisect_left(orders, total.order)
            before = search.free[max(end - MOST_PARTS, 0) : end]
            for parts in adding_up(before[::-1], total):
                yield from _believed(total, parts[::-1], search)


def _in_groups(search: _Search) -> Iterator[Sum]:
    """Yield the sums whose parts are a column of groups built alike."""
    lists = list(side_by_side(search.free))
    for total in search.stream.own if lists else ():
        for parts in lists:
            if 0 < parts[0].order - total.order <= _REACH and total.value > 1:
                yield from _believed(total, parts, search, column=True)


def _believed(
    total: Amount, parts: tuple[Amount, ...], search: _Search, *, column: bool = False
) -> Iterator[Sum]:
    verdict = of_sum(total, parts)
    if verdict not in GOOD or any(part.high == _OPEN for part in parts) or _mixes(parts):
        return
    score = digits(total, parts) + standing(total, parts, search.stream)
    score += 2.0 if in_columns(parts, search.known) else 0.0
    score += _ROWS if column else 0.0
    score -= 1.2 if verdict is Verdict.ROUNDING else 0.0
    if score >= _BELIEVED:
        yield Sum(total, parts, verdict, score, column)


def _mixes(parts: Sequence[Amount]) -> bool:
    """Whether parts stand in several brackets, of which one has more than its own."""
    inside = [part.inside for part in parts if part.inside >= 0]
    return 1 < len(set(inside)) < len(inside)
