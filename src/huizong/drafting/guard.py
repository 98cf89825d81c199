"""An item's runs and a rephrasing of it -> new runs with their origins, or why it is refused.

Two walls. The first compares what the texts state: figures, titles, names, negations; its reasons
are what a clerk wants to read. The second lets through only what is known to change nothing: each
clause to the letter, in an order that keeps who did what and which figure tells of what. So a
change that the first does not see is refused by the second.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from huizong.drafting.canonical import CLOSE, OPEN, Piece, canonical, pieces
from huizong.drafting.orders import Orders, orders
from huizong.drafting.reasons import differences, misplaced
from huizong.drafting.segments import Clause, segmented
from huizong.values import Message, Place, Run, cut, places_of, text_of

_ROOM = 50  # characters that joining words may take in a short text

# Signs that nobody sees, or that stand for nothing: of these a rephrasing needs none.
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """The new runs where the rephrasing says the same, else the reasons why it is not used."""

    runs: tuple[Run, ...]
    reasons: tuple[Message, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether the rephrasing may be printed."""
        return not self.reasons


def judge(runs: tuple[Run, ...], draft: str) -> Judgement:
    """Hold a rephrasing against what it rephrases.

    What stays to the letter keeps its origin to the letter; a clause of which a word is exchanged
    keeps the origin of the whole clause; marks and joining words have none, as those of merging.
    The identity is always accepted. Never raises.
    """
    text = text_of(runs)
    if draft == text:
        return Judgement(runs)
    if reason := _unreadable(text, draft):
        return Judgement(runs, (reason,))
    if found := tuple(differences(text, draft)):
        return Judgement(runs, found)
    known = orders(segmented(runs))
    parts = pieces(draft)
    match = known.pattern.fullmatch(canonical(parts))
    raw = _raw_offsets(parts)
    if match is None or any(edge not in raw for edge in _edges(match)):
        return Judgement(runs, (misplaced(known.clauses, text, canonical(parts)),))
    return Judgement(tuple(_with_origins(match, known, raw, runs, draft)))


def _unreadable(text: str, draft: str) -> Message | None:
    if not draft.strip():
        return Message("改写稿是空的")
    if len(draft) > 2 * len(text) + _ROOM:
        return Message("改写稿比原文长出太多")
    if {OPEN, CLOSE} & set(text + draft):
        return Message("文中有打不出的字符")
    strange = {unicodedata.category(letter) for letter in set(draft) - set(text)} & _UNSEEN
    return Message("改写稿有换行或看不见的字符") if strange else None


def _edges(match: re.Match[str]) -> Iterator[int]:
    """Yield where the clauses begin and end in a canonical rephrasing."""
    for number in range(1, len(match.groups()) + 1):
        if match[number]:
            yield from match.span(number)


def _with_origins(
    match: re.Match[str],
    known: Orders,
    raw: dict[int, int],
    runs: tuple[Run, ...],
    draft: str,
) -> Iterator[Run]:
    """Yield the runs of an accepted rephrasing."""
    at = 0
    matched = [
        (match.span(number), clause)
        for number, clause in enumerate(known.clauses, 1)
        if match[number]
    ]
    for (low, high), clause in sorted(matched, key=lambda each: each[0]):
        start, end = raw[low], raw[high]
        yield from _joining(draft[at:start])
        yield from _quoted(draft[start:end], clause, runs)
        at = end
    yield from _joining(draft[at:])


def _raw_offsets(parts: tuple[Piece, ...]) -> dict[int, int]:
    """Return the offset in the rephrasing of each edge between pieces of its canonical text."""
    offsets = {0: 0}
    at = 0
    for piece in parts:
        at += len(piece.text)
        offsets[at] = piece.end
    return offsets


def _joining(text: str) -> Iterator[Run]:
    if text:
        yield Run(text, None)


def _quoted(said: str, clause: Clause, runs: tuple[Run, ...]) -> Iterator[Run]:
    """Yield the runs of a clause, to the letter where it is one, else with its whole origin."""
    own = tuple(run for span in _spans(clause) for run in cut(runs, *span))
    if text_of(own) == said:
        yield from own
        return
    places = places_of(own)
    same_file = [place for place in places if place.path == places[0].path]
    whole = Place(places[0].path, same_file[0].start, same_file[-1].end) if places else None
    yield Run(said, whole)


def _spans(clause: Clause) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the item's text that a clause is made of."""
    start = clause.pieces[0].start
    for one, other in pairwise(clause.pieces):
        if one.end != other.start:
            yield start, one.end
            start = other.start
    yield start, clause.pieces[-1].end
