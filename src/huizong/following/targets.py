"""The figures of an earlier report that are to be reached or kept under."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from huizong.following.labels import Label, Stated, stated
from huizong.following.lexicon import lexicon
from huizong.following.sentences import Sentence
from huizong.values import Bound, FigureKind

_WHOLE = Decimal(100)
_LEAD, _TAIL = 8, 4  # characters before and behind a figure that may bound it


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to be reached, or, with `ceiling`, not to be passed."""

    stated: Stated
    value: Decimal
    ceiling: bool


def targets(sentence: Sentence) -> Iterator[Target]:
    """Yield the targets of a sentence; a figure of what there is already is none."""
    for one in stated(sentence):
        value = one.low if one.low is not None else one.high
        if value is not None and one.lead and _promised(one):
            yield Target(one, value, _ceiling(one))


def _promised(one: Stated) -> bool:
    words, sentence = lexicon(), one.sentence
    before = sentence.text[one.span[0] : one.figure.start]
    if words.existing.search(before) or words.elsewhere.search(before):
        return False
    if sentence.planned:
        return True
    return words.vows.search(sentence.text[: one.figure.start]) is not None


def _ceiling(one: Stated) -> bool:
    words = lexicon()
    if one.figure.kind is FigureKind.RANK:
        return True
    near = one.lead[-_LEAD:] + one.sentence.text[one.figure.start : one.figure.end + _TAIL]
    if one.figure.bound is Bound.OVER or "不低于" in near or "不少于" in near:
        return False
    if one.figure.bound is Bound.UNDER or words.ceilings.search(near):
        return not one.change or one.change > 0
    return (
        not one.change and words.lower_better.search(one.label.words + one.label.noun) is not None
    )


def complement(target: Target) -> Target | None:
    """Return the target on the other rate that makes up the whole: 辍学率 1% is 巩固率 99%."""
    one = target.stated
    if one.figure.kind is not FigureKind.PERCENT or one.change:
        return None
    for rate, other in lexicon().complements.items():
        if one.label.words.endswith(rate):
            words = one.label.words.removesuffix(rate) + other
            label = Label(words, one.label.around, one.label.noun, other[-3:])
            turned = replace(one, label=label)
            return Target(turned, _WHOLE - target.value, not target.ceiling)
    return None
