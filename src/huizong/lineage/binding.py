"""Proposes what the figures of a typed text rest on: precision before recall.

A figure is held only against those of its measure word, its period and its name. Where several fit
alike none is proposed; where one has just the words and another value, the difference is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from huizong.ledgers import Period
from huizong.lineage.agreeing import Agreement
from huizong.lineage.candidates import Candidate
from huizong.lineage.choosing import of_company, told_apart
from huizong.lineage.differing import is_meant, is_other, may_be_another
from huizong.lineage.fitting import Fit, fits
from huizong.lineage.stated import Stated, stated_in
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
    sentences: dict[int, _Sentence] = {}
    for stated in stated_in(text, on=on):
        sentence = sentences.setdefault(stated.sentence, _Sentence(_last(sentences)))
        made = _bound(stated, by_kind.get(stated.figure.kind, ()), sentence, period)
        found.append(made)
        if made.best is not None:
            sentence.beside.append(made.best.candidate)
        elif made.verdict is Verdict.NONE:
            sentence.has_strangers = True
    return tuple(found)


@dataclass(slots=True)
class _Sentence:
    """What a sentence told so far; `has_strangers`: also figures that no ledger knows.

    `before` is what the sentence before it told: 发现23个；已整改17个.
    """

    before: list[Candidate]
    beside: list[Candidate] = field(default_factory=list)
    has_strangers: bool = False


def _last(sentences: dict[int, _Sentence]) -> list[Candidate]:
    return next((each.beside for each in reversed(sentences.values()) if each.beside), [])


def _bound(
    stated: Stated, known: Sequence[Candidate], sentence: _Sentence, period: Period | None
) -> Binding:
    if stated.is_compared or stated.is_listed:
        return Binding(stated.figure, Verdict.NONE)
    asked, beside = stated.period or period, sentence.beside
    found = fits(stated, known, beside, before=sentence.before, period=asked)
    possible = sorted(found, key=lambda fit: -fit.score)
    agreeing = [fit for fit in possible if fit.agreement is Agreement.SAME]
    same = told_apart(agreeing, beside or sentence.before)
    meant = [
        fit
        for fit in possible
        if is_meant(stated, fit.candidate, beside)
        and (fit.candidate.titled or asked in (None, fit.candidate.figure.period))
    ]
    strict = of_company(meant, beside)
    wrong = len(strict) == 1 and is_other(
        strict[0], stated, beside, has_strangers=sentence.has_strangers
    )
    if wrong and (not same or same[0].score < strict[0].score):
        if may_be_another(stated, strict[0], known):
            return Binding(stated.figure, Verdict.NONE)
        return Binding(stated.figure, Verdict.DIFFERS, (strict[0],))
    if len(same) == 1:
        return Binding(stated.figure, Verdict.AGREES, (same[0],))
    return Binding(stated.figure, Verdict.UNSURE if same else Verdict.NONE, tuple(same))
