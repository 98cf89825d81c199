"""Totals and their parts: found by exact arithmetic, weighed by what the words around say.

Numbers that add up by chance are common among small ones (5次 beside 2期 and 3次) and rare among
large ones, so a sum is believed by a score: the digits of its total, and the words and the layout
that speak for it. Parts within parts are found first and taken out, then what lies around them.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from huizong.claims.amounts import ZERO, Amount, Role
from huizong.claims.arithmetic import GOOD, of_sum
from huizong.claims.words import Lexicon, lexicon
from huizong.values import FigureKind, Verdict

_BELIEVED = 3.0
_MOST_SKIPPED = 4  # amounts between a total and its first part
_MOST_PARTS = 24
_OPEN = Decimal("Infinity")
_SENTENCE_START = re.compile(r"[。！？；;\n]")
_SHORTEST = 3  # characters: 支持, 完成 name nothing
_WORD = 4  # characters of a name that must stand in the words before a list
_BESIDE = (1, 2, 3, -1, -2, -3)  # amounts between the columns of one row
_ROUNDS = 8
_ALIKE = 2  # 件 beside 个: two measure words may be one; three are an inventory
_UNALIKE = 4.0
_SUMMED = frozenset(FigureKind) - {FigureKind.PERCENT, FigureKind.SCORE}


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """A total with its parts, how strongly it is believed, and whether the parts are all."""

    total: Amount
    parts: tuple[Amount, ...]
    verdict: Verdict
    score: float


def sums(amounts: Sequence[Amount]) -> list[Sum]:
    """Return the sums that add up in running text, in the order of their totals."""
    found: list[Sum] = []
    for stream in streams(amounts):
        found += _of_stream(stream, columns(found))
    return sorted(found, key=lambda each: (each.total.order, each.parts[0].order))


@dataclass(frozen=True, slots=True)
class Stream:
    """Amounts that may be added, among all amounts of the document."""

    own: list[Amount]
    all: Sequence[Amount]
    words: Lexicon


def streams(amounts: Sequence[Amount]) -> list[Stream]:
    """Return the amounts that may be added, paragraph by paragraph: levels apart from changes."""
    found: dict[tuple[int, str, Role], list[Amount]] = {}
    for amount in amounts:
        if amount.cell[0] < 0 and amount.kind in _SUMMED and amount.role is not Role.BASE:
            key = (amount.passage, amount.family, amount.role)
            found.setdefault(key, []).append(amount)
    return [Stream(own, amounts, lexicon()) for own in found.values() if len(own) > 2]


def columns(found: Sequence[Sum]) -> set[tuple[int, ...]]:
    """Return the orders of the parts of each sum: 30起26人, 1起1人 are columns of one list."""
    return {tuple(part.order for part in each.parts) for each in found}


def _of_stream(stream: Stream, known: set[tuple[int, ...]]) -> list[Sum]:
    """Return the sums of a stream: the innermost first, then those around them."""
    found: list[Sum] = []
    taken: set[int] = set()
    for _ in range(_ROUNDS):
        free = [amount for amount in stream.own if amount.order not in taken]
        candidates = sorted(_candidates(stream, free, known), key=lambda each: -each.score)
        accepted = _without_conflict(candidates)
        if not accepted:
            break
        found += accepted
        taken |= {part.order for each in accepted for part in each.parts}
    return found


def _without_conflict(candidates: list[Sum]) -> list[Sum]:
    """Return the best of the candidates, no amount being a part twice or part and total at once."""
    accepted: list[Sum] = []
    parts: set[int] = set()
    totals: set[int] = set()
    for each in candidates:
        orders = {part.order for part in each.parts}
        if orders & (parts | totals) or each.total.order in parts:
            continue
        accepted.append(each)
        parts |= orders
        totals.add(each.total.order)
    return accepted


def _candidates(stream: Stream, free: list[Amount], known: set[tuple[int, ...]]) -> Iterator[Sum]:
    orders = [amount.order for amount in free]
    starts = [at for at, amount in enumerate(free) if _opens(amount, stream.words)]
    for total in stream.own:
        if total.value <= 1 or total.high == _OPEN:
            continue
        behind = bisect_right(orders, total.order)
        near = _near(free, behind, total)
        for first in sorted({*near, *(at for at in starts if at >= behind)}):
            row = free[first : first + _MOST_PARTS]
            fine = [each for each in row if each.step <= total.step]
            for parts in dict.fromkeys((*_adding_up(row, total), *_adding_up(fine, total))):
                yield from _believed(total, parts, stream, known)
        if stream.words.closing.search(total.lead):
            before = free[
                max(bisect_left(orders, total.order) - _MOST_PARTS, 0) : bisect_left(
                    orders, total.order
                )
            ]
            for parts in _adding_up(before[::-1], total):
                yield from _believed(total, parts[::-1], stream, known)


def _near(free: Sequence[Amount], behind: int, total: Amount) -> Iterator[int]:
    """Yield where parts may begin soon after their total; other units in between are free."""
    skipped = 0
    for at in range(behind, len(free)):
        yield at
        skipped += free[at].unit == total.unit
        if skipped > _MOST_SKIPPED or at - behind > _MOST_PARTS:
            return


def _opens(amount: Amount, words: Lexicon) -> bool:
    """Whether a list may begin here though its total stands far before: a new sentence, a 其中."""
    return bool(_SENTENCE_START.search(amount.gap) or words.parts.search(amount.gap))


def _adding_up(amounts: Sequence[Amount], total: Amount) -> Iterator[tuple[Amount, ...]]:
    """Yield the leading stretches of two or more amounts that make the total."""
    low = high = ZERO
    for count, amount in enumerate(amounts, 1):
        low, high = low + amount.low, high + amount.high
        if low > total.high:
            return
        if count > 1 and high >= total.low and amount.value:
            yield tuple(amounts[:count])


def _believed(
    total: Amount, parts: tuple[Amount, ...], stream: Stream, known: set[tuple[int, ...]]
) -> Iterator[Sum]:
    verdict = of_sum(total, parts)
    if verdict not in GOOD or any(part.high == _OPEN for part in parts):
        return
    score = digits(total, parts) + standing(total, parts, stream)
    score += 2.0 if in_columns(parts, known) else 0.0
    score -= 1.2 if verdict is Verdict.ROUNDING else 0.0
    if score >= _BELIEVED:
        yield Sum(total, parts, verdict, score)


def in_columns(parts: Sequence[Amount], known: set[tuple[int, ...]]) -> bool:
    """Whether the parts stand beside those of another sum, one for one."""
    orders = [part.order for part in parts]
    return any(tuple(order - back for order in orders) in known for back in _BESIDE)


def digits(total: Amount, parts: Sequence[Amount]) -> float:
    """Return how many digits of a total speak against chance; what rounding hides does not."""
    room = sum((each.high - each.low for each in (total, *parts)), ZERO) or Decimal(1)
    value = max(total.value, Decimal(1))
    return math.log10(value / room) if room < value else 0.0


def standing(total: Amount, parts: Sequence[Amount], stream: Stream) -> float:
    """Return what words and layout say for the parts being those of the total."""
    first, last = parts[0], parts[-1]
    words = stream.words
    score = _before(total, first, stream) if total.order < first.order else 2.0
    score += 1.0 if exhausts(parts, words) else 0.0
    score += 1.0 if _have_shares(parts, stream.all) else 0.0
    score += 0.7 if total.order > last.order or _ends(last, stream) else -1.2
    score += 0.35 * (len(parts) - 2)
    units = len({total.unit, *(part.unit for part in parts)})
    score -= 0.7 if units == _ALIKE else 0.0 if units < _ALIKE else _UNALIKE
    if any(words.parted.search(part.lead) for part in parts):
        score -= 1.0
    return score


def _before(total: Amount, first: Amount, stream: Stream) -> float:
    """Return what speaks for a total whose parts begin at `first`, behind it."""
    words = stream.words
    between = [each for each in stream.own if total.order < each.order < first.order]
    skipped = sum(1 for each in between if each.unit == total.unit)
    score = 1.5 if words.parts.search(first.gap) else 0.0
    score += 0.7 if words.totals.search(total.lead) else 0.0
    if names(total, first.gap) >= 0:
        return score + 2.0
    score += 1.0 if not skipped else -0.4 * min(skipped, 3)
    return score - 0.3 * min(first.sentence - total.sentence, 4)


def names(total: Amount, gap: str) -> int:
    """Return where the words before a list last name a total, -1 where they do not.

    检举控告类50件 … 在检举控告类信访件中，…: most of its own words must stand there.
    """
    name = total.lead.strip()
    if len(name) < _SHORTEST:
        return -1
    most = max(len(name) * 2 // 3, min(len(name), _WORD))
    return max((gap.rfind(name[at : at + most]) for at in range(len(name) - most + 1)), default=-1)


def exhausts(parts: Sequence[Amount], words: Lexicon) -> bool:
    """Whether the words say that nothing lies outside the parts: 其他, 城市 beside 农村, 分别."""
    leads = [part.lead + part.tail for part in parts]
    if words.rest.search(leads[-1]):
        return True
    pairs = ((one, other) for one, other in words.opposites)
    return len(parts) == 2 and any(
        (one in leads[0] and other in leads[1]) or (other in leads[0] and one in leads[1])
        for one, other in pairs
    )


def _have_shares(parts: Sequence[Amount], amounts: Sequence[Amount]) -> bool:
    """Whether each part but at most one is followed by its percentage."""
    shared = sum(1 for part in parts if _next_is_share(part, amounts))
    return shared >= max(len(parts) - 1, 2)


def _next_is_share(part: Amount, amounts: Sequence[Amount]) -> bool:
    after = amounts[part.order + 1] if part.order + 1 < len(amounts) else None
    return (
        after is not None
        and after.kind is FigureKind.PERCENT
        and after.role is Role.LEVEL
        and after.passage == part.passage
    )


def _ends(last: Amount, stream: Stream) -> bool:
    """Whether the list of parts ends here: at a full stop or semicolon, or before another list."""
    after = next((each for each in stream.own if each.order > last.order), None)
    if after is None or after.group != last.group:
        return True
    return bool(stream.words.parts.search(after.gap))
