"""A target against what was reached, in exact arithmetic.

完成率 = 实际 ÷ 计划; a ceiling is kept where the figure is not above it; a rate is short by points.
A figure that is only about known decides nothing that its looseness could turn.
"""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from huizong.following.labels import Stated
from huizong.following.targets import Target
from huizong.values import Bound, PromiseState

_ABOUT = Decimal("0.1")
_LEAST = Decimal("0.0001")
_TENTH = Decimal("0.1")
_HUNDRED = Decimal(100)
_LOOSE = ("多", "余", "几", "超", "突破", "逾")
_LARGE = (("亿", Decimal(10**8)), ("万", Decimal(10**4)))


@dataclass(frozen=True, slots=True)
class Judgement:
    """The state of a target, its arithmetic, and by how much it is missed or passed."""

    state: PromiseState
    formula: str
    gap: Decimal
    rate: Decimal | None = None
    unit: str = ""


def judge(target: Target, reached: Stated, *, whole: Decimal | None = None) -> Judgement:
    """Return whether a target is reached by a figure.

    With `whole` the figure is the other part of it: the target is on what `whole` leaves.
    """
    target, scale = _as_written(target, reached)
    low, high = (end / scale for end in between(reached))
    sign = -1 if target.stated.change and target.stated.change != reached.change else 1
    if sign < 0:
        low, high = -high, -low
    if whole is not None:
        low, high = whole - high, whole - low
    value = low if low.is_finite() else high
    if not value.is_finite():
        return Judgement(PromiseState.UNDECIDABLE, "", Decimal(0))
    met = high <= target.value if target.ceiling else low >= target.value
    missed = low > target.value if target.ceiling else high < target.value
    if missed and target.stated.figure.bound is Bound.ABOUT:
        missed = abs(target.value - value) > abs(target.value) * _ABOUT
    if not met and not missed:
        return Judgement(PromiseState.UNDECIDABLE, "", abs(target.value - value))
    judged = _judged(target, value, met=met, whole=whole)
    own = target.stated.figure.unit if scale != 1 else target.stated.unit
    return replace(judged, unit=own or "")


def _as_written(target: Target, reached: Stated) -> tuple[Target, Decimal]:
    """Return the target in its own unit where both are written in it, and what that is worth."""
    figure = target.stated.figure
    written = figure.low if figure.low is not None else figure.high
    if figure.unit != reached.figure.unit or not written:
        return target, Decimal(1)
    return replace(target, value=written), target.value / written


def _judged(target: Target, value: Decimal, *, met: bool, whole: Decimal | None) -> Judgement:
    gap = abs(target.value - value)
    formula = _compared(target, value, met=met)
    if whole is not None:
        formula = f"{plain(whole)} - {plain(whole - value)} = {plain(value)}; {formula}"
    if target.stated.rate or target.ceiling or target.value <= 0:
        state = PromiseState.MET if met else PromiseState.NOT_MET
        return Judgement(state, formula, gap)
    rate = (value * _HUNDRED / target.value).quantize(_TENTH, ROUND_HALF_UP)
    formula = f"{plain(value)} / {plain(target.value)} = {plain(rate)}%"
    short = PromiseState.IN_PART if value > 0 else PromiseState.NOT_MET
    return Judgement(PromiseState.MET if met else short, formula, gap, rate)


def _compared(target: Target, value: Decimal, *, met: bool) -> str:
    """Return how a figure stands to its target."""
    one, two = plain(value), plain(target.value)
    if value == target.value:
        return f"{one} = {two}"
    if met:
        return f"{one} {'<=' if target.ceiling else '>='} {two}"
    high, low = (one, two) if target.ceiling else (two, one)
    return f"{high} - {low} = {plain(abs(target.value - value))}"


def between(one: Stated) -> tuple[Decimal, Decimal]:
    """Return between what a figure lies, as its words have it."""
    low = one.low if one.low is not None else Decimal("-Infinity")
    high = one.high if one.high is not None else Decimal("Infinity")
    if one.figure.bound is Bound.ABOUT:
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    if one.figure.bound is Bound.OVER and one.low is not None and _loose(one.figure.text):
        return low, _next_round(one.low)
    return low, high


def _loose(text: str) -> bool:
    return any(word in text for word in _LOOSE)


def _next_round(value: Decimal) -> Decimal:
    """Return where 多 ends: 400多 is just below 500 at most, 1230多 below 1240."""
    if not value:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return value + Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) - _LEAST


def plain(value: Decimal) -> str:
    """Return a value without needless zeros, in 亿 or 万 where it is that large and round."""
    for word, worth in _LARGE:
        if abs(value) >= worth and (value / worth * _HUNDRED) % 1 == 0:
            return f"{_digits(value / worth)}{word}"
    return _digits(value)


def _digits(value: Decimal) -> str:
    normal = value.normalize()
    return f"{normal:f}"
