"""The word lists of outlining, as people edit them (definitions/words/outline_*.yaml)."""

import re
from functools import cache

from huizong.definitions import Labelled, read_definition


class Titles(Labelled):
    """The last words of titles, by the kind of document they name."""

    kinds: dict[str, tuple[str, ...]]
    others: tuple[str, ...]
    opens: tuple[str, ...]


class Units(Labelled):
    """The endings of names: of whole organisations, and of sections within one."""

    organisations: tuple[str, ...]
    sections: tuple[str, ...]


class Sites(Labelled):
    """What web pages put around documents, as patterns and words."""

    openers: tuple[str, ...]
    collections: tuple[str, ...]
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    tails: tuple[str, ...]
    furniture: tuple[str, ...]


class Phrases(Labelled):
    """Set phrases that tell what a line does."""

    salutations: tuple[str, ...]
    offices: tuple[str, ...]
    occasions: tuple[str, ...]
    summings: tuple[str, ...]
    lead_ins: tuple[str, ...]
    appendices: tuple[str, ...]
    signers: tuple[str, ...]
    addressees: tuple[str, ...]
    fronts: tuple[str, ...]
    postscripts: tuple[str, ...]


@cache
def titles() -> Titles:
    """Return the words of titles."""
    return read_definition("words/outline_titles", Titles)


@cache
def units() -> Units:
    """Return the endings of names of units."""
    return read_definition("words/outline_units", Units)


@cache
def sites() -> Sites:
    """Return what web pages add."""
    return read_definition("words/outline_sites", Sites)


@cache
def phrases() -> Phrases:
    """Return the set phrases."""
    return read_definition("words/outline_phrases", Phrases)


def one_of(words: tuple[str, ...]) -> str:
    """Return a pattern that matches any of the words, longer ones first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
