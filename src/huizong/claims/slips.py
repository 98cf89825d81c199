"""The slip of the pen that would explain a relation which fails: one change to one number.

Two neighbouring digits swapped, one digit miswritten, left out or doubled, a power of ten, 万 for
元: the faults that people make when they copy figures by hand.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from huizong.claims.amount import HALF, ZERO, Amount, Number, Reckoned
from huizong.claims.arithmetic import GOOD, added
from huizong.values import Verdict


class SlipKind(StrEnum):
    """What went wrong, the likelier first."""

    SWAP = "swap"
    SCALE = "scale"
    DROPPED = "dropped"
    DIGIT = "digit"


@dataclass(frozen=True, slots=True)
class Slip:
    """One number of a relation and what it should have been."""

    kind: SlipKind
    amount: Amount
    value: Decimal


Recompute = Callable[[tuple[Reckoned, ...]], Verdict]
_TENS = (10, 100, 1000, 10_000)
_DIGITS = "0123456789"
_ANY_LENGTH = range(99)
_RANK = {kind: rank for rank, kind in enumerate(SlipKind)}


def slip(terms: tuple[Amount, ...], recompute: Recompute) -> Slip | None:
    """Return the likeliest single change that makes the relation hold, None where none does.

    One that makes it hold exactly is likelier than one that rounding lets pass.
    """
    best: tuple[bool, int] = (True, len(_RANK))
    found: Slip | None = None
    for at, term in enumerate(terms):
        before, behind = terms[:at], terms[at + 1 :]
        for kind, value in variants(term):
            if (False, _RANK[kind]) >= best:
                continue
            verdict = recompute((*before, _with(term, value), *behind))
            rank = (verdict is not Verdict.HOLDS, _RANK[kind])
            if verdict in GOOD and rank < best:
                best, found = rank, Slip(kind, term, value)
    return found


def slip_of_sum(total: Amount, parts: Sequence[Amount]) -> Slip | None:
    """Return the likeliest single change that makes parts add up, without adding them each time."""
    low = sum((part.low for part in parts), ZERO)
    high = sum((part.high for part in parts), ZERO)
    wanted = [(total, low, high)]
    wanted += [
        (part, total.low - (high - part.high), total.high - (low - part.low)) for part in parts
    ]
    found = [slip for each in wanted for slip in _fitting(*each)]
    made, wrong = total.value, added(parts)

    def likely(each: Slip) -> tuple[bool, int]:
        moved = each.value - each.amount.value
        exact = wrong == each.value if each.amount is total else wrong + moved == made
        return not exact, _RANK[each.kind]

    return min(found, key=likely, default=None)


def is_swap(total: Reckoned, parts: Sequence[Reckoned]) -> bool:
    """Whether two neighbouring digits swapped in one of some numbers make the parts the total."""
    gap = total.value - added(parts)
    wanted = [(total, total.value - gap), *((part, part.value + gap) for part in parts)]
    return any(_is_swapped(term, right) for term, right in wanted)


def _is_swapped(term: Reckoned, right: Decimal) -> bool:
    last = term.step or Decimal(1)
    if right < 0 or right % last or term.value % last:
        return False
    one, other = str(int(term.value / last)), str(int(right / last))
    apart = [at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]]
    beside = len(one) == len(other) and len(apart) == 2 and apart[1] == apart[0] + 1
    return beside and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]


def is_one_slip(total: Reckoned, parts: Sequence[Reckoned]) -> bool:
    """Whether one change to one of some numbers makes the parts the total, to the last digit."""
    gap = total.value - added(parts)
    wanted = [(total, total.value - gap), *((part, part.value + gap) for part in parts)]
    return any(value == right for term, right in wanted for _, value in variants(term))


def _fitting(term: Amount, least: Decimal, most: Decimal) -> Iterator[Slip]:
    """Yield the slips of a number that bring it between two others, but for what rounding hides."""
    room, last = term.step * HALF, term.step or Decimal(1)
    low, high = least - room, most + room
    if high < 0:
        return
    lengths = range(len(str(int(max(low, ZERO) / last))), len(str(int(high / last))) + 1)
    for kind, value in variants(term, lengths):
        if kind is SlipKind.SCALE:
            hidden = _room(term, value, kind)
            fits = least <= value + hidden and value - hidden <= most
        else:
            fits = low <= value <= high
        if fits:
            yield Slip(kind, term, value)


def _room(amount: Amount, value: Decimal, kind: SlipKind) -> Decimal:
    """Return what rounding hides of a number as it should have been, in its own scale."""
    scale = value / amount.value if kind is SlipKind.SCALE and amount.value else Decimal(1)
    return amount.step * HALF * scale


def _with(amount: Amount, value: Decimal) -> Number:
    room = amount.step * HALF
    return Number(value, amount.step, value - room, value + room, amount.exact, amount.sign)


def variants(amount: Reckoned, lengths: range = _ANY_LENGTH) -> Iterator[tuple[SlipKind, Decimal]]:
    """Yield what a number may have been before one slip, with the kind of slip.

    `lengths` are the numbers of digits that are wanted; another power of ten is always told.
    """
    last = amount.step or Decimal(1)
    whole = amount.value / last
    if whole != whole.to_integral_value() or whole <= 0 or whole >= 10**15:
        return
    written = str(int(whole))
    seen = {written}
    for kind, digits in _changed(written, lengths):
        if digits not in seen and not (digits.startswith("0") and len(digits) > 1):
            seen.add(digits)
            yield kind, Decimal(digits) * last
    for ten in _TENS:
        yield SlipKind.SCALE, amount.value * ten
        if amount.value % ten == 0 or amount.step:
            yield SlipKind.SCALE, amount.value / ten


def _changed(written: str, lengths: range) -> Iterator[tuple[SlipKind, str]]:
    length = len(written)
    same, shorter = length in lengths, max(length - 1, 1) in lengths
    for at in range(length - 1 if same else 0):
        yield SlipKind.SWAP, f"{written[:at]}{written[at + 1]}{written[at]}{written[at + 2 :]}"
    for at in range(length):
        if shorter:
            yield SlipKind.DROPPED, written[:at] + written[at + 1 :] or "0"
        for digit in _DIGITS if same else "":
            yield SlipKind.DIGIT, f"{written[:at]}{digit}{written[at + 1 :]}"
    for at in range(length + 1 if length + 1 in lengths else 0):
        for digit in _DIGITS:
            yield SlipKind.DROPPED, f"{written[:at]}{digit}{written[at:]}"


def likelihood(terms: Sequence[Reckoned]) -> float:
    """Return how likely a single slip explains numbers that have nothing in common."""
    last = terms[0].step or Decimal(1)
    span = max(terms[0].value / last, Decimal(1))
    tried = sum(12 * len(str(int(term.value / (term.step or Decimal(1))))) for term in terms)
    return tried / float(span)


def likelihood_of_swap(terms: Sequence[Reckoned]) -> float:
    """Return how likely two neighbouring digits swapped explain numbers with nothing in common."""
    span = max(terms[0].value / (terms[0].step or Decimal(1)), Decimal(1))
    tried = sum(len(str(int(term.value / (term.step or Decimal(1))))) - 1 for term in terms)
    return tried / float(span)
