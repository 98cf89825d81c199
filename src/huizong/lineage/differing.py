"""Whether a text is wrong about a ledger's figure, rather than speaks of something else."""

from collections.abc import Sequence
from decimal import Decimal

from huizong.lineage.agreeing import Agreement, agreement
from huizong.lineage.candidates import Candidate
from huizong.lineage.fitting import Fit, is_part
from huizong.lineage.naming import sayings
from huizong.lineage.stated import Stated
from huizong.lineage.words import covered, lexicon

_LITTLE = 10
"""A difference of one in so many, or of two, is little."""


def is_meant(stated: Stated, candidate: Candidate, beside: Sequence[Candidate]) -> bool:
    """Whether the text says just the name of a candidate and so can be held against its value."""
    if candidate.titled:
        return _is_titled(stated, candidate)
    if stated.quantity.unit != candidate.unit:
        return False
    if candidate.ground.by:
        return _is_group(stated, candidate, beside)
    return any(
        covered(name, said) == covered(said, name) == 1.0
        for name in candidate.names.own
        for said in sayings(stated)
    )


def _is_titled(stated: Stated, candidate: Candidate) -> bool:
    """Whether the words beside a record's title say what of it is stated: 到会88人."""
    said = f"{stated.words}，{stated.after}"
    return not stated.is_part and any(covered(name, said) == 1.0 for name in candidate.names.own)


def _is_group(stated: Stated, candidate: Candidate, beside: Sequence[Candidate]) -> bool:
    if not any(is_part(candidate, each) for each in beside):
        return False
    names = candidate.names
    wholes = (name for each in beside for name in each.names.own if is_part(candidate, each))
    known = "，".join((*names.own, *names.ledger, *wholes))
    named = any(covered(name, stated.words) == 1.0 for name in names.own)
    return named and covered(stated.words, known) == 1.0


def is_other(fit: Fit, stated: Stated, beside: Sequence[Candidate], *, has_strangers: bool) -> bool:
    """Whether a text is wrong about a candidate, rather than speaks of a part of it.

    `has_strangers`: figures before it in its sentence are no ledger's, so that it may be of what
    they are of; then, and of single records, only what is nearly right is told.
    """
    if fit.agreement is not Agreement.OTHER or not stated.is_exact:
        return False
    if stated.is_narrowed and not fit.candidate.titled:
        return False
    worth = fit.candidate.worth
    if not worth:  # a ledger without any rows says nothing against a text
        return False
    if (has_strangers or fit.candidate.titled) and not _is_near(stated, worth):
        return False
    if fit.candidate.titled:
        return True
    own = any(each.ground.ledger == fit.candidate.ground.ledger for each in beside)
    if lexicon().is_general(stated.words) and not own:
        return False
    return bool(beside) or not stated.is_of_occasion


def _is_near(stated: Stated, worth: Decimal) -> bool:
    low = stated.quantity.low
    return low is not None and abs(low - worth) <= max(Decimal(2), abs(worth) / _LITTLE)


def may_be_another(stated: Stated, fit: Fit, known: Sequence[Candidate]) -> bool:
    """Whether another figure of the ledger has the value and a name that holds the text's words."""
    others = (
        each
        for each in known
        if each.ground.ledger == fit.candidate.ground.ledger
        and each.ground.asked == fit.candidate.ground.asked
        and each.unit == stated.quantity.unit
        and each.titled == fit.candidate.titled
        and agreement(stated.figure, each.worth) is Agreement.SAME
    )
    return any(covered(stated.words, name) == 1.0 for each in others for name in each.names.own)
