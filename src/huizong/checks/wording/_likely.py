"""Which signs follow each other, and how likely a stretch of hanzi is by its words.

Likelihoods are natural logarithms; a stretch is as likely as its likeliest division into words.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from huizong.checks.wording._pairs import Pairs, numbers, of_hanzi
from huizong.definitions import Labelled, read_definition

_RUN_BEFORE = re.compile("[\u4e00-\u9fff]*$")
_RUN_BEHIND = re.compile("[\u4e00-\u9fff]*")
_LONGEST = 4
_UNKNOWN = -18.0  # a sign that is no word by itself
_OFFICIAL = -10.0  # a word that offices use, where it is not known to be likelier
_NEVER = -1e9


class _Usual(Labelled):
    sounds: str
    meant: str
    words: dict[int, str]
    follow: str


class _Slips(Labelled):
    least: float
    near: float
    alike: float
    swapped: float
    shapes: str
    office: str
    fine: str


def strange(found: Pairs) -> Iterator[str]:
    """Yield the pairs of hanzi that are not known to stand one behind the other."""
    yield from (two for two in of_hanzi(found.distinct - _known()) if two[0] in _firsts())


def meant(two: str) -> Iterator[tuple[str, float]]:
    """Yield the usual words that two signs may be a slip of, and what speaks against each."""
    one, other = two[0], two[1]
    usual = _meant()
    if other + one in usual:
        yield other + one, _slips().swapped
    for sign, against in _mistaken(one).items():
        if sign + other in usual:
            yield sign + other, against
    for sign, against in _mistaken(other).items():
        if one + sign in usual:
            yield one + sign, against


def is_usual(word: str) -> bool:
    """Whether a word of two signs is a usual one."""
    return word in _meant()


def likelihood(text: str) -> float:
    """Return how likely a stretch is."""
    words = _words()
    best = [0.0] + [_NEVER] * len(text)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - _LONGEST), end):
            unknown = _UNKNOWN if end - start == 1 else _NEVER
            best[end] = max(best[end], best[start] + words.get(text[start:end], unknown))
    return best[-1]


def run_before(text: str) -> str:
    """Return the hanzi that a text ends with."""
    match = _RUN_BEFORE.search(text)
    return match[0] if match else ""


def run_behind(text: str) -> str:
    """Return the hanzi that a text begins with."""
    match = _RUN_BEHIND.match(text)
    return match[0] if match else ""


def least() -> float:
    """Return how much likelier a change must make a stretch to be told."""
    return _slips().least


@cache
def _usual() -> _Usual:
    return read_definition("words/check_mistyped_words", _Usual)


@cache
def _slips() -> _Slips:
    return read_definition("words/check_mistyped", _Slips)


@cache
def _known() -> frozenset[int]:
    """Return the numbers of the pairs that are known, and of those that are fine."""
    lines = _usual().follow.splitlines()
    # 经济营常 is written 经济经营经常 before it becomes numbers.
    known = numbers(line[0] + line[0].join(line[1:]) for line in lines)
    return frozenset((*known, *numbers(_slips().fine.split())))


@cache
def _firsts() -> frozenset[str]:
    return frozenset(line[0] for line in _usual().follow.splitlines())


@cache
def _meant() -> frozenset[str]:
    return frozenset((*_usual().meant.split(), *_slips().office.split()))


@cache
def _words() -> Mapping[str, float]:
    levels = _usual().words.items()
    known = {word: float(level) for level, words in levels for word in words.split()}
    official = {word: max(_OFFICIAL, known.get(word, _NEVER)) for word in _slips().office.split()}
    return known | official


@cache
def _mistaken(sign: str) -> Mapping[str, float]:
    """Return the signs that one may be typed for; of several reasons the best."""
    against: dict[str, float] = {}
    for group, cost in _groups().get(sign, ()):
        for other in group:
            against[other] = min(cost, against.get(other, cost))
    against.pop(sign, None)
    return against


@cache
def _groups() -> Mapping[str, list[tuple[str, float]]]:
    """Return the groups of signs that sound or look alike, with what speaks against a slip."""
    groups: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    alike = [(group, _slips().alike) for group in _slips().shapes.split()]
    near = [(line.replace(" ", ""), _slips().near) for line in _usual().sounds.splitlines()]
    same = [(group, 0.0) for group in _usual().sounds.split()]
    for group, cost in (*alike, *near, *same):
        for sign in group:
            groups[sign].append((group, cost))
    return groups
