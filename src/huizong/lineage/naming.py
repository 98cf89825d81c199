"""How much of a candidate's name a text says, and how much of the text the name explains."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from huizong.lineage.candidates import Candidate
from huizong.lineage.names import Names
from huizong.lineage.stated import Stated
from huizong.lineage.words import covered, lexicon

_LISTED = re.compile(".+等(?=.{2})")
_SHORTENED = 4
"""Characters of a verb before a list: 督查发现甲不全、乙滞后等问题."""
_OWN = 0.6
"""How much of a text's words must be of a name of which the sentence said the rest before."""


@dataclass(frozen=True, slots=True)
class Named:
    """The best name of a candidate: how much of it is said, and how much of what is said it is."""

    name: str = ""
    said: float = 0.0
    explained: float = 0.0
    is_head: bool = False
    is_whole: bool = True
    is_behind: bool = False

    @property
    def words(self) -> float:
        """How well the words fit, from 0 to 1."""
        return (self.said + self.explained) / 2


def named(stated: Stated, candidate: Candidate, beside: Sequence[Candidate]) -> Named:
    """Return the name of a candidate that a text's words fit best.

    What the sentence told before of the same ledger counts as said: 批示件25件，已办结23件.
    `is_head`: the words end with the whole name, and what stands before may narrow it.
    """
    found = list(_spoken(stated, candidate))
    if not candidate.theirs:
        found += _shortened(stated, candidate, beside)
    if is_continued(candidate, beside):
        found += _spoken(stated, replace(candidate, names=_of_figure(candidate.names)))
    return max(found, key=_best, default=Named())


def _best(each: Named) -> tuple[float, bool, bool, int]:
    return each.said + each.explained, each.is_behind, each.is_whole, len(each.name)


def is_continued(candidate: Candidate, beside: Sequence[Candidate]) -> bool:
    """Whether the sentence spoke of another figure of the same group just before: 2期，131人次."""
    own = candidate.ground
    if not own.by or not beside or candidate.titled:
        return False
    last = beside[-1].ground
    asked = (own.ledger, own.asked, own.by, own.group)
    return asked == (last.ledger, last.asked, last.by, last.group) and own.figure != last.figure


def _of_figure(names: Names) -> Names:
    return Names(names.figure, names.ledger)


def _spoken(stated: Stated, candidate: Candidate) -> Iterator[Named]:
    for said in [stated.words] if candidate.theirs else sayings(stated):
        general = "".join((*candidate.names.ledger, *(candidate.names.own if said else ())))
        for name in candidate.names.own:
            explained = 1.0 if said == name else covered(said, name + "，" + general)
            head = len(name) > 1 and said.endswith(name) and not lexicon().is_general(name)
            yield Named(name, covered(name, said), explained, head)
    if stated.is_bare and stated.after:
        starts = (name for name in candidate.names.own if stated.after.startswith(name))
        yield from (Named(name, 1.0, 1.0, is_behind=True) for name in starts if len(name) > 1)


def sayings(stated: Stated) -> Iterator[str]:
    """Yield the words of a figure; of 发现甲不全、乙滞后等问题 also 发现问题."""
    yield stated.words
    short = _LISTED.sub("", stated.words)
    if short != stated.words:
        yield from (stated.words[:count] + short for count in range(_SHORTENED + 1))


def _shortened(
    stated: Stated, candidate: Candidate, beside: Sequence[Candidate]
) -> Iterator[Named]:
    """Yield names of which the sentence told the rest with a figure before."""
    told = [each for each in beside if each.ground.ledger == candidate.ground.ledger]
    if not told or not stated.words or candidate.ground.by:
        return
    before = "，".join(name for each in told for name in each.names.own)
    for name in candidate.names.own:
        own = covered(stated.words, name)
        if own >= _OWN and covered(name, stated.words) < 1.0:
            yield Named(name, covered(name, f"{stated.words}，{before}"), own, is_whole=False)
