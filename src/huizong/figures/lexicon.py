"""The word lists compiled: the pattern, and tables for what a pattern cannot tell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from huizong.figures.pattern import after_pattern, compile_pattern, unit_pattern
from huizong.figures.tries import alternation
from huizong.figures.words import Words
from huizong.values import Bound, FigureKind

_TIMES = frozenset("年天月周")  # 第五年 counts nothing that follows
_DISCRETE = frozenset("个名位人项件份篇条所家起处户张部册辆座栋间例支枚次期批场")


@dataclass(frozen=True, eq=False, slots=True)
class Lexicon:
    """Everything that reading one text needs of the words."""

    words: Words
    pattern: re.Pattern[str]
    kinds: Mapping[str, FigureKind]
    uncounted: frozenset[str]
    before: Mapping[str, Bound]
    before_last: frozenset[str]
    not_after: Mapping[str, str]
    only_before_scale: frozenset[str]
    after: Mapping[str, Bound]
    tally_before: tuple[str, ...]
    tally_measures: frozenset[str]
    tally_closing: frozenset[str]
    tally_not_after: frozenset[str]
    grade_before: re.Pattern[str]
    grade_after: tuple[str, ...]
    index_before: re.Pattern[str]
    span_after: tuple[str, ...]
    rank_before: tuple[str, ...]
    place_before: tuple[str, ...]
    lasting_before: tuple[str, ...]
    ratio_before: tuple[str, ...]
    total_before: tuple[str, ...]
    day_parts: Mapping[str, str]
    number_stop: re.Pattern[str]
    noun: re.Pattern[str]
    discrete: frozenset[str] = _DISCRETE

    @property
    def unit(self) -> re.Pattern[str]:
        """The measure words alone; compiled when a text first has a blank."""
        return _unit_pattern(self.words)

    @property
    def per(self) -> re.Pattern[str]:
        """What a rate is counted per; compiled when a text first has a rate."""
        return _per_pattern(self.words)


@cache
def lexicon_of(words: Words) -> Lexicon:
    """Return the compiled word lists; compiled once for each."""
    contexts = words.contexts
    nouns = dict.fromkeys(words.nouns, FigureKind.COUNT)
    return Lexicon(
        words=words,
        pattern=compile_pattern(words),
        kinds={**nouns, **words.kinds},
        uncounted=words.nouns | _TIMES,
        before=words.before,
        before_last=frozenset(word[-1] for word in words.before),
        not_after=words.not_after,
        only_before_scale=words.only_before_scale,
        after=words.after,
        tally_before=tuple(contexts.tally_before.split()),
        tally_measures=frozenset(contexts.tally_measures.split()),
        tally_closing=frozenset(contexts.tally_closing.split()),
        tally_not_after=frozenset(contexts.tally_not_after.split()),
        grade_before=re.compile(
            f"(?:{_any_of(contexts.grade_before)})[为达]?(?:[0-9]{{1,2}}[级到至～~—-]{{1,2}})?$"
        ),
        grade_after=tuple(contexts.grade_after.split()),
        index_before=re.compile(
            f"(?:{_any_of(contexts.index_words)})(?:[^，。；：,;:\n]{{0,12}}[为是达至到由从])?+$"
        ),
        span_after=tuple(contexts.span_after.split()),
        rank_before=tuple(contexts.rank_before.split()),
        place_before=tuple(contexts.place_before.split()),
        lasting_before=tuple(contexts.lasting_before.split()),
        ratio_before=tuple(contexts.ratio_before.split()),
        total_before=tuple(contexts.total_before.split()),
        day_parts={
            word: part for part, words in contexts.day_parts.items() for word in words.split()
        },
        number_stop=re.compile(alternation(dict.fromkeys(contexts.number_stops.split(), ""))),
        noun=_noun_pattern(contexts.noun_stops.split(), contexts.noun_holds.split()),
    )


def _any_of(words: str) -> str:
    return "|".join(map(re.escape, words.split()))


@cache
def _unit_pattern(words: Words) -> re.Pattern[str]:
    return re.compile(unit_pattern(words))


@cache
def _per_pattern(words: Words) -> re.Pattern[str]:
    """Return what a rate is counted per (/立方米, /人·月), with a bound behind it."""
    unit = alternation(dict.fromkeys((*words.kinds, *words.contexts.per_units.split()), ""))
    return re.compile(
        f"(?P<per>/(?:{unit}|[百千万]{unit})(?:[·/]{unit})?+)(?P<after>{after_pattern(words)})?+"
    )


def _noun_pattern(stops: list[str], holds: list[str]) -> re.Pattern[str]:
    """Return what a counted noun may be: characters up to a stop word, brackets in pairs.

    A word that merely contains a stop (原因: 因) does not end it.
    """
    stop, hold = (alternation(dict.fromkeys(words, "")) for words in (stops, holds))
    sign = rf"(?:{hold}|(?!{stop})[㐀-鿿])"
    return re.compile(rf"(?:(?:[(（][㐀-鿿]{{1,6}}[)）])?+{sign}){{1,16}}+")
