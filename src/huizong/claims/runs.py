"""The percentages of one sentence, and the whole on which several of them agree."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from huizong.claims.amount import Amount, Role
from huizong.claims.arithmetic import of_share
from huizong.claims.naming import speaks_of
from huizong.claims.stated import Stated, may_be_part
from huizong.claims.words import Lexicon
from huizong.values import Verdict

REACH = 40  # amounts around a percentage among which its whole is looked for
SURE = 2.0
_PER_STEP = 0.005  # for each amount between a part and its whole
_SHORT = 2  # characters: 信访总量 may be of anything counted here
_TELLING = 4.0  # digits of percentages that are right
_BEFORE = 3  # paragraphs before that of a percentage
_FROM_AFAR = 5.0  # digits of percentages that are right of a whole in another paragraph
_AGREEING = 2  # percentages of a sentence that make its whole known


@dataclass(frozen=True, slots=True)
class Text:
    """What the percentages of a document are told among.

    `told` are the orders of the parts of all its percentages: none of them is the whole of another,
    unless the words say so. `made` are the orders of the totals of its sums, each with a part.
    """

    amounts: Sequence[Amount]
    words: Lexicon
    told: frozenset[int]
    made: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Run:
    """The percentages of a sentence; of `agreed` several are right, `most` if more than half."""

    own: tuple[Stated, ...]
    text: Text
    agreed: Amount | None
    most: bool


def run_of(own: Sequence[Stated], text: Text) -> Run:
    """Return the percentages of a sentence with the amount of its paragraph that they agree on.

    Those before the sentence come first; of those behind it only what fits more of them counts, and
    of those in a paragraph before only what fits most of them.
    """
    first = own[0].rate
    tried = [
        (len(_right_of(whole, own)), whole.order < first.order, whole)
        for whole in _around(first, text.amounts)
        if whole.order not in text.told and len(own) >= _AGREEING
    ]
    best = max(tried, key=lambda each: each[:2], default=None)
    right = _right_of(best[2], own) if best is not None else []
    most = len(right) * 2 > len(own)
    if best is not None and best[2].passage != first.passage:
        most = most and weight(right) >= _FROM_AFAR
        right = right if most else []
    if best is None or len(right) < _AGREEING or not (most or weight(right) >= _TELLING):
        return Run(tuple(own), text, None, most=False)
    return Run(tuple(own), text, best[2], most=most)


def _around(rate: Amount, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts that may be wholes, around a percentage or in the paragraphs before."""
    near = amounts[max(rate.order - REACH, 0) : rate.order + REACH]
    own = rate.passage
    return [each for each in near if own - _BEFORE <= each.passage <= own and may_be_part(each)]


def _right_of(whole: Amount, own: Sequence[Stated]) -> list[Amount]:
    """Return the percentages of a sentence that are right if told of a whole."""
    return [
        each.rate
        for each in own
        if each.parts
        and each.parts[0] is not whole
        and each.parts[0].family == whole.family
        and each.parts[0].value <= whole.value
        and of_share(each.rate, each.parts[0], whole) is Verdict.HOLDS
    ]


def weight(rates: Sequence[Amount]) -> float:
    """Return how many digits of percentages tell that they are not right by chance."""
    return sum(math.log10(max(float(each.value / (each.step or 1)), 1.0)) for each in rates)


def wholes_before(part: Amount, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts before a part that are counted as it is, the nearest first."""
    before = amounts[max(part.order - REACH, 0) : part.order]
    return [
        each
        for each in reversed(before)
        if each.family == part.family and each.role is Role.LEVEL and each.passage == part.passage
    ]


def standing(each: Stated, part: Amount, whole: Amount, text: Text) -> float:
    """Return how surely a whole is the one meant."""
    score = 0.0
    if (whole.order, part.order) in text.made:
        score += SURE
    if each.base is not None:
        meant = how_meant(each.base, whole, text.words)
        apart = whole.sentence != part.sentence and meant < SURE
        score += meant - (0.5 if apart else 0.0)
    elif each.stem is not None:
        score += 1.0 if each.sure else -0.5
        score += 1.0 if whole.order == part.order - 1 and whole.group == part.group else 0.0
    score += 0.5 if whole.unit == part.unit else -0.5
    score += 0.5 if text.words.totals.search(whole.lead) else 0.0
    return score - _PER_STEP * abs(part.order - whole.order)


def how_meant(base: str, whole: Amount, words: Lexicon) -> float:
    """Return how the words behind 占 fit a whole: 占总量 any, 占一般预算收入 only one so named."""
    told = base.replace("的", "").strip()
    own = words.whole.sub("", told)
    if words.plan.search(told):
        return 1.0 if words.plan.search(whole.lead.strip()) else -1.0
    if speaks_of(base, whole) or (own and whole.lead.strip().endswith(own)):
        return 2.0
    return 1.0 if not own or own[:_SHORT] in whole.lead or len(own) <= _SHORT < len(told) else -1.0
