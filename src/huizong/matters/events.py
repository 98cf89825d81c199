"""The names of events in a statement, taken apart: kind, level, instance, and what they are about.

"起草局长在全市第三次中小学校园安全工作会议上的讲话" names an event of the kind meeting, of the
level 市, of the instance 第三次, about 中小学校园安全. Two sections write the same event with other
filling words, so names are compared by these parts and not by their letters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from huizong.matters.fronts import WHOLE_LEVEL, about, level_in, marks, types_in
from huizong.matters.heads import BREAK, bare, found_heads, goes_on, last_head, patterns
from huizong.matters.lexicon import lexicon

LONGEST = 40  # characters before a head that may belong to its name
_SPOKEN = re.compile(r"(?:在|对|为|就|于|向|了|的|从|将|由)$")


@dataclass(frozen=True, slots=True)
class Event:
    """An event as a statement names it, at [start, end) of its text.

    `about` is what it is about, filling words and what `types` say left out; `marks` are its
    instances by their unit (次 -> 三); `text` is the name as written.
    """

    start: int
    end: int
    text: str
    kind: str
    head: str
    level: str
    about: str
    marks: frozenset[tuple[str, str]]
    types: frozenset[str]
    own: bool  # an own undertaking rather than a visit of others
    received: bool  # a visit of others

    @property
    def key(self) -> tuple[object, ...]:
        """What two names share that are equal in all parts."""
        return (self.kind, self.head, self.level, self.about, self.marks, self.types, self.own)


def events(text: str) -> Iterator[Event]:
    """Yield the names of events in a text, in order; of one within another only the longer."""
    heads = list(found_heads(text))
    for index, head in enumerate(heads):
        later = heads[index + 1] if index + 1 < len(heads) else None
        if later is None or not goes_on(text, head.end(), later.start()):
            yield from _event(text, head)


def _event(text: str, head: re.Match[str]) -> Iterator[Event]:
    known = patterns()
    clause = max(
        (match.end() for match in BREAK.finditer(text, 0, head.start())),
        default=0,
    )
    clause = max(clause, head.start() - LONGEST)
    word = last_head(head.group())
    kind = known.kind_of[word]
    own_name = lexicon().words.kinds[kind].names_itself
    start = _start(text, clause, head.start(), alone=own_name)
    whole = text[start : head.start()] + bare(head.group())
    front = whole[: len(whole) - len(word)]
    event = Event(
        start,
        head.end(),
        text[start : head.end()],
        kind,
        word,
        level_in(front),
        about(front, kind),
        frozenset(marks(front)),
        types_in(front) if kind == "meeting" else frozenset(),
        own := _is_own(text, start, clause),
        not own and _is_received(text, start, head.end(), front),
    )
    if own_name or event.marks or len(lexicon().general.sub("", event.about)) > 1:
        yield event


def _is_own(text: str, start: int, clause: int) -> bool:
    words = lexicon().words
    if any(word in text[clause:start] for word in words.received if len(word) > 1):
        return False
    return any(word in text[max(0, start - 6) : start] for word in words.own_doing)


def _is_received(text: str, start: int, end: int, front: str) -> bool:
    before = text[max(0, start - 6) : start]
    coming = any(word in before for word in lexicon().words.received)
    return coming or bool(level_in(front)) or text.startswith(("组", "团"), end)


def _start(text: str, low: int, high: int, *, alone: bool) -> int:
    """Return where a name begins: behind the verbs of its clause, or at its level (全县).

    Where its head is a name `alone`, nothing need stand between a verb and it.
    """
    known = patterns()
    whole = [match.start() for match in WHOLE_LEVEL.finditer(text, low, high)]
    if whole:
        return whole[-1]
    holding = [match.end() for match in known.holding.finditer(text, low, high)]
    low = holding[-1] if holding else low
    spoken = [
        m.end()
        for m in re.finditer(r"(?:书记|[县市区镇乡局院校]长|主任|同志|领导)在|的", text[low:high])
    ]
    low += spoken[-1] if spoken else 0
    while (verb := known.verbs.match(text, low, high)) and verb.end() < high + alone:
        low = verb.end()
    return low
