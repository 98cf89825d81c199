"""Lists of words as one search; guards are asked on a hit only.

A guard is a longer, innocent string that holds the word (险峻工程 holds 峻工).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from huizong.checks.anchors import Anchored, anchored
from huizong.checks.rule import Fault
from huizong.checks.script import Script
from huizong.definitions import Labelled
from huizong.values import Edit, Message, Place, Severity

_BEHIND = 12  # signs before a word that its conditions may look at


class Case(BaseModel):
    """A word with what must, or must not, stand beside it.

    `before` and `after` are regular expressions for what stands directly at that side, `unless`
    are longer strings that hold the word rightly. `fixed` says that the replacement is certain.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    find: tuple[str, ...]
    say: str = ""
    why: str = ""
    severity: Severity = Severity.WARNING
    before: str = ""
    not_before: str = ""
    after: str = ""
    not_after: str = ""
    unless: tuple[str, ...] = ()
    fixed: bool = False


class WordList(Labelled):
    """Wrong and right words as `wrong→right`, parted by blanks, and words with conditions.

    `not_after` is a regular expression for what may not follow any of the pairs.
    """

    severity: Severity = Severity.WARNING
    pairs: str = ""
    unless: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    not_after: str = ""
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """What one word of a list means; its patterns are compiled when it is first met."""

    wrong: str
    right: str
    severity: Severity
    why: str = ""
    before: str = ""
    not_before: str = ""
    after: str = ""
    not_after: str = ""
    unless: tuple[str, ...] = ()
    fixed: bool = True

    def meant(self, text: str, start: int) -> bool:
        """Whether the word that stands at an offset stands there as the fault that it names."""
        end = start + len(self.wrong)
        behind = text[max(start - _BEHIND, 0) : start]
        return (
            (not self.after or _begins(self.after, text, end))
            and (not self.before or _ends(self.before, behind))
            and not (self.not_before and _ends(self.not_before, behind))
            and not (self.not_after and _begins(self.not_after, text, end))
            and not any(_held(text, start, self.wrong, longer) for longer in self.unless)
        )


def _ends(pattern: str, text: str) -> bool:
    return _compiled(f"(?:{pattern})$").search(text) is not None


def _begins(pattern: str, text: str, at: int) -> bool:
    return _compiled(pattern).match(text, at) is not None


_compiled = cache(re.compile)


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a list at an offset of a text."""

    start: int
    end: int
    word: Word


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that can be searched for together."""

    anchored: Anchored
    words: Mapping[str, tuple[Word, ...]] = field(repr=False)

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield the words that stand in a text as faults; of two that overlap, the first."""
        end = 0
        for start, written in self.anchored.found(text):
            if start < end:
                continue
            for word in self.words[written]:
                if word.meant(text, start):
                    end = start + len(written)
                    yield Hit(start, end, word)
                    break


def lexicon(told: WordList) -> Lexicon:
    """Return a definition's words, ready to be searched for."""
    words: dict[str, list[Word]] = {}
    for word in _words(told):
        words.setdefault(word.wrong, []).append(word)
    return Lexicon(anchored(words), {wrong: tuple(each) for wrong, each in words.items()})


def fault(found: Script, hit: Hit, message: Message, hint: Message) -> Fault:
    """Return a hit as a fault, with its fix where that is certain and no quotation is touched."""
    places = found.places(hit.start, hit.end)
    certain = hit.word.fixed and hit.word.right and not found.quoted(hit.start)
    fix = (Edit(places[0], hit.word.right),) if certain and _whole(places, hit) else ()
    return Fault(message, hint, places, fix, hit.word.severity)


def _whole(places: tuple[Place, ...], hit: Hit) -> bool:
    """Whether the word stands in the file in one piece and as it was read."""
    return len(places) == 1 and places[0].end - places[0].start == hit.end - hit.start


def _words(told: WordList) -> Iterator[Word]:
    for pair in told.pairs.split():
        wrong, _, right = pair.partition("→")
        guards = told.unless.get(wrong, ())
        yield Word(wrong, right, told.severity, not_after=told.not_after, unless=guards)
    for case in told.cases:
        for wrong in case.find:
            yield Word(wrong, case.say, **case.model_dump(exclude={"find", "say"}))


def _held(text: str, start: int, word: str, longer: str) -> bool:
    """Whether the word at an offset is part of a longer string there."""
    offsets: Iterable[int] = (match.start() for match in re.finditer(re.escape(word), longer))
    return any(text.startswith(longer, start - at) for at in offsets if at <= start)
