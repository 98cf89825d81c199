"""How well a ledger's figure fits one of a text: what must hold, then a score and its reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from huizong.ledgers import Period
from huizong.lineage.agreeing import Agreement, agreement
from huizong.lineage.candidates import Candidate
from huizong.lineage.stated import Stated
from huizong.lineage.words import covered, lexicon
from huizong.values import Message

_NAMED = 0.75
"""How much of a figure's name must stand in the text."""
_MEANT = 0.6
"""How much of the text's words the name must explain; what is left may narrow it."""
_LOOSE = 0.3
"""The same where the value is so large that it hardly agrees by chance."""
_TELLING = 20
_LONG_NAME = 4
"""Characters of a group's name that tell it without its whole."""
CLEAR = 0.12
"""By how much the best must be better than the next."""
_WORDS, _LEDGER, _COMPANY, _VALUE = 0.6, 0.15, 0.15, 0.1
"""What the name, the ledger's name, the ledger of the sentence and the value add to the score."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a candidate fits a figure: from 0 to 1, and why."""

    candidate: Candidate
    score: float
    agreement: Agreement
    why: tuple[Message, ...]


def fits(
    stated: Stated,
    known: Sequence[Candidate],
    beside: Sequence[Candidate],
    *,
    period: Period | None = None,
) -> Iterator[Fit]:
    """Yield the candidates that a figure may state; `beside` are those its sentence stated.

    Those of another period than the one that is meant fit less.
    """
    for candidate in known:
        if not _is_possible(stated, candidate, beside):
            continue
        agreed = agreement(stated.figure, candidate.worth)
        named, explained = _named(stated, candidate)
        low = stated.quantity.low
        tells = agreed is Agreement.SAME and low is not None and abs(low) >= _TELLING
        enough = _LOOSE if tells or _is_own_name(stated, candidate) else _MEANT
        if named >= _NAMED and explained >= enough:
            found = _fit(stated, candidate, beside, agreed, (named + explained) / 2)
            other = period is not None and candidate.figure.period != period
            yield replace(found, score=found.score - CLEAR) if other else found


def _is_possible(stated: Stated, candidate: Candidate, beside: Sequence[Candidate]) -> bool:
    """Whether measure word, noun, period and unit let a candidate be what a figure states."""
    unit, noun = stated.quantity.unit or "", stated.figure.noun or ""
    if unit != candidate.unit and not lexicon().alike(unit, candidate.unit or ""):
        return False
    if candidate.noun and candidate.noun not in f"{noun}{stated.words}":
        return False
    if stated.period is not None and stated.period != candidate.figure.period:
        return False
    return not candidate.ground.by or _is_grouped(stated, candidate, beside)


def _is_grouped(stated: Stated, candidate: Candidate, beside: Sequence[Candidate]) -> bool:
    """Whether a group's whole is told: by the figure before it, or by the text's own words."""
    if any(_is_part(candidate, whole) for whole in beside):
        return True
    if _is_own_name(stated, candidate):
        return True
    whole = lexicon().core(candidate.figure.definition.label)
    return covered(whole, lexicon().core(stated.words)) == 1.0 and len(whole) > 1


def _is_own_name(stated: Stated, candidate: Candidate) -> bool:
    """Whether a group has a name that hardly stands there by chance: 云岭信息6期."""
    group = candidate.ground.group
    return bool(candidate.ground.by) and (
        len(group) >= _LONG_NAME
        and group in stated.before
        and stated.quantity.unit == candidate.unit
        and agreement(stated.figure, candidate.worth) is Agreement.SAME
    )


def _is_part(candidate: Candidate, whole: Candidate) -> bool:
    one, other = candidate.ground, whole.ground
    return (one.ledger, one.figure, one.asked) == (other.ledger, other.figure, other.asked) and (
        other.by in ("", one.by)
    )


def _named(stated: Stated, candidate: Candidate) -> tuple[float, float]:
    """Return how much of the name stands in the text, and how much of the text it explains."""
    said = stated.words
    general = "".join((*candidate.names.ledger, *(candidate.names.own if said else ())))
    best = (0.0, 0.0)
    for name in candidate.names.own:
        named = covered(name, said)
        best = max(best, (named, covered(said, name + "，" + general)))
    return best


def is_meant(stated: Stated, candidate: Candidate, beside: Sequence[Candidate]) -> bool:
    """Whether the text says just the name of a candidate and so can be held against its value."""
    if stated.quantity.unit != candidate.unit:
        return False
    said = stated.words
    if candidate.ground.by:
        return said in candidate.names.own and any(_is_part(candidate, each) for each in beside)
    return any(covered(name, said) == covered(said, name) == 1.0 for name in candidate.names.own)


def _fit(
    stated: Stated,
    candidate: Candidate,
    beside: Sequence[Candidate],
    agreed: Agreement,
    words: float,
) -> Fit:
    company = any(each.ground.ledger == candidate.ground.ledger for each in beside)
    spoken = any(covered(name, stated.before) == 1.0 for name in candidate.names.ledger)
    same = agreed is Agreement.SAME
    score = _WORDS * words + _LEDGER * spoken + _COMPANY * company + _VALUE * same
    if candidate.ground.by:
        # A part of what was just told is meant; a part of what was not is named by its group only.
        score += _COMPANY if any(_is_part(candidate, each) for each in beside) else -CLEAR
    if stated.quantity.unit != candidate.unit:
        score -= CLEAR
    why = [*_words_why(stated, candidate), *_value_why(stated, candidate, agreed)]
    if company:
        why.append(Message("同一句里别的数也出自这本台账"))
    return Fit(candidate, round(score, 3), agreed, tuple(why))


def _words_why(stated: Stated, candidate: Candidate) -> Iterator[Message]:
    named: Mapping[str, str] = {"words": stated.words, "label": candidate.label}
    yield Message("说的是“{words}”，台账指标是“{label}”", **named)
    stated_unit, unit = stated.quantity.unit or "", candidate.unit or ""
    if stated_unit == unit:
        yield Message("量词都是“{unit}”", unit=unit)
    else:
        yield Message("量词“{stated}”和“{unit}”可以通用", stated=stated_unit, unit=unit)
    if stated.period is not None:
        yield Message("都是{period}的", period=str(stated.period))


def _value_why(stated: Stated, candidate: Candidate, agreed: Agreement) -> Iterator[Message]:
    words, value = stated.figure.text, candidate.figure.text
    if agreed is Agreement.SAME:
        yield Message("数值相同：{value}", value=value)
    else:
        yield Message("数值不同：文{stated}，台账{value}", stated=words, value=value)
