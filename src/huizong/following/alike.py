"""Whether two labels speak of the same thing, and what forbids it.

Labels are compared by their characters and by pairs of neighbours, half each: offices put the
same words in another order (学前一年幼儿, 一年学前儿童).
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from huizong.following.labels import Label, Stated
from huizong.following.lexicon import Work, lexicon
from huizong.values import FigureKind

COVERED, BACK = 0.55, 0.4
_COVERED_OF_AMOUNT = 0.7  # what is counted is told by fewer words
_WHOLLY, _BACK_OF_WHOLE = 0.9, 0.3  # of a label that stands whole in a longer one
_NUMBERED = re.compile(r"[一二三四五六七八九十\d]+(?=年|期|级|类|次|届|批|轮|号|季|院|中)")
_GENERIC_UNITS = frozenset("个项件")


def covered(words: str, *by: str) -> float:
    """Return how much of some words stands in others, from 0 to 1."""
    if not words:
        return 1.0
    other = "".join(by)
    signs, pairs = set(words), _pairs(words)
    one = len(signs & set(other)) / len(signs)
    return (one + len(pairs & _pairs(*by)) / len(pairs)) / 2 if pairs else one


def _pairs(*texts: str) -> set[str]:
    return {text[at : at + 2] for text in texts for at in range(len(text) - 1)}


def likeness(target: Stated, other: Stated) -> float:
    """Return how much two figures are about the same thing, 0 where something forbids it."""
    one, two = _in_one_writing(target.label), _in_one_writing(other.label)
    if not _same_measure(target, other) or (one.head and two.head and one.head != two.head):
        return 0.0
    if one.head and two.head:
        score = _of_rates(one, two)
    else:
        score = _of_words(one, two, least=COVERED if target.rate else _COVERED_OF_AMOUNT)
    if not score or not _same_noun(one, two) or not _same_work(target, other):
        return 0.0
    return 0.0 if _conflict(one, two) else score


@lru_cache(4096)
def _in_one_writing(label: Label) -> Label:
    """Return a label with one word for those that mean the same: 儿童, 幼儿."""
    words, around, noun = map(_one_word, (label.words, label.around, label.noun))
    return Label(words, around, noun, label.head)


def _one_word(text: str) -> str:
    for other, one in lexicon().same:
        text = text.replace(other, one)
    return text


def _of_words(one: Label, two: Label, *, least: float) -> float:
    left, right = _told(one), _told(two)
    if not left or not right:
        return 0.0
    there = covered(left, right, two.around)
    return _score(there, covered(right, left, one.around)) if there >= least else 0.0


def _score(there: float, back: float) -> float:
    least = _BACK_OF_WHOLE if there >= _WHOLLY else BACK
    return (there * 3 + back * 2) / 5 if there >= COVERED and back >= least else 0.0


def _of_rates(one: Label, two: Label) -> float:
    """Compare what the rates are of; a bare rate has its subject in the words before it."""
    left = one.words.removesuffix(one.head) or one.around
    right = two.words.removesuffix(two.head)
    there = covered(left, right, two.around)
    back = covered(right, left, one.around) if right else 1.0
    return _score(there, back)


def _told(label: Label) -> str:
    return label.words + label.noun


def _same_measure(target: Stated, other: Stated) -> bool:
    """Whether two figures have the same kind and unit, and are both levels, changes or parts."""
    if target.figure.kind is not other.figure.kind or target.part != other.part:
        return False
    if bool(target.change) != bool(other.change):
        return False
    return target.unit == other.unit or (
        target.figure.kind is FigureKind.COUNT
        and bool(target.unit and other.unit)
        and _GENERIC_UNITS.issuperset(target.unit + other.unit)
    )


def _same_noun(one: Label, two: Label) -> bool:
    """Whether what is counted agrees; a noun may stand before the number on one side."""
    if one.noun and two.noun:
        return one.noun[-2:] == two.noun[-2:] and covered(one.noun, two.noun, two.words) >= COVERED
    noun, others = (one.noun, _told(two)) if one.noun else (two.noun, _told(one))
    return not noun or noun[-2:] in others


def _same_work(target: Stated, other: Stated) -> bool:
    one, two = work_of(target.clause), work_of(other.clause)
    return not one or not two or bool(one & two)


@lru_cache(4096)
def work_of(clause: str) -> frozenset[int]:
    """Return which kinds of work a clause names, by their numbers."""
    return frozenset(
        number for number, work in enumerate(lexicon().works) if work.words.search(clause)
    )


def works(numbers: Iterable[int]) -> list[Work]:
    """Return kinds of work by their numbers."""
    return [lexicon().works[number] for number in sorted(numbers)]


def _conflict(one: Label, two: Label) -> bool:
    """Whether words tell two labels apart: primary and middle schools, per head and in all."""
    words = lexicon()
    left, right = _told(one), _told(two)
    numbers = [set(_NUMBERED.findall(side)) for side in (left, right)]
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        return True
    if any(
        (word in left) != (word in right) for word in words.alone if not _excused(word, one, two)
    ):
        return True
    return any(_apart(group, one, two) for group in words.apart)


def _excused(word: str, one: Label, two: Label) -> bool:
    return word in one.around or word in two.around or word in one.head or word in two.head


def _apart(group: tuple[re.Pattern[str], ...], one: Label, two: Label) -> bool:
    left, right = _members(group, one), _members(group, two)
    return bool(left and right and not left & right)


def _members(group: tuple[re.Pattern[str], ...], label: Label) -> set[int]:
    """Return which words of a group a label has, or its sentence where its clause has none."""
    for text in (_told(label), label.around):
        found = {number for number, side in enumerate(group) if side.search(text)}
        if found:
            return found
    return set()
