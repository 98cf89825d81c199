"""Percentages of a whole: which part of which whole a share or a rate is meant to be.

The part is the amount just before the percentage; the whole is looked for among the amounts before
the part, and behind it where several percentages of one sentence agree on it. Where one fits, that
is the one meant; where none fits, it is an alarm only if the words leave no doubt.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from huizong.claims.amount import Amount
from huizong.claims.arithmetic import GOOD, of_rate, of_share
from huizong.claims.completion import completions
from huizong.claims.relation import Relation
from huizong.claims.runs import (
    REACH,
    SURE,
    Run,
    Text,
    how_meant,
    run_of,
    standing,
    weight,
    wholes_before,
)
from huizong.claims.stated import Stated, may_be_part, stated
from huizong.claims.streams import Sum
from huizong.claims.structure import structures
from huizong.claims.wholes import wholes
from huizong.claims.words import Lexicon, lexicon
from huizong.values import ClaimKind, Verdict

_CHANCE = 0.35  # of one of the wholes tried fitting by chance
_PAIR_CHANCE = 0.02
_FULL = Decimal(100)
_SEVERAL = 6.0  # digits of the shares of one whole that are right in a paragraph


@dataclass(frozen=True, slots=True)
class _Bases:
    """The wholes of which shares are right: by what words, and how surely by paragraph."""

    words: Mapping[Decimal, str | None]
    digits: Mapping[tuple[int, Decimal], float]


def shares(amounts: Sequence[Amount], sums: Sequence[Sum]) -> list[Relation]:
    """Return the shares and rates that fit a whole, and those that surely do not."""
    words = lexicon()
    done = completions(amounts)
    told = frozenset(relation.terms[at].order for relation in done for at in (0, 2))
    every = list(stated(amounts, sums, words, told=told))
    parts = frozenset(
        each.parts[0].order for each in every if each.parts and each.rate.value != _FULL
    )
    joined = frozenset((each.total.order, part.order) for each in sums for part in each.parts)
    text = Text(amounts, words, parts, joined)
    keyed = groupby(every, key=lambda each: (each.rate.passage, each.rate.sentence))
    runs = [run_of(list(own), text) for _, own in keyed]
    fits = [[_fitting(each, run) for each in run.own] for run in runs]
    known = _bases(zip(every, (fit for made in fits for fit in made), strict=True))
    digits: dict[tuple[int, Decimal], float] = {}
    for fit in (fit for made in fits for fit in made if fit is not None):
        key = fit.terms[2].passage, fit.terms[2].value
        digits[key] = digits.get(key, 0.0) + weight(fit.terms[:1])
    found: list[Relation | None] = [*done, *structures(amounts, sums)]
    for run, made in zip(runs, fits, strict=True):
        pairs = list(zip(run.own, made, strict=True))
        bases = _Bases({**known, **_bases(pairs)}, digits)
        found += [fit or _failing(each, run, bases) for each, fit in pairs]
    told_of = [relation for relation in found if relation]
    return [*told_of, *wholes(told_of, sums)]


def _bases(pairs: Iterable[tuple[Stated, Relation | None]]) -> dict[Decimal, str | None]:
    return {fit.terms[2].value: each.base for each, fit in pairs if fit is not None}


def _fitting(each: Stated, run: Run) -> Relation | None:
    """Return the share with the likeliest of the wholes that fit, None where none does."""
    if not each.rate.exact or (each.rate.value == _FULL and not each.sure):
        return None
    for part in each.parts:
        wholes = _larger(part, run)
        chance = len(wholes) * float(each.rate.step or 1) / 100
        fitting = [whole for whole in wholes if _fits(each.rate, part, whole)]
        if fitting and (chance < _CHANCE or each.base is not None or run.agreed in fitting):
            whole = max(fitting, key=lambda one: _likely(each, part, one, run))
            return _share(each.rate, part, whole)
        rest = _of_rest(each, part, wholes, run.text.words)
        if rest is not None:
            return rest
    return None if each.sure else _from_afar(each, run.text.amounts)


def _larger(part: Amount, run: Run) -> list[Amount]:
    """Return the amounts that a part may be of: those before it, and that agreed on."""
    wholes = [each for each in wholes_before(part, run.text.amounts) if each.value >= part.value]
    known = run.agreed is None or run.agreed in wholes or run.agreed is part
    return wholes if known or run.agreed is None else [*wholes, run.agreed]


def _likely(each: Stated, part: Amount, whole: Amount, run: Run) -> float:
    return standing(each, part, whole, run.text) + (SURE if whole is run.agreed else 0.0)


def _of_rest(
    each: Stated, part: Amount, wholes: Sequence[Amount], words: Lexicon
) -> Relation | None:
    """Return a rate that is of what is left: of 139, 39 不合格, 合格率72%."""
    if each.stem is None or not words.negative.search(part.lead + part.tail):
        return None
    for whole in wholes:
        verdict = _rest(each.rate, part, whole)
        if verdict in GOOD:
            return Relation(ClaimKind.SHARE, (each.rate, part, whole), verdict, way="rest")
    return None


def _fits(rate: Amount, part: Amount, whole: Amount) -> bool:
    """Whether a share is right; of 100多 and 200多 only the written numbers tell anything."""
    verdict = of_share(rate, part, whole)
    return verdict is Verdict.HOLDS or (verdict in GOOD and part.exact and whole.exact)


def _share(rate: Amount, part: Amount, whole: Amount) -> Relation:
    return Relation(ClaimKind.SHARE, (rate, part, whole), of_share(rate, part, whole))


def _rest(rate: Amount, part: Amount, whole: Amount) -> Verdict:
    above = (
        whole.value - part.value,
        whole.low - part.high,
        whole.high - part.low,
    )
    return of_rate(rate, above, (whole.value, whole.low, whole.high))


def _from_afar(each: Stated, amounts: Sequence[Amount]) -> Relation | None:
    """Return the one pair of the paragraph that makes the percentage, if hardly by chance."""
    rate = each.rate
    if rate.value >= _FULL or not rate.step:
        return None
    near = [
        amount
        for amount in amounts[max(rate.order - REACH, 0) : rate.order]
        if amount.passage == rate.passage and may_be_part(amount)
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


def _failing(each: Stated, run: Run, bases: _Bases) -> Relation | None:
    """Return the share with the whole that is surely meant, which it does not fit."""
    beyond = each.stem is not None and each.base is None and each.rate.value > _FULL
    if not each.parts or not each.sure or not each.rate.exact or beyond:
        return None
    part = each.parts[0]
    agreed = [run.agreed] if run.agreed is not None and run.most else []
    wholes = agreed or wholes_before(part, run.text.amounts)
    surely = [
        (score, whole)
        for whole in wholes
        if (score := _certainty(each, whole, wholes, run, bases)) >= SURE
    ]
    if not surely or not part.exact:
        return None
    score, whole = max(surely, key=lambda pair: pair[0])
    verdict = of_share(each.rate, part, whole)
    if verdict in GOOD or verdict is Verdict.UNDECIDABLE:
        return None
    return Relation(ClaimKind.SHARE, (each.rate, part, whole), verdict, score)


def _certainty(
    each: Stated, whole: Amount, wholes: Sequence[Amount], run: Run, bases: _Bases
) -> float:
    """Return how surely a whole that does not fit is the one meant, 0 where words forbid it."""
    part, words = each.parts[0], run.text.words
    named = (
        bases.words.get(whole.value) == each.base or how_meant(each.base or "", whole, words) > 0
    )
    told = whole.order in run.text.told and not words.inner.search(part.gap)
    generic = not words.whole.sub("", (each.base or "").strip())
    among = told and (generic or whole.sentence == part.sentence)
    if not named or among or not whole.exact or whole.family != part.family:
        return 0.0
    score = standing(each, part, whole, run.text)
    score += SURE if whole is run.agreed and len(wholes) == 1 else 0.0
    score += 1.0 if bases.digits.get((part.passage, whole.value), 0.0) >= _SEVERAL else 0.0
    score += SURE if each.base and bases.words.get(whole.value) == each.base else 0.0
    score += 1.0 if whole.value in bases.words and each.base is not None else 0.0
    score += 1.0 if _heads(whole, wholes) and each.base is not None else 0.0
    return score + (1.0 if _is_only(whole, part, wholes) else 0.0)


def _is_only(whole: Amount, part: Amount, wholes: Sequence[Amount]) -> bool:
    """Whether a part can be of no other value: all others are smaller than it, or all are."""
    values = {each.value for each in wholes if each.unit == part.unit}
    larger = {value for value in values if value >= part.value}
    return larger == {whole.value} or (not larger and whole.value == max(values, default=0))


def _heads(whole: Amount, wholes: Sequence[Amount]) -> bool:
    """Whether an amount opens the paragraph's count and is the largest of it."""
    return whole is wholes[-1] and all(each.value <= whole.value for each in wholes)
