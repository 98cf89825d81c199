"""Statements about one thing that no name tells: they share rare words, and do one thing.

"处置石门组滑坡险情" and "对石门组滑坡点监测" share no name. What they share beyond everyday words
is weighed by pairs of characters, each the less the more statements of the office hold it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import inf

from huizong.matters.doings import Doing, doing
from huizong.matters.lexicon import lexicon
from huizong.matters.plain import telling, weights

FIRST_FEW = 6  # parts that a pair of characters leads to
RARE = 6  # parts that hold a pair of characters of full weight
ENOUGH = 2.0  # weight shared where what is done is of one kind
ENOUGH_COMMON = 2.6  # of a kind of which offices have many
ENOUGH_FEW = 1.6  # of a kind of which offices have few
ENOUGH_ALONE = 5.0  # where neither says what is done
ENOUGH_HALF = 5.0  # where one of them says it
TOGETHER = 0.6  # of what is enough that stands in one clause; long texts share words by chance
LEAST = ENOUGH_FEW  # weight below which two parts are not looked at
WITHIN_SECTION = 1.0  # more where one section wrote both

_PART = re.compile(r"[^。；\n]+")
_LISTED = re.compile(r"[^。；、\n]+")
_CLAUSE = re.compile(r"[^，。；：、\n]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a statement, from `start` on: its words by weight, and what is done."""

    statement: int
    section: str
    start: int
    text: str
    grams: dict[str, float]
    doing: Doing


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
    holders: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        near: dict[int, Part] = {}
        seen: dict[int, float] = defaultdict(float)
        for gram, weight in part.grams.items():
            for other in holders[gram]:
                near[id(other)] = other
                seen[id(other)] += weight
        for key, most in seen.items():
            if most < LEAST:
                continue
            if near[key].statement != part.statement:
                shared = frozenset(near[key].grams.keys() & part.grams.keys())
                weight = _enough(near[key], part, shared, held)
                if weight:
                    yield Topic(near[key], part, shared, weight)
        for gram in part.grams:
            if len(holders[gram]) < FIRST_FEW:
                holders[gram].append(part)


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


def _enough(one: Part, two: Part, shared: frozenset[str], held: Counter[str]) -> float:
    """Return what two parts share by weight, 0 if it is not enough to be about one thing."""
    weight = sum(one.grams[gram] * min(1.0, RARE / held[gram]) for gram in shared)
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
            yield Part(index, section, match.start(), said, grams, doing(said))
