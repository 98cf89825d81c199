"""The words by which names and roles are told (definitions/words/matters.yaml)."""

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from huizong.definitions import Labelled, read_definition


class Role(BaseModel):
    """What a section may have done, and how strongly that speaks for its leading the matter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    lead: int
    words: tuple[str, ...]


class Dangling(BaseModel):
    """Words that cannot stand once the name beside them is cut out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before: tuple[str, ...]
    behind: tuple[str, ...]
    coordinating: tuple[str, ...]
    whole: tuple[str, ...]


class EventKind(BaseModel):
    """A kind of event: the words in which its names end, and whether the word must be the same.

    `equal` are words that count as the same; `names_itself` tells that the word alone is a name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    heads: tuple[str, ...]
    same_word: bool
    equal: tuple[tuple[str, ...], ...] = ()
    names_itself: bool = False


class MeetingKinds(BaseModel):
    """What meetings are for: what a name never leaves out, and what it may."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    firm: tuple[str, ...]
    loose: tuple[str, ...]
    manner: tuple[str, ...]
    shortened: tuple[str, ...]


class Words(Labelled):
    """The definition as it stands in the file."""

    events: tuple[str, ...]
    papers: tuple[str, ...]
    general: tuple[str, ...]
    levels: tuple[str, ...]
    openers: tuple[str, ...]
    persons: tuple[str, ...]
    leaning: tuple[str, ...]
    own_levels: tuple[str, ...]
    unit_endings: tuple[str, ...]
    called_off: tuple[str, ...]
    onward: tuple[str, ...]
    needy: tuple[str, ...]
    joint: tuple[str, ...]
    selves: tuple[str, ...]
    turns: tuple[str, ...]
    owners: tuple[str, ...]
    holding: tuple[str, ...]
    roles: dict[str, Role]
    dangling: Dangling
    attendance: tuple[str, ...]
    kinds: dict[str, EventKind]
    proper: tuple[str, ...]
    no_meetings: tuple[str, ...]
    meeting_kinds: MeetingKinds
    filling: tuple[str, ...]
    itself: tuple[str, ...]
    bodies: tuple[str, ...]
    vague: tuple[str, ...]
    own_doing: tuple[str, ...]
    few_meetings: tuple[str, ...]
    few_kinds: tuple[str, ...]
    plain: tuple[str, ...]
    doings: dict[str, tuple[str, ...]]
    forbidding: tuple[str, ...]
    wide: tuple[str, ...]
    teams: tuple[str, ...]
    common_doings: tuple[str, ...]
    firm_doings: tuple[str, ...]
    rare_visits: tuple[str, ...]
    same_fields: tuple[tuple[str, ...], ...]
    short_forms: dict[str, str]
    ranks: dict[str, int]
    received: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words, ready to be looked for.

    `head`, `opener` and `leaning` are looked for at the end of a stretch, `opening` at its
    beginning, `verb` and `any_head` anywhere; an opener is a verb or a person.
    """

    words: Words
    head: re.Pattern[str]
    any_head: re.Pattern[str]
    level: re.Pattern[str]
    opener: re.Pattern[str]
    verb: re.Pattern[str]
    leaning: re.Pattern[str]
    opening: re.Pattern[str]
    general: re.Pattern[str]
    turn: re.Pattern[str]
    owned: re.Pattern[str]


def alternatives(words: tuple[str, ...]) -> str:
    """Return the words as one regular expression, longest first, each matched literally."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def lexicon() -> Lexicon:
    """Return the shipped words, read once."""
    words = read_definition("words/matters", Words)
    return Lexicon(
        words,
        head=re.compile(f"(?:{alternatives(words.events + words.papers)})$"),
        any_head=re.compile(f"(?:{alternatives(words.events + words.papers)})"),
        level=re.compile(f"(?:{alternatives(words.levels)})"),
        opener=re.compile(f"(?:{alternatives(words.openers + words.persons)})$"),
        verb=re.compile(f"(?:{alternatives(words.openers)})+"),
        leaning=re.compile(f"(?:{alternatives(words.leaning)})$"),
        opening=re.compile(f"(?:{alternatives(tuple(w for w in words.openers if len(w) > 1))})+"),
        turn=re.compile(f"(?:{alternatives(words.turns)})"),
        owned=re.compile(f"(?:{alternatives(words.owners + words.events + words.papers)})"),
        general=re.compile(f"(?:{alternatives(words.general)})"),
    )
