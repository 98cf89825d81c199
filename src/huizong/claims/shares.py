"""Percentages of a whole: which part of which whole a share or a rate is meant to be.

The part is the amount just before the percentage; the whole is looked for among the amounts before
the part. Where one fits, that is the one meant; where none fits, it is an alarm only if the words
leave no doubt which whole is meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from huizong.claims.amounts import Amount, Role
from huizong.claims.arithmetic import GOOD, of_rate, of_share
from huizong.claims.naming import speaks_of
from huizong.claims.relation import Relation
from huizong.claims.sums import Sum
from huizong.claims.words import Lexicon, lexicon
from huizong.values import ClaimKind, FigureKind, Verdict

_REACH = 40  # amounts before a part among which its whole is looked for
_SURE = 2.0
_PER_STEP = 0.005  # for each amount between a part and its whole
_CHANCE = 0.35  # of one of the wholes tried fitting by chance
_PAIR_CHANCE = 0.02
_JOINTS = frozenset("、和与及")
_SHORT = 2  # characters: 信访总量 may be of anything counted here
_CLAUSE = re.compile(r"[，,；;。]")
_WITHOUT_PARTS = frozenset(
    {FigureKind.PERCENT, FigureKind.POINTS, FigureKind.SCORE, FigureKind.DURATION}
)
_FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Stated:
    """A percentage with the amounts that it may be said of, and the words between."""

    rate: Amount
    parts: tuple[Amount, ...]
    base: str | None  # the words behind 占, None without
    stem: str | None  # the words before 率


def shares(amounts: Sequence[Amount], sums: Sequence[Sum]) -> list[Relation]:
    """Return the shares and rates that fit a whole, and those that surely do not."""
    words = lexicon()
    stated = list(_stated(amounts, sums, words))
    found = {each.rate.order: _fitting(each, amounts, sums, words) for each in stated}
    bases = {relation.terms[2].order: relation.terms[2] for relation in found.values() if relation}
    failing = [
        _failing(each, amounts, sums, bases, words)
        for each in stated
        if found[each.rate.order] is None
    ]
    structure = list(_structures(amounts, sums))
    return [relation for relation in (*found.values(), *failing, *structure) if relation]


def _stated(amounts: Sequence[Amount], sums: Sequence[Sum], words: Lexicon) -> Iterator[_Stated]:
    at = 0
    while at < len(amounts):
        end = at + 1
        if _is_rate(amounts[at]):
            while end < len(amounts) and _continues(amounts[end], amounts[end - 1]):
                end += 1
            yield from _of_list(amounts, (at, end), sums, words)
        at = end


def _is_rate(amount: Amount) -> bool:
    return amount.family == "rate" and amount.role is Role.LEVEL and amount.cell[0] < 0


def _continues(amount: Amount, before: Amount) -> bool:
    """Whether a percentage goes on a list: 34.4%、27.1%."""
    return _is_rate(amount) and before.passage == amount.passage and amount.gap.strip() in _JOINTS


def _of_list(
    amounts: Sequence[Amount], span: tuple[int, int], sums: Sequence[Sum], words: Lexicon
) -> Iterator[_Stated]:
    """Yield the percentages of a list with their parts: 117件和92件，各占34.4%、27.1%."""
    start, end = span
    rates = amounts[start:end]
    first = rates[0]
    share, rate = words.share.search(first.lead), words.rate.search(first.lead)
    base = share[1] if share else None
    stem = rate[1] if rate else None
    if len(rates) > 1:
        parts = [each for each in amounts[max(start - len(rates), 0) : start] if _may_be_part(each)]
        if len(parts) == len(rates) and all(part.gap.strip() in _JOINTS for part in parts[1:]):
            for one, part in zip(rates, parts, strict=True):
                yield _Stated(one, (part,), base, stem)
        return
    parts = _parts_before(amounts, first, sums)
    bare = first.gap.strip() in ("(", "（", ",", "，") or first.gap.rstrip().endswith(("|", "\t"))
    if share or rate or bare or not parts:
        yield _Stated(first, tuple(parts), base if share or not bare else "", stem)


def _may_be_part(amount: Amount) -> bool:
    return amount.role is Role.LEVEL and amount.kind not in _WITHOUT_PARTS and amount.value > 0


def _parts_before(amounts: Sequence[Amount], rate: Amount, sums: Sequence[Sum]) -> list[Amount]:
    """Return the amount before a percentage, and the total of the list that it closes."""
    for amount in reversed(amounts[max(rate.order - 4, 0) : rate.order]):
        if amount.passage != rate.passage or amount.sentence != rate.sentence:
            return []
        if _may_be_part(amount):
            closed = [each.total for each in sums if amount in each.parts]
            return [amount, *(total for total in closed if total.sentence == rate.sentence)]
    return []


def _wholes(amounts: Sequence[Amount], part: Amount) -> list[Amount]:
    """Return the amounts before a part that are counted as it is, the nearest first."""
    before = amounts[max(part.order - _REACH, 0) : part.order]
    return [
        each
        for each in reversed(before)
        if each.family == part.family and each.role is Role.LEVEL and each.passage == part.passage
    ]


def _fitting(
    stated: _Stated, amounts: Sequence[Amount], sums: Sequence[Sum], words: Lexicon
) -> Relation | None:
    """Return the share with the likeliest of the wholes that fit, None where none does."""
    if not stated.rate.exact:
        return None
    for part in stated.parts:
        wholes = [each for each in _wholes(amounts, part) if each.value >= part.value]
        chance = len(wholes) * float(stated.rate.step or 1) / 100
        fitting = [whole for whole in wholes if _fits(stated.rate, part, whole)]
        if fitting and (chance < _CHANCE or stated.base is not None):
            whole = max(fitting, key=lambda each: _standing(stated, part, each, sums, words))
            return _share(stated.rate, part, whole)
        for whole in wholes:
            if words.negative.search(part.lead) or words.negative.search(part.tail):
                verdict = _rest(stated.rate, part, whole)
                if verdict in GOOD and stated.stem is not None:
                    return Relation(
                        ClaimKind.SHARE, (stated.rate, part, whole), verdict, way="rest"
                    )
    adrift = not stated.parts or (stated.stem and not _names(stated, stated.parts[0]))
    return _from_afar(stated, amounts) if adrift else None


def _fits(rate: Amount, part: Amount, whole: Amount) -> bool:
    """Whether a share is right; of 100多 and 200多 only the written numbers tell anything."""
    verdict = of_share(rate, part, whole)
    return verdict is Verdict.HOLDS or (verdict in GOOD and part.exact and whole.exact)


def _share(rate: Amount, part: Amount, whole: Amount) -> Relation:
    return Relation(ClaimKind.SHARE, (rate, part, whole), of_share(rate, part, whole))


def _rest(rate: Amount, part: Amount, whole: Amount) -> Verdict:
    """Return whether the rate is of what is left: of 139, 39 不合格, 合格率72%."""
    above = (
        whole.value - part.value,
        whole.low - part.high,
        whole.high - part.low,
    )
    return of_rate(rate, above, (whole.value, whole.low, whole.high))


def _from_afar(stated: _Stated, amounts: Sequence[Amount]) -> Relation | None:
    """Return the one pair of the paragraph that makes the percentage, if hardly by chance."""
    rate = stated.rate
    if rate.value >= _FULL or not rate.step:
        return None
    near = [
        each
        for each in amounts[max(rate.order - _REACH, 0) : rate.order]
        if each.passage == rate.passage and _may_be_part(each)
    ]
    pairs = [
        (part, whole)
        for part in near
        for whole in near
        if part.family == whole.family and part.unit == whole.unit and part.value < whole.value
    ]
    if not pairs or len(pairs) * float(rate.step) / 100 > _PAIR_CHANCE:
        return None
    fitting = [pair for pair in pairs if of_share(rate, *pair) is Verdict.HOLDS]
    return _share(rate, *fitting[-1]) if fitting else None


def _standing(
    stated: _Stated, part: Amount, whole: Amount, sums: Sequence[Sum], words: Lexicon
) -> float:
    """Return how surely a whole is the one meant."""
    score = 0.0
    if any(each.total is whole and part in each.parts for each in sums):
        score += _SURE
    if stated.base is not None:
        meant = _meant(stated.base, whole, words)
        apart = whole.sentence != part.sentence and meant < _SURE
        score += meant - (0.5 if apart else 0.0)
    elif stated.stem is not None:
        score += 1.0 if _names(stated, part) else -0.5
    score += 0.5 if whole.unit == part.unit else -0.5
    score += 0.5 if words.totals.search(whole.lead) else 0.0
    return score - _PER_STEP * (part.order - whole.order)


def _meant(base: str, whole: Amount, words: Lexicon) -> float:
    """Return how the words behind 占 fit a whole: 占总量 any, 占一般预算收入 only one so named."""
    own = words.whole.sub("", base.strip())
    if not own or own[:_SHORT] in whole.lead:
        return 1.0
    if speaks_of(base, whole):
        return 2.0
    return 1.0 if len(own) <= _SHORT and own != base.strip() else -1.0


def _names(stated: _Stated, part: Amount) -> bool:
    """Whether a rate is named after its part: 已完成26件，完成率40%."""
    stem = (stated.stem or "")[-2:]
    apart = _CLAUSE.search(stated.rate.gap) is not None
    return stem in part.lead or (apart and stem in part.tail)


def _failing(
    stated: _Stated,
    amounts: Sequence[Amount],
    sums: Sequence[Sum],
    bases: dict[int, Amount],
    words: Lexicon,
) -> Relation | None:
    """Return the share with the whole that is surely meant, which it does not fit."""
    beyond = stated.stem is not None and stated.base is None and stated.rate.value > _FULL
    if not stated.parts or not stated.rate.exact or beyond:
        return None
    part = stated.parts[0]
    wholes = _wholes(amounts, part)
    best: tuple[float, Amount] | None = None
    for whole in wholes:
        if not (whole.exact and part.exact):
            continue
        score = _standing(stated, part, whole, sums, words)
        if whole.order in bases and stated.base is not None:
            score += 1.0
        score += 1.0 if _heads(whole, wholes) and _of_all(stated, whole, words) else 0.0
        score += 1.0 if _is_only(whole, part, wholes) else 0.0
        if best is None or score > best[0]:
            best = (score, whole)
    if best is None or best[0] < _SURE:
        return None
    verdict = of_share(stated.rate, part, best[1])
    if verdict in GOOD or verdict is Verdict.UNDECIDABLE:
        return None
    return Relation(ClaimKind.SHARE, (stated.rate, part, best[1]), verdict, best[0])


def _is_only(whole: Amount, part: Amount, wholes: Sequence[Amount]) -> bool:
    """Whether a part can be of no other value: all others are smaller than it, or all are."""
    values = {each.value for each in wholes if each.unit == part.unit}
    larger = {value for value in values if value >= part.value}
    return larger == {whole.value} or (not larger and whole.value == max(values, default=0))


def _heads(whole: Amount, wholes: Sequence[Amount]) -> bool:
    """Whether an amount opens the paragraph's count and is the largest of it."""
    return whole is wholes[-1] and all(each.value <= whole.value for each in wholes)


