"""The word lists: what people may edit, and what the readers look up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field

from huizong.definitions import Labelled, read_definition
from huizong.definitions.reader import read_definition_file
from huizong.values import Bound, FigureKind

Name = TypeVar("Name")


class Measures(Labelled):
    """Measure words and units by kind; nouns counted without one."""

    kinds: dict[FigureKind, str]
    nouns: str = ""
    ordinals: str = ""
    held_by_ge: str = ""
    arabic_only: str = ""
    not_before: dict[str, str] = Field(default_factory=dict)
    yet_before: dict[str, str] = Field(default_factory=dict)


class Approximators(Labelled):
    """Words of bound before and after a number."""

    before: dict[Bound, str]
    not_after: dict[str, str]
    only_before_scale: str
    after: dict[Bound, str]
    not_followed_by: dict[str, str]


class PhraseGroup(BaseModel):
    """Phrases that are no figures, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: str
    words: str


class Phrases(Labelled):
    """Words with a numeral in them that are no figures."""

    groups: list[PhraseGroup]
    not_before: dict[str, str] = Field(default_factory=dict)


class Contexts(Labelled):
    """Words around a number that decide what it is."""

    tally_before: str
    tally_measures: str
    tally_closing: str
    tally_not_after: str
    span_after: str
    rank_before: str
    place_before: str
    lasting_before: str
    ratio_before: str
    total_before: str
    grade_before: str
    grade_after: str
    index_words: str
    per_units: str
    day_parts: dict[str, str]
    number_stops: str
    noun_stops: str
    noun_holds: str = ""


class Additions(Labelled):
    """An office's own words: measure words by kind, phrases that are no figures."""

    kinds: dict[FigureKind, str] = Field(default_factory=dict)
    groups: list[PhraseGroup] = Field(default_factory=list)


@dataclass(frozen=True, eq=False, slots=True)
class Words:
    """All word lists, ready for looking up. Two are never equal, so each is compiled once."""

    kinds: Mapping[str, FigureKind]
    nouns: frozenset[str]
    ordinals: frozenset[str]
    held_by_ge: frozenset[str]
    arabic_only: frozenset[str]
    not_before: Mapping[str, str]
    yet_before: Mapping[str, tuple[str, ...]]
    before: Mapping[str, Bound]
    not_after: Mapping[str, str]
    only_before_scale: frozenset[str]
    after: Mapping[str, Bound]
    not_followed_by: Mapping[str, str]
    phrases: Mapping[str, str]
    phrase_not_before: Mapping[str, str]
    contexts: Contexts


@cache
def standard_words() -> Words:
    """Return the shipped word lists; read once."""
    measures = read_definition("words/figure_measures", Measures)
    approximators = read_definition("words/figure_approximators", Approximators)
    phrases = read_definition("words/figure_phrases", Phrases)
    return Words(
        kinds=dict(_by_word(measures.kinds)),
        nouns=frozenset(measures.nouns.split()),
        ordinals=frozenset(measures.ordinals.split()),
        held_by_ge=frozenset(measures.held_by_ge.split()),
        arabic_only=frozenset(measures.arabic_only.split()),
        not_before=_signs(measures.not_before),
        yet_before={unit: tuple(words.split()) for unit, words in measures.yet_before.items()},
        before=dict(_by_word(approximators.before)),
        not_after=_signs(approximators.not_after),
        only_before_scale=frozenset(approximators.only_before_scale.split()),
        after=dict(_by_word(approximators.after)),
        not_followed_by=_signs(approximators.not_followed_by),
        phrases=dict(_reasons(phrases.groups)),
        phrase_not_before=_signs(phrases.not_before),
        contexts=read_definition("words/figure_contexts", Contexts),
    )


@cache
def office_words(path: Path) -> Words:
    """Return the shipped lists and an office's own YAML file (`kinds`, `groups`) on top of them.

    Raises DefinitionError with file, line, fault and remedy.
    """
    own, standard = read_definition_file(path, Additions), standard_words()
    return replace(
        standard,
        kinds={**standard.kinds, **dict(_by_word(own.kinds))},
        phrases={**standard.phrases, **dict(_reasons(own.groups))},
    )


def _by_word(lists: Mapping[Name, str]) -> Iterator[tuple[str, Name]]:
    for name, words in lists.items():
        for word in words.split():
            yield word, name


def _reasons(groups: list[PhraseGroup]) -> Iterator[tuple[str, str]]:
    for group in groups:
        for word in group.words.split():
            yield word, group.reason


def _signs(lists: Mapping[str, str]) -> dict[str, str]:
    return {word: "".join(signs.split()) for word, signs in lists.items()}
