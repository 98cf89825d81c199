"""Short mentions of an event that is the only one of its sort in the office: 恳谈会上, 秋季运动会.

One section writes 园区企业家恳谈会 and another "恳谈会上企业提出的诉求": too few characters to know
a name by, unless no other event of the office could be meant.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from huizong.matters.alike import is_vague, scattered
from huizong.matters.events import Event
from huizong.matters.lexicon import lexicon

MANY = 200  # different events of one kind; among so many a short mention means none
LEAST = 2


@dataclass(frozen=True, slots=True)
class Sole:
    """What the events of an office are about, by kind and type."""

    abouts: dict[object, set[str]] = field(default_factory=lambda: defaultdict(set))

    def only(self, one: Event, two: Event) -> bool:
        """Whether two events not at odds are the only one that the shorter of them can mean."""
        short, long = sorted((one, two), key=lambda event: len(event.about))
        if len(short.about) < LEAST or is_vague(short.about) or not _names_itself(short):
            return False
        if not scattered(short.about, long.about):
            return False
        known = self.abouts[_sort(short)]
        if len(known) > MANY:
            return False
        meant = {about for about in known if scattered(short.about, about)} - {short.about}
        return all(scattered(about, long.about) or scattered(long.about, about) for about in meant)


def sole(events: Sequence[tuple[Event, ...]]) -> Sole:
    """Return the index of the events of an office's statements."""
    index = Sole()
    for found in events:
        for event in found:
            index.abouts[_sort(event)].add(event.about)
    return index


def _sort(event: Event) -> object:
    return (event.kind, event.types.difference(lexicon().words.meeting_kinds.manner))


def _names_itself(event: Event) -> bool:
    """Whether an event is of a sort of which an office has few: 运动会, 听证会, 演练, 考试."""
    words = lexicon().words
    if event.kind != "meeting":
        return event.kind in words.few_kinds
    return bool(event.types) or event.about in words.few_meetings
