"""Totals and their parts: found by exact arithmetic, weighed by what the words around say.

Numbers that add up by chance are common among small ones (5次 beside 2期 and 3次) and rare among
large ones, so a sum is believed by a score: the digits of its total, and the words and the layout
that speak for it. Parts within parts are found first and taken out, then what lies around them.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from huizong.claims.amounts import ZERO, Amount, Role
from huizong.claims.arithmetic import GOOD, of_share, of_sum
from huizong.claims.words import Lexicon, lexicon
from huizong.values import FigureKind, Verdict

_BELIEVED = 3.0
_MOST_SKIPPED = 4  # amounts between a total and its first part
_MOST_PARTS = 24
_REACH = 48  # amounts behind a total among which its parts begin
_OPEN = Decimal("Infinity")
_SENTENCE_START = re.compile(r"[。！？；;\n]")
_SHORTEST = 3  # characters: 支持, 完成 name nothing
_WORD = 4  # characters of a name that must stand in the words before a list
_BESIDE = (1, 2, 3, -1, -2, -3)  # amounts between the columns of one row
_ROUNDS = 8
_ROWS = 1.9  # that amounts are a column of groups built alike
_FEW, _FULL = 2, Decimal(100)
_ANEW = 1.5  # that a list is told anew within the parts: 从举报方式看
_ROW = 3  # amounts of one row of columns
_WIDEST = 4  # columns of groups built alike
_CLOSE = 2  # characters between a total and its bracket
_ALIKE = 2  # 件 beside 个: two measure words may be one; three are an inventory
_UNALIKE = 4.0
_SUMMED = frozenset(FigureKind) - {FigureKind.PERCENT, FigureKind.SCORE}


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """A total with its parts, how strongly it is believed, whether they are a column of rows."""

    total: Amount
    parts: tuple[Amount, ...]
    verdict: Verdict
    score: float
    column: bool = False


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
    starts = [at for at, amount in enumerate(free) if _opens(amount, words)]
    for total in search.stream.own:
        if total.value <= 1 or total.high == _OPEN:
            continue
        behind = bisect_right(orders, total.order)
        far = starts[bisect_left(starts, behind) : bisect_left(starts, behind + _REACH)]
        for first in sorted({*_near(free, behind, total), *far}):
            for parts in _of_rows(_rows(free[first : first + _MOST_PARTS], total), total):
                yield from _believed(total, parts, search)


def _before_total(search: _Search) -> Iterator[Sum]:
    """Yield the sums whose parts stand before their total: 共32件."""
    orders = [amount.order for amount in search.free]
    for total in search.stream.own:
        if total.value > 1 and search.stream.words.closing.search(total.lead):
            end = bisect_left(orders, total.order)
            before = search.free[max(end - _MOST_PARTS, 0) : end]
            for parts in _adding_up(before[::-1], total):
                yield from _believed(total, parts[::-1], search)


def _in_groups(search: _Search) -> Iterator[Sum]:
    """Yield the sums whose parts are a column of groups built alike."""
    lists = list(_side_by_side(search.free))
    for total in search.stream.own if lists else ():
        for parts in lists:
            if 0 < parts[0].order - total.order <= _REACH and total.value > 1:
                yield from _believed(total, parts, search, column=True)


def _rows(row: list[Amount], total: Amount) -> Iterator[list[Amount]]:
    """Yield a stretch of amounts; without the coarser; without what is in brackets; only that."""
    yield row
    yield [each for each in row if each.step <= total.step]
    outside = [each for each in row if each.inside == row[0].inside]
    if len(outside) < len(row):
        yield outside
        inside = [each for each in row if each.inside >= 0]
        if row[0].inside >= 0 and len({each.inside for each in inside}) == len(inside):
            yield inside


def _of_rows(rows: Iterator[list[Amount]], total: Amount) -> Iterator[tuple[Amount, ...]]:
    """Yield once each the leading stretches of some rows that make a total."""
    yield from dict.fromkeys(parts for row in rows for parts in _adding_up(row, total))


def _side_by_side(free: Sequence[Amount]) -> Iterator[tuple[Amount, ...]]:
    """Yield the columns of groups built alike: 东镇办理23件，办结21件；西镇办理24件，办结20件."""
    outside = [each for each in free if each.inside < 0]
    groups = [tuple(own) for _, own in groupby(outside, key=lambda each: each.group)]
    for width, alike in groupby(groups, key=len):
        rows = list(alike)
        if 1 < width <= _WIDEST and len(rows) > 1:
            yield from zip(*rows, strict=True)


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


def in_columns(parts: Sequence[Amount], known: AbstractSet[tuple[int, ...]]) -> bool:
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
    score += 1.0 if exhausts(parts, words) or make_hundred(parts, stream.all) else 0.0
    score += _have_shares(total, parts, stream.all)
    score += 2.0 if fill_bracket(total, parts, stream) else 0.0
    score += 0.7 if total.order > last.order or _ends(last, stream) else -1.2
    score += 0.35 * (len(parts) - 2)
    units = len({total.unit, *(part.unit for part in parts)})
    score -= 0.7 if units == _ALIKE else 0.0 if units < _ALIKE else _UNALIKE
    score -= 1.0 if any(words.parted.search(part.lead) for part in parts) else 0.0
    return score - (_ANEW if any(words.split.search(part.gap) for part in parts[1:]) else 0.0)


def _before(total: Amount, first: Amount, stream: Stream) -> float:
    """Return what speaks for a total whose parts begin at `first`, behind it."""
    words, opening = stream.words, opening_of(first, stream.all)
    between = [each for each in stream.own if total.order < each.order < first.order]
    skipped = sum(1 for each in between if each.unit == total.unit)
    score = 1.5 if words.parts.search(opening) else 0.0
    score += 0.7 if words.totals.search(total.lead) else 0.0
    if names(total, opening) >= 0 or taken_up(total, opening):
        return score + 2.0
    score += 1.0 if not skipped else -0.4 * min(skipped, 3)
    return score - 0.3 * min(first.sentence - total.sentence, 4)


def opening_of(first: Amount, amounts: Sequence[Amount]) -> str:
    """Return the words that open a list, also before a column of other things beside it."""
    gap, at = first.gap, first.order - 1
    while at >= 0 and first.order - at <= _ROW:
        beside = amounts[at]
        if (beside.passage, beside.group) != (first.passage, first.group):
            break
        if beside.family == first.family or beside.cell[0] >= 0:
            break
        gap, at = beside.gap + gap, at - 1
    return gap


def names(total: Amount, gap: str) -> int:
    """Return where the words before a list last name a total, -1 where they do not.

    检举控告类50件 … 在检举控告类信访件中，…: most of its own words must stand there.
    """
    name = total.lead.strip()
    if len(name) < _SHORTEST:
        return -1
    most = max(len(name) * 2 // 3, min(len(name), _WORD))
    return max((gap.rfind(name[at : at + most]) for at in range(len(name) - most + 1)), default=-1)


def taken_up(total: Amount, opening: str) -> bool:
    """Whether a list begins with the very words before its total: 处分85人。处分科级干部13人."""
    name = total.lead.strip()
    return len(name) > 1 and opening.lstrip("）)。；;，, 、").startswith(name)


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


def _have_shares(total: Amount, parts: Sequence[Amount], amounts: Sequence[Amount]) -> float:
    """Return what the percentages behind the parts say: most if they are of the total."""
    shared = [(part, rate) for part in parts if (rate := next_share(part, amounts)) is not None]
    if len(shared) < max(len(parts) - 1, 2):
        return 0.0
    right = sum(1 for part, rate in shared if of_share(rate, part, total) in GOOD)
    return 2.5 if right >= max(len(shared) - 1, 2) else 1.0 if right else -1.0


def make_hundred(parts: Sequence[Amount], amounts: Sequence[Amount]) -> bool:
    """Whether each part is followed by its percentage, and these make a hundred, each rounded."""
    rates = [next_share(part, amounts) for part in parts]
    if len(parts) < _FEW or None in rates:
        return False
    room = sum((rate.step or Decimal(1) for rate in rates if rate), ZERO) / 2
    return abs(sum((rate.value for rate in rates if rate), ZERO) - _FULL) <= room


def next_share(part: Amount, amounts: Sequence[Amount]) -> Amount | None:
    """Return the percentage right behind a part, None without."""
    after = amounts[part.order + 1] if part.order + 1 < len(amounts) else None
    shared = (
        after is not None
        and after.kind is FigureKind.PERCENT
        and after.role is Role.LEVEL
        and after.passage == part.passage
        and not lexicon().rate.search(after.lead)
    )
    return after if shared else None


def fill_bracket(total: Amount, parts: Sequence[Amount], stream: Stream) -> bool:
    """Whether the parts are all that a bracket right behind the total tells: 7个（市5个县2个）."""
    inside = parts[0].inside
    if inside < 0 or not 0 <= inside - total.end <= _CLOSE:
        return False
    alike = [each for each in stream.own if each.inside == inside]
    return len(alike) == len(parts) and all(part.inside == inside for part in parts)


def _ends(last: Amount, stream: Stream) -> bool:
    """Whether the list of parts ends here: at a full stop or semicolon, or before another list."""
    after = next((each for each in stream.own if each.order > last.order), None)
    if after is None or after.group != last.group:
        return True
    return bool(stream.words.parts.search(after.gap))
