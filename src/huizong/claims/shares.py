"""Percentages of a whole: which part of which whole a share or a rate is meant to be.

The part is the amount just before the percentage; the whole is looked for among the amounts before
the part, and behind it where several percentages of one sentence agree on it. Where one fits, that
is the one meant; where none fits, it is an alarm only if the words leave no doubt.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from itertools import groupby

from huizong.claims.amount import Amount
from huizong.claims.arithmetic import GOOD, of_share
from huizong.claims.completion import completions
from huizong.claims.implied import implied
from huizong.claims.missed import SEVERAL, Bases, failing
from huizong.claims.relation import Relation
from huizong.claims.remainders import of_rest
from huizong.claims.runs import (
    REACH,
    SURE,
    Run,
    Text,
    run_of,
    standing,
    weight,
    wholes_before,
)
from huizong.claims.stated import Stated, may_be_part, stated
from huizong.claims.streams import Sum
from huizong.claims.structure import structures
from huizong.claims.wholes import wholes
from huizong.claims.words import lexicon
from huizong.values import ClaimKind, Verdict

_CHANCE = 0.35  # of one of the wholes tried fitting by chance
_PAIR_CHANCE = 0.02
_FULL = Decimal(100)


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
    digits = _digits(fit for made in fits for fit in made)
    fits = [[_unless_outvoted(fit, digits, parts) for fit in made] for made in fits]
    known = _bases(zip(every, (fit for made in fits for fit in made), strict=True))
    found: list[Relation | None] = [*done, *structures(amounts, sums)]
    for run, made in zip(runs, fits, strict=True):
        pairs = list(zip(run.own, made, strict=True))
        bases = Bases({**known, **_bases(pairs)}, digits)
        told_here = [fit or failing(each, run, bases) for each, fit in pairs]
        found += told_here if any(told_here) else [implied(run)]
    told_of = [relation for relation in found if relation]
    return [*told_of, *wholes(told_of, sums)]


def _digits(fits: Iterable[Relation | None]) -> dict[tuple[int, Decimal], float]:
    """Return by passage and whole how many digits of percentages are right of it."""
    digits: dict[tuple[int, Decimal], float] = {}
    for fit in fits:
        if fit is not None:
            key = fit.terms[2].passage, fit.terms[2].value
            digits[key] = digits.get(key, 0.0) + weight(fit.terms[:1])
    return digits


def _unless_outvoted(
    fit: Relation | None,
    digits: Mapping[tuple[int, Decimal], float],
    siblings: AbstractSet[int],
) -> Relation | None:
    """Return a share unless only chance gives it that whole, where all others are of another.

    In a paragraph whose shares are of 430, 12件占5% is not of the 237 of a sentence before.
    """
    if fit is None or fit.way or not fit.believed:
        return fit
    rate, part, whole = fit.terms
    alone = digits[whole.passage, whole.value] <= weight((rate,))
    told = any(
        passage == whole.passage and value != whole.value and value >= part.value
        for (passage, value), right in digits.items()
        if right >= SEVERAL
    )
    beside = whole.order in siblings and not lexicon().inner.search(part.gap)
    apart = whole.sentence != part.sentence or beside
    return None if alone and told and apart else fit


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
            unnamed = not each.base and each.stem is None
            return _share(each.rate, part, whole, believed=1.0 if unnamed else 0.0)
        rest = of_rest(each, part, wholes, run.text.words)
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


def _fits(rate: Amount, part: Amount, whole: Amount) -> bool:
    """Whether a share is right; of 100多 and 200多 only the written numbers tell anything."""
    verdict = of_share(rate, part, whole)
    return verdict is Verdict.HOLDS or (verdict in GOOD and part.exact and whole.exact)


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


def _share(rate: Amount, part: Amount, whole: Amount, *, believed: float = 0.0) -> Relation:
    """Return a share; it is `believed` from its number alone where no word names its whole."""
    verdict = of_share(rate, part, whole)
    return Relation(ClaimKind.SHARE, (rate, part, whole), verdict, believed)


def _bases(pairs: Iterable[tuple[Stated, Relation | None]]) -> dict[Decimal, str | None]:
    return {fit.terms[2].value: each.base for each, fit in pairs if fit is not None}
