"""The words of plans, goals and results (definitions/words/following.yaml), ready to be used."""

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from huizong.definitions import Labelled, read_definition


class Verb(BaseModel):
    """Verbs of one kind of work, and the words that say it is done or only begun."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: str
    done: str
    started: str


class Words(Labelled):
    """The definition as it stands in the file."""

    plans: str
    deeds: str
    past: str
    existing: str
    spans: str
    yearly: str
    vows: str
    goals: str
    no_goals: str
    disposing: str
    ceilings: str
    lower_better: str
    complements: tuple[str, ...]
    fillers: str
    sought: str
    rises: str
    falls: str
    reached: str
    demanded: str
    no_demands: str
    duties: str
    unfinished: str
    elsewhere: str
    balances: str
    completions: str
    apart: tuple[str, ...]
    alone: str
    same: tuple[str, ...]
    verbs: tuple[Verb, ...]
    done: str
    drafted: str
    issued: str
    going: str
    undone: str
    never: str
    never_kept: str
    set_phrases: str


@dataclass(frozen=True, slots=True)
class Work:
    """The words of one kind of work."""

    words: re.Pattern[str]
    done: re.Pattern[str]
    started: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words as patterns; `complements` and `same` lead from a word to the one compared."""

    plans: re.Pattern[str]
    deeds: re.Pattern[str]
    past: re.Pattern[str]
    existing: re.Pattern[str]
    spans: re.Pattern[str]
    yearly: re.Pattern[str]
    vows: re.Pattern[str]
    goals: re.Pattern[str]
    ceilings: re.Pattern[str]
    lower_better: re.Pattern[str]
    complements: dict[str, str]
    fillers: re.Pattern[str]
    sought: re.Pattern[str]
    rises: re.Pattern[str]
    falls: re.Pattern[str]
    demanded: re.Pattern[str]
    unfinished: re.Pattern[str]
    elsewhere: re.Pattern[str]
    balances: re.Pattern[str]
    completions: re.Pattern[str]
    apart: tuple[tuple[re.Pattern[str], ...], ...]
    alone: tuple[str, ...]
    same: tuple[tuple[str, str], ...]
    works: tuple[Work, ...]
    done: re.Pattern[str]
    drafted: re.Pattern[str]
    issued: re.Pattern[str]
    going: re.Pattern[str]
    undone: re.Pattern[str]
    never: re.Pattern[str]
    never_kept: re.Pattern[str]
    set_phrases: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """Return the shipped words as patterns, read once."""
    words = read_definition("words/following", Words)
    reached = f"(?![{words.reached.replace(' ', '')}])"
    change = f"{reached}[率了]?[约达为近]*$"
    return Lexicon(
        plans=any_of(words.plans),
        deeds=any_of(words.deeds),
        past=any_of(words.past),
        existing=any_of(words.existing),
        spans=any_of(words.spans),
        yearly=any_of(words.yearly),
        vows=any_of(words.vows),
        goals=_goals(words),
        ceilings=any_of(words.ceilings),
        lower_better=any_of(words.lower_better),
        complements={pair.split()[0]: pair.split()[1] for pair in words.complements},
        fillers=any_of(words.fillers),
        sought=any_of(words.sought),
        rises=re.compile(f"(?:{any_of(words.rises).pattern}){change}"),
        falls=re.compile(f"(?:{any_of(words.falls).pattern}){change}"),
        demanded=re.compile(
            f"{any_of(words.no_demands).pattern}|(?P<demand>{any_of(words.demanded).pattern}"
            f"|(?:{any_of(words.duties).pattern})[为是数共]*$)"
        ),
        unfinished=any_of(words.unfinished),
        elsewhere=any_of(words.elsewhere),
        balances=any_of(words.balances),
        completions=any_of(words.completions),
        apart=tuple(
            tuple(any_of(side.replace("|", " ")) for side in line.split()) for line in words.apart
        ),
        alone=tuple(words.alone.split()),
        same=tuple((each, line.split()[0]) for line in words.same for each in line.split()[1:]),
        works=tuple(
            Work(any_of(one.words), any_of(one.done), any_of(one.started)) for one in words.verbs
        ),
        done=any_of(words.done),
        drafted=any_of(words.drafted),
        issued=any_of(words.issued),
        going=any_of(words.going),
        undone=any_of(words.undone),
        never=any_of(words.never),
        never_kept=any_of(words.never_kept),
        set_phrases=any_of(words.set_phrases),
    )


def any_of(words: str) -> re.Pattern[str]:
    """Return a pattern of any of the words, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, words.split()), key=len, reverse=True)))


def _goals(words: Words) -> re.Pattern[str]:
    """Return a pattern whose group `goal` is a goal's word; what only looks like one has no group.

    "将…纳入" disposes of something and promises nothing.
    """
    innocent = any_of(words.no_goals).pattern
    disposing = any_of(words.disposing).pattern
    goals = any_of(words.goals).pattern
    return re.compile(f"{innocent}|将[^，,。；;]{{1,24}}(?:{disposing})|把|(?P<goal>{goals})")
