"""The words by which the subject, the period and the comparison of a figure are told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from huizong.definitions import Labelled, read_definition
from huizong.figures.tries import alternation, unless
from huizong.values import Relation

_LONGEST_NAME = 8
Key = TypeVar("Key")


class SubjectWords(Labelled):
    """The definition `words/figure_subjects`."""

    relations: dict[Relation, str]
    lasting: str
    comparing: str
    years: dict[int, str]
    months: dict[int, str]
    spans: dict[str, str]
    vague: str
    whose: str
    bodies: str
    neither: str
    names: str
    no_names: dict[str, str]
    not_after: dict[str, str]
    verbs: str


@dataclass(frozen=True, eq=False, slots=True)
class SubjectLexicon:
    """The words compiled: marks of one pass, the pattern of a name, tables for a match."""

    marks: re.Pattern[str]
    name: re.Pattern[str]
    relations: Mapping[str, Relation]
    lasting: frozenset[Relation]
    comparing: tuple[str, ...]
    years: Mapping[str, int]
    months: Mapping[str, int]
    spans: Mapping[str, str]


@cache
def subject_lexicon() -> SubjectLexicon:
    """Return the shipped words, compiled once."""
    words = read_definition("words/figure_subjects", SubjectWords)
    return SubjectLexicon(
        marks=_marks(words),
        name=_name(words),
        relations=_by_word(words.relations),
        lasting=frozenset(Relation(each) for each in words.lasting.split()),
        comparing=tuple(words.comparing.split()),
        years=_by_word(words.years),
        months=_by_word(words.months),
        spans=_by_word(words.spans),
    )


def _by_word(lists: Mapping[Key, str]) -> dict[str, Key]:
    return {word: key for key, words in lists.items() for word in words.split()}


def _any(*lists: str) -> str:
    return alternation(dict.fromkeys(" ".join(lists).split(), ""))


def _marks(words: SubjectWords) -> re.Pattern[str]:
    """Return the pattern of all marks; the name of the last group tells which."""
    times = (*words.years.values(), *words.months.values(), *words.spans.values(), words.vague)
    return re.compile(
        f"(?P<title>《[^《》]{{0,60}}》)|(?P<neither>{_any(words.neither)})"
        f"|(?P<period>{_any(*times)})|(?P<body>{_any(words.whose)}{_any(words.bodies)})"
        f"|(?P<relation>{_any(*words.relations.values())})|(?P<verb>{_any(words.verbs)})"
        "|(?P<clause>[，,：:])|(?P<joint>[、（）()“”])"
    )


def _name(words: SubjectWords) -> re.Pattern[str]:
    """Return the pattern of a named office or place at the place tried: the shortest that fits."""
    ends = "|".join(
        _not_behind(words.no_names.get(end, ""), end) + end + unless(_signs(words.not_after, end))
        for end in words.names.split()
    )
    stop = _any(words.verbs, *words.relations.values())
    return re.compile(f"(?:(?!{stop})[㐀-鿿]){{2,{_LONGEST_NAME}}}?(?:{ends})")


def _not_behind(signs: str, end: str) -> str:
    return f"(?<![{''.join(signs.split())}])" if signs and end else ""


def _signs(lists: Mapping[str, str], end: str) -> str:
    return "".join(lists.get(end, "").split())
