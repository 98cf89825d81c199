"""Statements about one thing that no name tells: they share rare words, and do one thing.

"处置石门组滑坡险情" and "对石门组滑坡点监测" share no name. What they share beyond everyday words
is weighed by pairs of characters, each the less the more statements of the office hold it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import inf

from huizong.matters.doings import Doing, doing
from huizong.matters.lexicon import lexicon
from huizong.matters.plain import telling, weights

FIRST_FEW = 6  # parts that a pair of characters leads to
RARE = 6  # parts that hold a pair of characters of full weight
FAINT = 0.1  # part of its weight below which a pair of characters is not looked at
ENOUGH = 2.0  # weight shared where what is done is of one kind
ENOUGH_COMMON = 2.6  # of a kind of which offices have many
ENOUGH_FEW = 1.6  # of a kind of which offices have few
ENOUGH_ALONE = 5.0  # where neither says what is done
ENOUGH_HALF = 5.0  # where one of them says it
TOGETHER = 0.6  # of what is enough that stands in one clause; long texts share words by chance
WITHIN_SECTION = 1.0  # more where one section wrote both

_PART = re.compile(r"[^。；\n]+")
_LISTED = re.compile(r"[^。；、\n]+")
_CLAUSE = re.compile(r"[^，。；：、\n]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a statement, from `start` on, and its telling words by weight."""

    statement: int
    section: str
    start: int
    text: str
    grams: dict[str, float]

    @property
    def doing(self) -> Doing:
        """What the part says was done."""
        return doing(self.text)


@dataclass(frozen=True, slots=True)
class Topic:
    """Two parts about one thing, and the words that they share."""

    one: Part
    two: Part
    shared: frozenset[str]
    weight: float


def topics(said: Sequence[tuple[str, str]], listed: Sequence[bool]) -> Iterator[Topic]:
    """Yield the pairs of parts about one thing.

    `said` are section and text of each statement, `listed` whether it lists several events.
    """
    parts = [
        part
        for index, (section, text) in enumerate(said)
        for part in _parts(index, section, text, _LISTED if listed[index] else _PART)
    ]
    held = Counter(gram for part in parts for gram in part.grams)
    worth = {gram: min(1.0, RARE / n) for gram, n in held.items() if 1 < n <= RARE / FAINT}
    holders: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        telling_here = [(gram, part.grams[gram]) for gram in part.grams if gram in worth]
        for other in _near(part, telling_here, holders, worth):
            shared = frozenset(other.grams.keys() & part.grams.keys())
            weight = _enough(other, part, shared, worth)
            if weight:
                yield Topic(other, part, shared, weight)
        for gram, _ in telling_here:
            if len(holders[gram]) < FIRST_FEW:
                holders[gram].append(part)


def _near(
    part: Part,
    grams: Sequence[tuple[str, float]],
    holders: Mapping[str, Sequence[Part]],
    worth: Mapping[str, float],
) -> Iterator[Part]:
    """Yield the earlier parts of other statements that may share enough with a part."""
    near: dict[int, Part] = {}
    most: dict[int, float] = defaultdict(float)
    for gram, weight in grams:
        for other in holders.get(gram, ()):
            near[id(other)] = other
            most[id(other)] += weight * worth[gram]
    for key, other in near.items():
        if most[key] >= ENOUGH_FEW and other.statement != part.statement:
            yield other


def span(part: Part, shared: frozenset[str]) -> tuple[int, int]:
    """Return where in its statement a part names what is shared: within one clause."""
    start, end, _ = _best_clause(part, shared)
    low, high = _within(part.text, (start, end), shared)
    return part.start + low, part.start + high


def _best_clause(part: Part, shared: frozenset[str]) -> tuple[int, int, float]:
    """Return where the clause of a part is that holds most of what is shared, and how much."""
    best = (0, len(part.text), 0.0)
    for clause in _CLAUSE.finditer(part.text):
        said = weights(clause.group())
        weight = sum(said.get(gram, 0.0) for gram in shared)
        if weight > best[2]:
            best = (*clause.span(), weight)
    return best


def _within(text: str, clause: tuple[int, int], shared: frozenset[str]) -> tuple[int, int]:
    low, high = clause
    at = [(start, end) for start, end, said in telling(text[low:high]) if said in shared]
    if not at:
        return clause
    return low + min(at)[0], low + max(end for _, end in at)


def _enough(one: Part, two: Part, shared: frozenset[str], worth: Mapping[str, float]) -> float:
    """Return what two parts share by weight, 0 if it is not enough to be about one thing."""
    weight = sum(one.grams[gram] * worth.get(gram, 0.0) for gram in shared)
    least = _least(one.doing, two.doing) + WITHIN_SECTION * (one.section == two.section)
    if weight < least or one.doing.odds(two.doing):
        return 0.0
    together = min(_best_clause(part, shared)[2] for part in (one, two))
    return weight if together >= TOGETHER * least else 0.0


def _least(one: Doing, two: Doing) -> float:
    if not one.kinds and not two.kinds:
        return ENOUGH_ALONE
    if not one.kinds or not two.kinds:
        return ENOUGH_HALF
    agreed = one.agrees(two)
    if not agreed:
        return inf
    if _few().intersection(kind.split(":")[0] for kind in agreed):
        return ENOUGH_FEW
    return ENOUGH_COMMON if agreed <= _common() else ENOUGH


@cache
def _few() -> frozenset[str]:
    words = lexicon().words
    return frozenset({*words.few_kinds, "campaign", "ceremony", "emergency", "signing"})


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon().words.common_doings)


def _parts(index: int, section: str, text: str, pattern: re.Pattern[str]) -> Iterator[Part]:
    for match in pattern.finditer(text):
        said = match.group()
        grams = weights(said)
        if grams:
            yield Part(index, section, match.start(), said, grams)
