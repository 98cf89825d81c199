"""The pairs of statements that are worth comparing.

Candidates are statements that share a stretch of four characters; each new statement is compared
with the first few that have the stretch, so the work grows with the number of statements and not
with its square.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huizong.matters.events import Event
from huizong.matters.lexicon import Lexicon, lexicon
from huizong.matters.shared import zones
from huizong.matters.statements import Statement

GRAM = 4
FIRST_FEW = 4  # statements that a stretch is looked up in
FIRST_EVENTS = 12  # different names of events that a pair of characters leads to
COMMON = 0.25  # a stretch in more than this share of the statements says nothing
FEW = 60  # statements; among so many nothing is common

_PUNCTUATION = re.compile(r"[，。；：！？、,;:!?\s]")


def candidates(said: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the pairs worth comparing, the earlier statement first."""
    holders: dict[str, list[int]] = defaultdict(list)
    words = lexicon()
    grams = [_grams(statement.text, words) for statement in said]
    for index, stretch in enumerate(grams):
        for gram in stretch:
            holders[gram].append(index)
    too_common = max(FEW, int(COMMON * len(said)))
    for index, stretch in enumerate(grams):
        others = {
            other
            for gram in stretch
            if len(holders[gram]) <= too_common
            for other in holders[gram][:FIRST_FEW]
            if other < index
        }
        yield from ((other, index) for other in sorted(others))


def _grams(text: str, words: Lexicon) -> set[str]:
    """Return the stretches of a text's zones, those with punctuation in them left out."""
    return {
        text[i : i + GRAM]
        for low, high in zones(text, words)
        for i in range(low, high - GRAM + 1)
        if not _PUNCTUATION.search(text, i, i + GRAM)
    }


@dataclass(frozen=True, slots=True)
class Named:
    """An event and the statement that names it."""

    statement: int
    event: Event


def pairs_of_events(found: Sequence[tuple[Event, ...]]) -> Iterator[tuple[Named, Named]]:
    """Yield the pairs of events of one kind that share two characters, or may be a short form.

    Each name as it is parsed is held against the first few different ones alone; names that are
    equal in all parts are held against the first of them.
    """
    holders: dict[tuple[str, str], list[Named]] = defaultdict(list)
    first: dict[tuple[object, ...], Named] = {}
    for statement, events in enumerate(found):
        for event in events:
            named = Named(statement, event)
            others = {id(o): o for key in _keys(event) for o in holders[key]}
            equal = first.setdefault(event.key, named)
            if equal is not named:
                others[id(equal)] = equal
            yield from ((other, named) for other in others.values())
            if equal is named:
                for key in _keys(event):
                    if len(holders[key]) < FIRST_EVENTS:
                        holders[key].append(named)


def _keys(event: Event) -> set[tuple[str, str]]:
    about = event.about
    keys = {(event.kind, about[at : at + 2]) for at in range(len(about) - 1)}
    if lexicon().words.kinds[event.kind].names_itself:
        keys.add((event.kind, event.head))
    return keys | {(event.kind, about[:1])}
