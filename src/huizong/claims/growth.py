"""Growth and difference: a figure now, what it is compared with, and by how much it changed."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from huizong.claims.amount import Amount, Role
from huizong.claims.arithmetic import EXACT, GOOD, of_difference, of_growth, of_growth_by
from huizong.claims.completion import is_plan
from huizong.claims.naming import speaks_of
from huizong.claims.relation import Relation
from huizong.claims.stated import JOINTS
from huizong.claims.words import lexicon
from huizong.values import ClaimKind, FigureKind, Verdict

_NEAR = 6  # amounts before a base among which what is compared with it stands
_BEFORE = 4  # amounts before a change among which its base stands
_FAR = 30  # amounts before a change among which what changed stands
_DATED = re.compile(r"^[\d\s年月日至-]*")
_MOST = 8  # rates of a list
_EACH, _TAKEN_UP, _ABOVE = "分别", "这一", "以上"
_FEW = 2  # characters that may stay unexplained
_HUNDRED = Decimal(100)
_COUNTED = frozenset({"things", "people"})
_AGAINST = ("同比", "环比", "比上年", "较上年", "比去年", "较去年")


def growth(amounts: Sequence[Amount]) -> list[Relation]:
    """Return the growth rates, differences and changes in percentage points of running text."""
    found: list[Relation] = []
    listed: set[int] = set()
    for amount in amounts:
        if amount.role is not Role.CHANGE or amount.cell[0] >= 0 or amount.order in listed:
            continue
        rates = _listed(amount, amounts)
        if len(rates) > 1 and _EACH in amount.gap:
            listed |= {rate.order for rate in rates}
            found += _zipped(rates, amounts)
        else:
            found += _of_change(amount, amounts)
    return found


def _listed(first: Amount, amounts: Sequence[Amount]) -> list[Amount]:
    """Return a rate of change with those that a list goes on with: 16.9%和15.0%."""
    rates = [first] if first.family == "rate" else []
    for each in amounts[first.order + 1 : first.order + 1 + _MOST] if rates else ():
        if each.family != "rate" or each.role is not Role.CHANGE or each.gap.strip() not in JOINTS:
            break
        rates.append(each)
    return rates


def _zipped(rates: Sequence[Amount], amounts: Sequence[Amount]) -> Iterator[Relation]:
    """Yield the rates of a list with the changes listed before: 减少1起、6人，分别下降9%和5%."""
    first = rates[0].order
    steps = amounts[max(first - len(rates), 0) : first]
    alike = all(
        step.role is Role.CHANGE and step.family != "rate" and step.group == rates[0].group
        for step in steps
    )
    if alike and len(steps) == len(rates):
        for rate, step in zip(rates, steps, strict=True):
            yield from _by_change(step, rate, amounts)


def _of_change(change: Amount, amounts: Sequence[Amount]) -> Iterator[Relation]:
    clause = [
        each
        for each in amounts[max(change.order - _BEFORE, 0) : change.order]
        if each.passage == change.passage and each.group == change.group
    ]
    base = next((each for each in reversed(clause) if each.role is Role.BASE), None)
    if any(lexicon().yearly.search(each.gap) for each in (change, base) if each is not None):
        return
    if base is not None:
        now = _compared(base, change, amounts)
        if now is not None:
            close = all(
                each.family in (now.family, "rate") for each in clause if each.order > base.order
            )
            yield from _against_base(now, base, change, close=close)
        return
    if change.family == "rate":
        yield from _without_base(change, clause, amounts)


def _without_base(
    change: Amount, clause: Sequence[Amount], amounts: Sequence[Amount]
) -> Iterator[Relation]:
    """Yield a rate with the number by which something changed: beside it, before or behind."""
    step = _step_before(clause) or _step_behind(change, amounts)
    if step is not None:
        yield from _by_change(step, change, amounts)
    elif not any(each.role is Role.CHANGE for each in clause):
        yield from _from_nothing(change, amounts)


def _step_before(clause: Sequence[Amount]) -> Amount | None:
    """Return the change just before a rate: 减少8起，下降17.8%."""
    step = clause[-1] if clause else None
    beside = step is not None and step.role is Role.CHANGE and step.family != "rate"
    return step if beside else None


def _step_behind(rate: Amount, amounts: Sequence[Amount]) -> Amount | None:
    """Return the change just behind a rate: 增长15.35%，增收25457万元."""
    step = amounts[rate.order + 1] if rate.order + 1 < len(amounts) else None
    beside = (
        step is not None
        and step.role is Role.CHANGE
        and step.family not in ("rate", "points")
        and step.kind is not FigureKind.POINTS
        and (step.passage, step.group, step.sign) == (rate.passage, rate.group, rate.sign)
        and _says_no_more(step.gap)
    )
    return step if beside else None


def _compared(base: Amount, change: Amount, amounts: Sequence[Amount]) -> Amount | None:
    """Return what is compared with the base: 499件，较上年453件; or 由453件增至499件."""
    for each in amounts[base.order + 1 : change.order]:
        if each.role is Role.LEVEL and each.family == base.family:
            return each
    for each in reversed(amounts[max(base.order - _NEAR, 0) : base.order]):
        if each.passage != base.passage:
            return None
        if each.role is Role.LEVEL and each.family == base.family and _beside(each, base):
            return each if each.sentence == base.sentence or _TAKEN_UP in base.gap else None
    return None


def _beside(one: Amount, other: Amount) -> bool:
    """Whether no bracket that closes parts one amount from another behind it."""
    return one.inside in (-1, other.inside)


def _against_base(now: Amount, base: Amount, change: Amount, *, close: bool) -> Iterator[Relation]:
    """Yield how a change fits what it changed; one that fails only where all are one thing."""
    for relation in _relations(now, base, change):
        sure = close and now.exact and base.exact and change.exact and _says_no_more(change.gap)
        if relation.verdict in GOOD or sure:
            yield relation


def _says_no_more(gap: str) -> bool:
    """Whether the words before a change (同比, 比上年) name no other thing that changed."""
    words = lexicon()
    return len(words.comparing.sub("", words.times.sub("", gap)).strip("，,、；;（( 的了")) <= _FEW


def _relations(now: Amount, base: Amount, change: Amount) -> Iterator[Relation]:
    if change.kind is FigureKind.POINTS and now.family == "rate":
        yield Relation(ClaimKind.POINTS, (change, now, base), of_difference(now, base, change), 3.0)
    elif change.family == "rate" and now.family != "rate" and base.value > 0:
        yield Relation(ClaimKind.GROWTH, (change, now, base), of_growth(change, now, base), 3.0)
    elif change.family == now.family != "rate":
        yield Relation(
            ClaimKind.DIFFERENCE, (change, now, base), of_difference(now, base, change), 3.0
        )


def _by_change(step: Amount, change: Amount, amounts: Sequence[Amount]) -> Iterator[Relation]:
    """Yield what changed by so many, and so by that rate: 37起 … 事故起数减少8起，下降17.8%."""
    before = [
        each
        for each in amounts[max(step.order - _FAR, 0) : step.order]
        if each.passage == step.passage
        and each.role is Role.LEVEL
        and each.family == step.family
        and each.unit == step.unit
        and each.exact
        and not each.tail.startswith(_ABOVE)
        and not is_plan(each, amounts)
        and _beside(each, step)
    ]
    named = [each for each in before if _same_thing(each, step)]
    near = (named or before)[::-1]
    fitting = [now for now in near if of_growth_by(change, now, step) in GOOD]
    for now in (*fitting, *near):
        verdict = of_growth_by(change, now, step)
        sure = bool(named) or (now is before[-1] and _surely_now(now, step, change, before))
        if verdict in GOOD or sure:
            yield Relation(
                ClaimKind.GROWTH, (change, now, step), verdict, 3.0 if sure else 1.0, "by-change"
            )
            return


def _surely_now(now: Amount, step: Amount, change: Amount, before: Sequence[Amount]) -> bool:
    """Whether no other amount than the last before a change can be what changed."""
    told = min(step, change, key=lambda each: each.order)
    beside = now.group == told.group and _says_no_more(told.gap)
    alone = sum(1 for each in before if each.sentence == now.sentence) == 1
    return len(before) == 1 or (beside and (alone or now.order == told.order - 1))


def _same_thing(level: Amount, step: Amount) -> bool:
    """Whether two amounts speak of the same: 死亡33人, or 33人死亡 … 死亡人数减少9人."""
    told = _DATED.sub("", step.lead).strip()
    names = (level.lead.strip()[-2:], level.tail.strip()[:2])
    return any(len(name) > 1 and told.startswith(name) for name in names) or speaks_of(told, level)


def _from_nothing(change: Amount, amounts: Sequence[Amount]) -> Iterator[Relation]:
    """Yield a growth that no whole number before it can give: 7件，同比增长15%."""
    now = amounts[change.order - 1] if change.order else None
    if now is None or not _is_whole(now) or not change.exact or "分别" in change.gap:
        return
    beside = (now.passage, now.group) == (change.passage, change.group)
    against = change.gap.lstrip("，, 、").startswith(_AGAINST)
    if beside and against and not _has_whole_base(now, change):
        yield Relation(ClaimKind.GROWTH, (change, now), Verdict.FAILS, 2.0, "no-base")


def _is_whole(now: Amount) -> bool:
    counted = now.role is Role.LEVEL and now.family in _COUNTED
    return counted and now.exact and not now.step and now.value > 0


def _has_whole_base(now: Amount, change: Amount) -> bool:
    """Whether some whole number grows (or falls) to `now` by that rate, rounded or cut off."""
    last = change.step or Decimal(1)
    ends = sorted(
        EXACT.divide(now.value * _HUNDRED, _HUNDRED + change.sign * rate)
        for rate in (change.value - last / 2, change.value + last)
        if _HUNDRED + change.sign * rate > 0
    )
    if len(ends) < 2:
        return True
    least = ends[0].to_integral_value(ROUND_CEILING)
    return least <= ends[1].to_integral_value(ROUND_FLOOR)
