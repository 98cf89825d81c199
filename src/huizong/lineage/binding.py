"""Proposes what the figures of a typed text rest on: precision before recall.

A figure is held only against those of its measure word, its period and its name. Where several fit
alike none is proposed; where one has just the words and another value, the difference is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huizong.ledgers import Period
from huizong.lineage.agreeing import Agreement, agreement
from huizong.lineage.candidates import Candidate
from huizong.lineage.fitting import CLEAR, Fit, fits, is_meant
from huizong.lineage.stated import Stated, stated_in
from huizong.lineage.words import covered, lexicon
from huizong.values import Figure


class Verdict(StrEnum):
    """What is proposed for a figure."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNSURE = "unsure"  # several would fit
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Binding:
    """A figure of a text and what is proposed for it; `fits` are best first.

    `fits` has one where the verdict is agrees or differs, several where it is unsure.
    """

    figure: Figure
    verdict: Verdict
    fits: tuple[Fit, ...] = ()

    @property
    def best(self) -> Fit | None:
        """What is proposed, None where nothing is or several are."""
        return self.fits[0] if self.verdict in (Verdict.AGREES, Verdict.DIFFERS) else None


def bind(
    text: str, known: Iterable[Candidate], *, on: date, period: Period | None = None
) -> tuple[Binding, ...]:
    """Return for each figure of a text that counts or measures what is proposed for it.

    `on` is a day of the text's period: it says what 本月 and 10月 mean. Where a figure names no
    period, one of `period` is meant before those of others; without it all are alike.
    """
    by_kind: dict[object, list[Candidate]] = {}
    for each in known:
        by_kind.setdefault(each.kind, []).append(each)
    found: list[Binding] = []
    company: dict[int, list[Candidate]] = {}
    for stated in stated_in(text, on=on):
        beside = company.setdefault(stated.sentence, [])
        made = _bound(stated, by_kind.get(stated.figure.kind, ()), beside, period)
        found.append(made)
        if made.best is not None:
            beside.append(made.best.candidate)
    return tuple(found)


def _bound(
    stated: Stated,
    known: Sequence[Candidate],
    beside: Sequence[Candidate],
    period: Period | None,
) -> Binding:
    if stated.is_compared or stated.is_listed:
        return Binding(stated.figure, Verdict.NONE)
    asked = stated.period or period
    possible = sorted(fits(stated, known, beside, period=asked), key=lambda fit: -fit.score)
    agreeing = [fit for fit in possible if fit.agreement is Agreement.SAME]
    same = _told_apart(_wholes_first(agreeing, beside))
    meant = [
        fit
        for fit in possible
        if is_meant(stated, fit.candidate, beside) and asked in (None, fit.candidate.figure.period)
    ]
    strict = _of_company(meant, beside)
    wrong = len(strict) == 1 and _is_other(strict[0], stated, beside)
    if wrong and (not same or same[0].score < strict[0].score):
        if _may_be_another(stated, strict[0], known):
            return Binding(stated.figure, Verdict.NONE)
        return Binding(stated.figure, Verdict.DIFFERS, (strict[0],))
    if len(same) == 1:
        return Binding(stated.figure, Verdict.AGREES, (same[0],))
    return Binding(stated.figure, Verdict.UNSURE if same else Verdict.NONE, tuple(same))


def _is_other(fit: Fit, stated: Stated, beside: Sequence[Candidate]) -> bool:
    """Whether a text is wrong about a candidate, rather than speaks of a part of it."""
    if fit.agreement is not Agreement.OTHER or not stated.is_exact or stated.is_narrowed:
        return False
    if not fit.candidate.worth:  # a ledger without any rows says nothing against a text
        return False
    own = any(each.ground.ledger == fit.candidate.ground.ledger for each in beside)
    if lexicon().is_general(stated.words) and not own:
        return False
    return bool(beside) or not stated.is_of_occasion


def _may_be_another(stated: Stated, fit: Fit, known: Sequence[Candidate]) -> bool:
    """Whether another figure of the ledger has the value and a name that holds the text's words."""
    others = (
        each
        for each in known
        if each.ground.ledger == fit.candidate.ground.ledger
        and each.ground.asked == fit.candidate.ground.asked
        and each.unit == stated.quantity.unit
        and agreement(stated.figure, each.worth) is Agreement.SAME
    )
    return any(covered(stated.words, name) == 1.0 for each in others for name in each.names.own)


def _wholes_first(found: list[Fit], beside: Sequence[Candidate]) -> list[Fit]:
    """Return the fits without the groups whose whole fits as well, unless it was told before."""
    wholes = {fit.candidate.ground.figure for fit in found if not fit.candidate.ground.by}
    told = {each.ground.figure for each in beside}
    return [
        fit
        for fit in found
        if not fit.candidate.ground.by or fit.candidate.ground.figure not in wholes - told
    ]


def _of_company(fits: list[Fit], beside: Sequence[Candidate]) -> list[Fit]:
    """Return those of the ledger that the sentence spoke of last, all where it spoke of none."""
    last = beside[-1].ground.ledger if beside else None
    own = [fit for fit in fits if fit.candidate.ground.ledger == last]
    return own or fits


def _told_apart(fits: list[Fit]) -> list[Fit]:
    """Return the best alone where it is clearly better than the next, else all that are close."""
    if not fits:
        return []
    return [fit for fit in fits if fits[0].score - fit.score < CLEAR]
