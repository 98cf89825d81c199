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
from huizong.claims.evidence import digits, shifted, standing
from huizong.claims.rows import MOST_PARTS, adding_up, near, of_rows, opens, rows, side_by_side
from huizong.claims.siblings import goes_on
from huizong.claims.streams import Stream, Sum, columns, streams
from huizong.values import Verdict

_BELIEVED = 3.0
_REACH = 48  # amounts behind a total among which its parts begin
_OPEN = Decimal("Infinity")
_ROUNDS = 8
_FEWEST = 2  # parts
_SIBLING = 2.0  # that a rounded total is one of the row behind it
_ROWS = 1.9  # that amounts are a column of groups built alike


def sums(amounts: Sequence[Amount]) -> list[Sum]:
    """Return the sums that add up in running text, in the order of their totals."""
    searches = [_Search(stream, _opening(stream), {}) for stream in streams(amounts)]
    found = [_of_stream(search, frozenset()) for search in searches]
    by_passage: dict[int, set[tuple[int, ...]]] = {}
    for search, made in zip(searches, found, strict=True):
        by_passage.setdefault(search.passage, set()).update(columns(made))
    for at, search in enumerate(searches):
        beside = shifted(by_passage[search.passage])
        if any(orders in beside for _, orders in search.weighed):
            found[at] = _of_stream(search, beside)
    every = [each for made in found for each in made]
    return sorted(every, key=lambda each: (each.total.order, each.parts[0].order))


_Orders = tuple[int, ...]  # of parts


@dataclass(frozen=True, slots=True)
class _Search:
    """A stream, the orders at which lists may begin, and what was weighed of it, by orders."""

    stream: Stream
    opening: AbstractSet[int]
    weighed: dict[tuple[int, _Orders], tuple[Verdict, float] | None]

    @property
    def passage(self) -> int:
        """The number of the passage in which the stream stands."""
        return self.stream.own[0].passage


def _opening(stream: Stream) -> AbstractSet[int]:
    return {amount.order for amount in stream.own if opens(amount, stream.words)}


def _of_stream(search: _Search, beside: AbstractSet[_Orders]) -> list[Sum]:
    """Return the sums of a stream: the innermost first, then those around them.

    `beside` are the lists that stand beside the parts of a known sum, one for one.
    """
    found: list[Sum] = []
    taken: set[int] = set()
    for rounds in range(_ROUNDS):
        free = [amount for amount in search.stream.own if amount.order not in taken]
        if len(free) < _FEWEST:
            break
        tried = [*_in_rows(search, free), *_before_total(search, free)]
        tried += _in_groups(search, free) if not rounds else ()
        believed = [made for each in tried if (made := _believed(search, *each, beside))]
        accepted = _without_conflict(sorted(believed, key=lambda each: -each.score))
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


_Tried = tuple[Amount, tuple[Amount, ...], bool]  # a total, its parts, whether they are a column


def _in_rows(search: _Search, free: list[Amount]) -> Iterator[_Tried]:
    """Yield the sums whose parts stand in a row behind their total."""
    orders = [amount.order for amount in free]
    starts = [at for at, order in enumerate(orders) if order in search.opening]
    for total in search.stream.own:
        behind = bisect_right(orders, total.order)
        if total.value <= 1 or total.high == _OPEN or len(free) - behind < _FEWEST:
            continue
        far = starts[bisect_left(starts, behind) : bisect_left(starts, behind + _REACH)]
        for first in sorted({*near(free, behind, total), *far}):
            for parts in of_rows(rows(free[first : first + MOST_PARTS], total), total):
                yield total, parts, False


def _before_total(search: _Search, free: list[Amount]) -> Iterator[_Tried]:
    """Yield the sums whose parts stand before their total: 共32件."""
    orders = [amount.order for amount in free]
    for total in search.stream.own:
        if total.value > 1 and search.stream.words.closing.search(total.lead):
            end = bisect_left(orders, total.order)
            before = free[max(end - MOST_PARTS, 0) : end]
            for parts in adding_up(before[::-1], total):
                yield total, parts[::-1], False


def _in_groups(search: _Search, free: list[Amount]) -> Iterator[_Tried]:
    """Yield the sums whose parts are a column of groups built alike."""
    lists = list(side_by_side(free))
    for total in search.stream.own if lists else ():
        for start, parts in lists:
            if 0 < start - total.order <= _REACH and total.value > 1:
                yield total, parts, True


def _believed(
    search: _Search,
    total: Amount,
    parts: tuple[Amount, ...],
    column: bool,  # noqa: FBT001 - a field of what was tried
    beside: AbstractSet[_Orders],
) -> Sum | None:
    """Return a sum that is believed; None where it does not add up or little speaks for it."""
    orders = tuple([part.order for part in parts])
    key = total.order, orders
    if key not in search.weighed:
        search.weighed[key] = _weighed(total, parts, search.stream)
    weighed = search.weighed[key]
    if weighed is None:
        return None
    verdict, score = weighed
    score += 2.0 if orders in beside else 0.0
    score += _ROWS if column else 0.0
    if verdict is Verdict.ROUNDING:
        score -= 1.2 + (_SIBLING if goes_on(total, parts) else 0.0)
    return Sum(total, parts, verdict, score, column) if score >= _BELIEVED else None


def _weighed(
    total: Amount, parts: tuple[Amount, ...], stream: Stream
) -> tuple[Verdict, float] | None:
    """Return whether parts make a total and what speaks for it, None where they do not."""
    verdict = of_sum(total, parts)
    if verdict not in GOOD or any(part.high == _OPEN for part in parts) or _mixes(parts):
        return None
    return verdict, digits(total, parts) + standing(total, parts, stream)


def _mixes(parts: Sequence[Amount]) -> bool:
    """Whether parts stand in a bracket and beside it, or several in one of some brackets."""
    inside = [part.inside for part in parts if part.inside >= 0]
    return 0 < len(inside) < len(parts) or 1 < len(set(inside)) < len(inside)
