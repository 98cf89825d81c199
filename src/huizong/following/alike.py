"""Whether two labels speak of the same thing, and what forbids it.

Labels are compared by their characters and by pairs of neighbours, half each: offices put the
same words in another order (学前一年幼儿, 一年学前儿童).
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from huizong.following.labels import Label, Stated
from huizong.following.levels import scope
from huizong.following.lexicon import Work, lexicon
from huizong.values import FigureKind

COVERED, BACK = 0.55, 0.4
_COVERED_OF_AMOUNT = 0.7  # what is counted is told by fewer words
_WHOLLY, _BACK_OF_WHOLE = 0.9, 0.3  # of a label that stands whole in a longer one
_NUMBERED = re.compile(r"[一二三四五六七八九十\d]+(?=年|期|级|类|次|届|批|轮|号|季|院|中)")
_ENOUGH = 4  # signs of a label that tell what it is about without their sentence
_SAYS = 3  # signs beside the verb of a label that tell what the work is done on
_COMMON = frozenset("的了数量额个人次总年度内新共均")
_GENERIC_UNITS = frozenset("个项件")


def narrower(target: Stated, other: Stated) -> bool:
    """Whether a rate is that of some of what the target is about: 来信｜按期办结率."""
    one, two = _in_one_writing(target.label).words, _in_one_writing(other.label).words
    before = two.removesuffix(one)
    return bool(before != two and before) and before not in other.sentence.own


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
    return Label(words, around, noun, label.head, _one_word(label.opening))


def _one_word(text: str) -> str:
    for other, one in lexicon().same:
        text = text.replace(other, one)
    return text


def _of_words(one: Label, two: Label, *, least: float) -> float:
    left, right = _told(one), _told(two)
    if not left or not right:
        return 0.0
    if _substituted(left, right):
        return 0.0
    bare = _without_works(left), _without_works(right)
    if min(map(len, bare)) >= _SAYS:
        left, right = bare
    there = covered(left, right, *_needed(right, two))
    return _score(there, covered(right, left, *_needed(left, one))) if there >= least else 0.0


def _needed(said: str, label: Label) -> tuple[str, ...]:
    """Return the words around a label, where its own are too few to tell what it is about."""
    return (label.around,) if len(_without_works(said)) < _ENOUGH else ()


def _substituted(left: str, right: str) -> bool:
    """Whether each of two labels has a sign that the other lacks: 燃气管网, 地下管网.

    Verbs and what says only that something is counted are no such signs.
    """
    one, two = (set(_without_works(side)) - _COMMON for side in (left, right))
    return bool(one - set(right)) and bool(two - set(left))


@lru_cache(4096)
def _without_works(words: str) -> str:
    for work in lexicon().works:
        words = work.words.sub("", words)
    return words


def _score(there: float, back: float) -> float:
    least = _BACK_OF_WHOLE if there >= _WHOLLY else BACK
    return (there * 3 + back * 2) / 5 if there >= COVERED and back >= least else 0.0


def _of_rates(one: Label, two: Label) -> float:
    """Compare what the rates are of; a bare rate has its subject in the words before it."""
    left = one.words.removesuffix(one.head) or one.around
    right = two.words.removesuffix(two.head)
    if one.words != one.head and _substituted(left, right):
        return 0.0
    there = covered(left, right, *_needed(right, two))
    if not right and one.words != one.head:
        there = max(there, covered(left, two.opening))
    back = covered(right, left, *_needed(left, one)) if right else 1.0
    return _score(there, back)


def _told(label: Label) -> str:
    return label.words + label.noun


def _same_measure(target: Stated, other: Stated) -> bool:
    """Whether two figures have the same kind and unit, and are both levels, changes or parts."""
    if target.figure.kind is not other.figure.kind or target.part != other.part:
        return False
    if target.figure.kind is FigureKind.RANK:
        scopes = {scope(target.clause), scope(other.clause)} - {""}
        return len(scopes) < 2
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
    """Whether the verbs agree; what a clause begins with is there already: 15个平台落地."""
    one, two = work_of(target.clause), work_of(other.clause)
    if one and not target.rate and not other.lead.strip():
        return False
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
