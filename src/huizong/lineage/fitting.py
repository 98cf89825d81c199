"""How well a ledger's figure fits one of a text: what must hold, then a score and its reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from huizong.ledgers import Period
from huizong.lineage.agreeing import Agreement, agreement
from huizong.lineage.candidates import Candidate
from huizong.lineage.names import called
from huizong.lineage.naming import Named, is_continued, named
from huizong.lineage.reasons import reasons
from huizong.lineage.stated import Stated
from huizong.lineage.words import bare, covered, lexicon
from huizong.values import Message

_NAMED = 0.75
"""How much of a figure's name must stand in the text."""
_MEANT = 0.6
"""How much of the text's words the name must explain; what is left may narrow it."""
_FEW = 0.75
"""The same where the value is so small that it agrees by chance often."""
_LOOSE = 0.3
"""The same where the value is so large that it hardly agrees by chance."""
_TELLING = 20
_TELLING_NAMED = 5
"""The same where the words end with the whole name."""
_LONG_NAME = 3
"""Characters of a group's name that tell it without its whole."""
CLEAR = 0.12
"""By how much the best must be better than the next."""
_WORDS, _LEDGER, _COMPANY, _VALUE = 0.6, 0.15, 0.15, 0.1
"""What the name, the ledger's name, the ledger of the sentence and the value add to the score."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a candidate fits a figure: from 0 to 1, and why.

    `name` is what the text calls it, "" where the sentence says only a part; `whole` is how much of
    the name of the figure stands there of which a group is a part; `is_behind`: what stands behind
    the figure names it.
    """

    candidate: Candidate
    score: float
    agreement: Agreement
    why: tuple[Message, ...]
    name: str = ""
    whole: float = 0.0
    is_behind: bool = False


def fits(
    stated: Stated,
    known: Sequence[Candidate],
    beside: Sequence[Candidate],
    *,
    before: Sequence[Candidate] = (),
    period: Period | None = None,
) -> Iterator[Fit]:
    """Yield the candidates that a figure may state; `beside` are those its sentence stated.

    `before` are those of the sentence before it. Those of another period than the one that is meant
    fit less.
    """
    for candidate in known:
        if not _is_possible(stated, candidate, beside):
            continue
        agreed = agreement(stated.figure, candidate.worth)
        told = beside or before
        name = _titled(stated, candidate) if candidate.titled else named(stated, candidate, told)
        if name.said >= _NAMED and name.explained >= _needed(
            stated, candidate, beside, name, agreed
        ):
            found = _fit(stated, candidate, beside, agreed, name)
            other = period is not None and candidate.figure.period != period
            yield replace(found, score=found.score - CLEAR) if other else found


def _needed(
    stated: Stated,
    candidate: Candidate,
    beside: Sequence[Candidate],
    name: Named,
    agreed: Agreement,
) -> float:
    """Return how much of a text's words a name must explain."""
    low = abs(stated.quantity.low or Decimal(0))
    if agreed is not Agreement.SAME:
        return _MEANT
    if low >= _TELLING_NAMED and name.is_head and _is_all(stated, candidate):
        return 0.0
    if low >= _TELLING or is_own_name(stated, candidate):
        return _LOOSE
    told = any(is_part(candidate, each) for each in beside)
    return _MEANT if told or low >= _TELLING_NAMED else _FEW


def _is_all(stated: Stated, candidate: Candidate) -> bool:
    """Whether what narrows a name may be of all records: 涉农来访8批 of who keeps farms only."""
    own = not candidate.ground.by and not candidate.theirs
    return own and stated.quantity.unit == candidate.unit and not stated.is_narrowed


def _titled(stated: Stated, candidate: Candidate) -> Named:
    """Return how a record's figure is named by its title: the words behind add what is counted."""
    said = f"{stated.words}，{stated.after}"
    telling = any(covered(name, said) == 1.0 for name in candidate.names.own)
    return Named(candidate.ground.group, 1.0, 1.0 if telling else 0.8)


def _is_possible(stated: Stated, candidate: Candidate, beside: Sequence[Candidate]) -> bool:
    """Whether measure word, noun, period and unit let a candidate be what a figure states."""
    unit, noun = stated.quantity.unit or "", stated.figure.noun or ""
    if unit != candidate.unit and not lexicon().alike(unit, candidate.unit or ""):
        return False
    if candidate.titled:
        return bare(candidate.ground.group) in stated.item
    if candidate.noun and candidate.noun not in f"{noun}{stated.words}":
        return False
    if stated.period is not None and stated.period != candidate.figure.period:
        return False
    return not candidate.ground.by or _is_grouped(stated, candidate, beside)


def _is_grouped(stated: Stated, candidate: Candidate, beside: Sequence[Candidate]) -> bool:
    """Whether a group's whole is told: by the figure before it, or by the text's own words."""
    if any(is_part(candidate, whole) for whole in beside) or is_own_name(stated, candidate):
        return True
    if is_continued(candidate, beside):
        return agreement(stated.figure, candidate.worth) is Agreement.SAME
    whole = lexicon().core(candidate.figure.definition.label)
    return covered(whole, lexicon().core(stated.words)) == 1.0 and len(whole) > 1


def is_own_name(stated: Stated, candidate: Candidate) -> bool:
    """Whether a group has a name that hardly stands there by chance: 云岭信息6期."""
    group = bare(candidate.ground.group)
    return bool(candidate.ground.by) and (
        len(group) >= _LONG_NAME
        and group in bare(stated.before)
        and agreement(stated.figure, candidate.worth) is Agreement.SAME
    )


def is_part(candidate: Candidate, whole: Candidate) -> bool:
    """Whether a candidate is a group of what was told before."""
    one, other = candidate.ground, whole.ground
    return (one.ledger, one.figure, one.asked) == (other.ledger, other.figure, other.asked) and (
        other.by in ("", one.by)
    )


def _fit(
    stated: Stated,
    candidate: Candidate,
    beside: Sequence[Candidate],
    agreed: Agreement,
    name: Named,
) -> Fit:
    company = any(each.ground.ledger == candidate.ground.ledger for each in beside)
    spoken = any(covered(each, stated.before) == 1.0 for each in candidate.names.ledger)
    same = agreed is Agreement.SAME
    score = _WORDS * name.words + _LEDGER * spoken + _COMPANY * company + _VALUE * same
    if candidate.ground.by and not candidate.titled:
        # A part of what was just told is meant; a part of what was not is named by its group only.
        score += _COMPANY if _is_of_told(stated, candidate, beside) else -CLEAR
    if stated.quantity.unit != candidate.unit:
        score -= CLEAR
    why = tuple(reasons(stated, candidate, agreed, is_in_company=company))
    called_whole = name.name if name.is_whole else ""
    whole = _whole_said(stated, candidate)
    return Fit(candidate, round(score, 3), agreed, why, called_whole, whole, name.is_behind)


def _is_of_told(stated: Stated, candidate: Candidate, beside: Sequence[Candidate]) -> bool:
    """Whether a group is of what was told: of all records, or of some where 其中 says so."""
    return is_continued(candidate, beside) or any(
        is_part(candidate, each) and (stated.is_part or not each.figure.definition.conditions)
        for each in beside
    )


def _whole_said(stated: Stated, candidate: Candidate) -> float:
    """Return how much of the name of a group's figure stands in the sentence."""
    names = called(candidate.ledger, candidate.figure.definition.label)
    said = stated.before + stated.after
    return max(covered(name, said) for name in names)