def _of_all(stated: _Stated, whole: Amount, words: Lexicon) -> bool:
    return stated.base is not None and _meant(stated.base, whole, words) > 0


def _structures(amounts: Sequence[Amount], sums: Sequence[Sum]) -> Iterator[Relation]:
    """Yield the shares of a ratio that tells the make-up of a sum before it: 25.7:26.8:47.5."""
    ratios: list[list[Amount]] = []
    for before, amount in zip((None, *amounts), amounts, strict=False):
        if amount.kind is FigureKind.PERCENT and amount.gap == ":" and before is not None:
            if ratios and ratios[-1][-1] is before:
                ratios[-1].append(amount)
            else:
                ratios.append([before, amount])
    for ratio in ratios:
        yield Relation(ClaimKind.SUM_TO_100, tuple(ratio), of_hundred(ratio))
        made = [
            each
            for each in sums
            if each.parts[-1].order < ratio[0].order
            and ratio[0].passage - each.total.passage <= 1
            and len(each.parts) == len(ratio)
        ]
        if made:
            for rate, part in zip(ratio, made[-1].parts, strict=True):
                yield _share(rate, part, made[-1].total)


def of_hundred(rates: Sequence[Amount]) -> Verdict:
    """Return whether percentages make a hundred, each rounded."""
    total = sum((rate.value for rate in rates), Decimal(0))
    room = sum((rate.step or Decimal(1) for rate in rates), Decimal(0)) / 2
    if total == _FULL:
        return Verdict.HOLDS
    return Verdict.ROUNDING if abs(total - _FULL) <= room else Verdict.FAILS
