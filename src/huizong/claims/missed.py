"""Percentages that surely are of a whole and are not that much of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from huizong.claims.amount import Amount
from huizong.claims.arithmetic import GOOD, of_share
from huizong.claims.relation import Relation
from huizong.claims.remainders import failing_rest
from huizong.claims.runs import SURE, Run, Text, how_meant, standing, wholes_before
from huizong.claims.stated import Stated
from huizong.claims.words import Lexicon
from huizong.values import ClaimKind, Verdict

_FULL = Decimal(100)
_BEHIND = 24  # amounts behind a part among which its total stands
SEVERAL = 6.0  # digits of the shares of one whole that are right in a paragraph


@dataclass(frozen=True, slots=True)
class Bases:
    """The wholes of which shares are right: by what words, and how surely by paragraph."""

    words: Mapping[Decimal, str | None]
    digits: Mapping[tuple[int, Decimal], float]


def failing(each: Stated, run: Run, bases: Bases) -> Relation | None:
    """Return the share with the whole that is surely meant, which it does not fit."""
    beyond = each.base is None and each.rate.value > _FULL and may_exceed(each, run.text.words)
    if not each.parts or not each.sure or not each.rate.exact or beyond:
        return None
    part = each.parts[0]
    whole = _only_total(part, run)
    rest = failing_rest(each, part, whole, run.text.words) if whole else None
    if rest is not None:
        return rest
    agreed = [run.agreed] if run.agreed is not None and run.most else []
    wholes = agreed or [*wholes_before(part, run.text.amounts), *_totals(part, run.text)]
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


def may_exceed(each: Stated, words: Lexicon) -> bool:
    """Whether a rate may be more than a hundred: 完成率126%; an 办结率 may not."""
    return each.stem is not None and words.exceeding.search(each.stem) is not None


def _only_total(part: Amount, run: Run) -> Amount | None:
    """Return the nearest amount before a part that is larger and no part itself, None without."""
    wholes = [each for each in wholes_before(part, run.text.amounts) if each.value >= part.value]
    return next(iter(_undivided(wholes, run.text)), None)


def _totals(part: Amount, text: Text) -> list[Amount]:
    """Return the totals behind a part that it makes with others: 来信4件、来访7件，共11件."""
    near = range(part.order + 1, part.order + _BEHIND)
    return [text.amounts[at] for at in near if (at, part.order) in text.made]


def _undivided(wholes: Sequence[Amount], text: Text) -> list[Amount]:
    """Return those of some amounts that are no part of another of them."""
    orders = [each.order for each in wholes]
    return [
        each for each in wholes if not any((total, each.order) in text.made for total in orders)
    ]


def _certainty(
    each: Stated, whole: Amount, wholes: Sequence[Amount], run: Run, bases: Bases
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
    score += 1.0 if bases.digits.get((part.passage, whole.value), 0.0) >= SEVERAL else 0.0
    score += SURE if each.base and bases.words.get(whole.value) == each.base else 0.0
    score += 1.0 if whole.value in bases.words and each.base is not None else 0.0
    score += 1.0 if _heads(whole, wholes) and each.base is not None else 0.0
    return score + (1.0 if _is_only(whole, part, wholes, run.text) else 0.0)


def _is_only(whole: Amount, part: Amount, wholes: Sequence[Amount], text: Text) -> bool:
    """Whether a part can be of no other value: all others are smaller than it, or all are.

    What is a part itself is no other whole.
    """
    free = [each for each in _undivided(wholes, text) if each.order not in text.told]
    values = {each.value for each in (free or wholes) if each.unit == part.unit}
    larger = {value for value in values if value >= part.value}
    return larger == {whole.value} or (not larger and whole.value == max(values, default=0))


def _heads(whole: Amount, wholes: Sequence[Amount]) -> bool:
    """Whether an amount opens the paragraph's count and is the largest of it."""
    return whole is wholes[-1] and all(each.value <= whole.value for each in wholes)
