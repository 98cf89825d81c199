"""Whether stated numbers fit, in exact arithmetic, with what rounding and 多 or 近 may hide.

Tolerances after the rule that n addends rounded to a unit u and a total rounded to u may differ by
(n + 1)·u/2; a whole count is exact. A rate printed with d decimals fits a/b if it differs from it
by half a unit of its last decimal at most (四舍五入).
"""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

from huizong.claims.amount import HALF, ZERO, Amount, Reckoned
from huizong.values import Verdict

EXACT = Context(prec=60)
_HUNDRED = Decimal(100)
GOOD = frozenset({Verdict.HOLDS, Verdict.ROUNDING})
FAULTS = frozenset({Verdict.FAILS, Verdict.TRUNCATED})


def added(amounts: Sequence[Reckoned]) -> Decimal:
    """Return what amounts make as they are written."""
    return sum((each.value for each in amounts), ZERO)


def of_sum(total: Reckoned, parts: Sequence[Reckoned]) -> Verdict:
    """Return whether the parts add up to the total."""
    made = low = high = ZERO
    for part in parts:
        made, low, high = made + part.value, low + part.low, high + part.high
    if made == total.value:
        return Verdict.HOLDS
    if low > total.high or high < total.low:
        return Verdict.FAILS
    return Verdict.ROUNDING


def of_difference(now: Reckoned, base: Reckoned, change: Reckoned) -> Verdict:
    """Return whether `now` is `base` and the change, which has its sign."""
    signed = change.value * change.sign
    if base.value + signed == now.value:
        return Verdict.HOLDS
    ends = sorted((change.low * change.sign, change.high * change.sign))
    if base.low + ends[0] > now.high or base.high + ends[1] < now.low:
        return Verdict.FAILS
    return Verdict.ROUNDING


def of_rate(
    rate: Reckoned,
    above: tuple[Decimal, Decimal, Decimal],
    below: tuple[Decimal, Decimal, Decimal],
) -> Verdict:
    """Return whether a percentage is `above` over `below`, each (value, low, high), times 100."""
    if below[0] <= 0 or below[1] <= 0:
        return Verdict.UNDECIDABLE
    stated = _HUNDRED * EXACT.divide(above[0], below[0])
    last = rate.step or Decimal(1)
    if not rate.exact:
        return Verdict.HOLDS if rate.low <= stated <= rate.high else Verdict.FAILS
    if abs(stated - rate.value) <= last * HALF:
        return Verdict.HOLDS
    least = _HUNDRED * EXACT.divide(max(above[1], ZERO), below[2])
    most = _HUNDRED * EXACT.divide(above[2], below[1])
    if least <= rate.value + last * HALF and most >= rate.value - last * HALF:
        return Verdict.ROUNDING
    cut = stated.quantize(last, rounding=ROUND_DOWN, context=EXACT) if stated < 10**20 else stated
    return Verdict.TRUNCATED if cut == rate.value else Verdict.FAILS


def of_share(rate: Reckoned, part: Reckoned, whole: Reckoned) -> Verdict:
    """Return whether the part is that percentage of the whole."""
    return of_rate(rate, _three(part), _three(whole))


def of_growth(rate: Reckoned, now: Reckoned, base: Reckoned) -> Verdict:
    """Return whether `now` is that much above (or below) the base."""
    change = (
        (now.value - base.value) * rate.sign,
        (now.low - base.high if rate.sign > 0 else base.low - now.high),
        (now.high - base.low if rate.sign > 0 else base.high - now.low),
    )
    return _signed(rate, change, _three(base))


def of_growth_by(rate: Reckoned, now: Reckoned, change: Reckoned) -> Verdict:
    """Return whether a change to `now` is that percentage of what was there before it."""
    base = (
        now.value - change.value * change.sign,
        now.low - (change.high if change.sign > 0 else -change.low),
        now.high - (change.low if change.sign > 0 else -change.high),
    )
    return _signed(rate, _three(change), base)


def _signed(
    rate: Reckoned,
    change: tuple[Decimal, Decimal, Decimal],
    base: tuple[Decimal, Decimal, Decimal],
) -> Verdict:
    """A fall that is stated as a rise fails; a rounded zero may be either."""
    return Verdict.FAILS if change[2] < 0 else of_rate(rate, change, base)


def _three(amount: Reckoned) -> tuple[Decimal, Decimal, Decimal]:
    return amount.value, amount.low, amount.high


def percent(above: Decimal, below: Decimal, *, like: Reckoned) -> str:
    """Return above/below as a percentage with as many decimals as `like` has, rounded half up."""
    share = _HUNDRED * EXACT.divide(above, below)
    return f"{share.quantize(like.step or Decimal(1), rounding=ROUND_HALF_UP, context=EXACT):f}"


def quotient(above: Decimal, below: Decimal, *, like: Amount) -> str:
    """Return above/below with as many decimals as `like` has, two where it has none."""
    last = like.step or Decimal("0.01")
    stated = EXACT.divide(above, below).quantize(last, rounding=ROUND_HALF_UP, context=EXACT)
    return f"{stated:f}"
