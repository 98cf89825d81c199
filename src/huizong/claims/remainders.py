"""Rates of what is left: of 139 家, 39 不合格, 合格率72%."""

from collections.abc import Sequence

from huizong.claims.amount import Amount
from huizong.claims.arithmetic import GOOD, of_rate
from huizong.claims.relation import Relation
from huizong.claims.stated import Stated
from huizong.claims.words import Lexicon
from huizong.values import ClaimKind, Verdict

_NAME = 2  # characters of a name


def of_rest(
    each: Stated, part: Amount, wholes: Sequence[Amount], words: Lexicon
) -> Relation | None:
    """Return a rate that is of what a part leaves of one of some wholes, None where none fits."""
    if each.stem is None or not words.negative.search(part.lead + part.tail):
        return None
    found = (_relation(each, part, whole) for whole in wholes)
    return next((relation for relation in found if relation.verdict in GOOD), None)


def failing_rest(each: Stated, part: Amount, whole: Amount, words: Lexicon) -> Relation | None:
    """Return a rate that is surely of what a part leaves of a whole, and is not: 不合格, 合格率."""
    stem = (each.stem or "")[-_NAME:]
    told = part.lead + part.tail
    denied = words.negative.search(told[: told.find(stem)][-_NAME:]) if stem in told else None
    if not denied or len(stem) < _NAME or part.value > whole.value:
        return None
    relation = _relation(each, part, whole)
    return None if relation.verdict in (*GOOD, Verdict.UNDECIDABLE) else relation


def _relation(each: Stated, part: Amount, whole: Amount) -> Relation:
    above = (whole.value - part.value, whole.low - part.high, whole.high - part.low)
    verdict = of_rate(each.rate, above, (whole.value, whole.low, whole.high))
    return Relation(ClaimKind.SHARE, (each.rate, part, whole), verdict, 2.0, "rest")
