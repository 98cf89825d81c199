"""Under which heading of the office's report an item of work done stands."""

import re
from collections import Counter
from collections.abc import Sequence

from huizong.compiling.template import Template, Topic
from huizong.compiling.units import Unit

HEADING_WEIGHT = 2  # a word in the section's own heading counts as so many in the text
VERB_WEIGHT = 4  # a verb at the beginning of the item
OPENING = 8  # characters at the beginning in which its verb stands

_TITLE = re.compile(r"《[^》]*》")


def sorted_out(units: Sequence[Unit], layout: Template) -> list[tuple[Unit, Topic]]:
    """Return each unit with its topic: a usual one, or one that enough of the items call for.

    Only items that fit under no usual topic are asked which others there should be, so that an
    office which has use for the usual outline keeps it.
    """
    weigher = _Weigher(layout)
    usual = [topic for topic in layout.topics if not topic.least]
    offered = [topic for topic in layout.topics if topic.least]
    homeless = [unit for unit in units if weigher.best(unit, usual) is usual[-1]]
    wanted = Counter(weigher.best(unit, [*offered, usual[-1]]).label for unit in homeless)
    opened = [topic for topic in layout.topics if wanted[topic.label] >= topic.least]
    return [(unit, weigher.best(unit, opened)) for unit in units]


class _Weigher:
    """Weighs topics by their words; each of a unit once."""

    def __init__(self, layout: Template) -> None:
        self._silent = _any_of(layout.silent)
        self._words = {topic.label: _any_of(topic.words) for topic in layout.topics}
        self._verbs = {topic.label: _any_of(topic.verbs) for topic in layout.topics}
        self._known: dict[tuple[int, str], int] = {}
        self._texts: dict[int, tuple[str, str]] = {}

    def best(self, unit: Unit, topics: Sequence[Topic]) -> Topic:
        """Return the topic that weighs most, of equals the first; the last where none weighs."""
        weights = [self._weight(unit, topic) for topic in topics]
        most = max(weights)
        return topics[weights.index(most)] if most else topics[-1]

    def _weight(self, unit: Unit, topic: Topic) -> int:
        key = (id(unit), topic.label)
        if key not in self._known:
            self._known[key] = self._weighed(unit, topic)
        return self._known[key]

    def _weighed(self, unit: Unit, topic: Topic) -> int:
        text, heads = self._read(unit)
        words, verbs = self._words[topic.label], self._verbs[topic.label]
        found = _length(words, text) + HEADING_WEIGHT * _length(words, heads)
        return found + VERB_WEIGHT * _length(verbs, text[:OPENING])

    def _read(self, unit: Unit) -> tuple[str, str]:
        """Return the words of a unit and of its headings, without those that say nothing."""
        if id(unit) not in self._texts:
            text = unit.item.text + "".join(child.text for child in unit.item.children)
            text = _TITLE.sub("《》", self._silent.sub("", text) if self._silent else text)
            heads = "".join(heading.text for heading in unit.headings)
            self._texts[id(unit)] = (text, heads)
        return self._texts[id(unit)]


def _any_of(words: Sequence[str]) -> re.Pattern[str] | None:
    longest = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))) if words else None


def _length(words: re.Pattern[str] | None, text: str) -> int:
    """Return how many characters of a text are telling words; of two at one place the longer."""
    return sum(map(len, words.findall(text))) if words else 0
