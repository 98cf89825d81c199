"""The word lists of this group: definitions/words/check_*.yaml."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from huizong.definitions import Labelled, read_definition


class Pattern(BaseModel):
    """A kind of writing: its Chinese name, the regular expression that finds it.

    `needs` are words of which one must stand in a passage before it is searched; `guard` is what in
    the same passage makes it right; `put` is what is to stand there, None where that is not sure.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: str
    pattern: str
    needs: tuple[str, ...] = ()
    guard: str = ""
    put: str | None = None


class Placeholders(Labelled):
    """Blanks that somebody meant to fill, and what a template says about filling them."""

    blanks: tuple[Pattern, ...]
    to_be_filled: str
    prompts: tuple[Pattern, ...]


class Vague(Labelled):
    """Measure words, and vague counts that may stand before them."""

    measures: tuple[str, ...]
    vague: tuple[str, ...]


class Garbled(Labelled):
    """What lost encodings and conversions leave."""

    patterns: tuple[Pattern, ...]


class Broken(Labelled):
    """How sentences break off."""

    dangling: tuple[str, ...]
    whole: tuple[str, ...]
    verbs: str
    organs: str
    missing: tuple[Pattern, ...]
    points: str
    list_begins: str


class Gaps(Labelled):
    """Frames of sentences that lack a word, or have one too many."""

    missing: tuple[Pattern, ...]
    needless: tuple[Pattern, ...]


class Copied(Labelled):
    """What every year's paper says alike."""

    customary: tuple[str, ...]


class Foreign(Labelled):
    """What web sites write around a paper."""

    phrases: tuple[Pattern, ...]


@cache
def placeholders() -> Placeholders:
    """Return the list of blanks and prompts."""
    return read_definition("words/check_placeholders", Placeholders)


@cache
def vague() -> Vague:
    """Return the list of vague counts."""
    return read_definition("words/check_vague", Vague)


@cache
def garbled() -> Garbled:
    """Return the list of garbled writings."""
    return read_definition("words/check_garbled", Garbled)


@cache
def broken() -> Broken:
    """Return the list of broken sentences."""
    return read_definition("words/check_broken", Broken)


@cache
def gaps() -> Gaps:
    """Return the list of missing and needless words."""
    return read_definition("words/check_gaps", Gaps)


@cache
def copied() -> Copied:
    """Return the list of what every year's paper says alike."""
    return read_definition("words/check_copied", Copied)


@cache
def foreign() -> Foreign:
    """Return the list of what web sites write."""
    return read_definition("words/check_foreign", Foreign)
