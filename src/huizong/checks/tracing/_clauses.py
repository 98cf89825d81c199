"""What two stretches of text have in common, clause by clause; time is linear in both."""

import re
from dataclasses import dataclass, field

from huizong.values import Place

_CLAUSE = re.compile(r"[^，。；：！？、,;:!?\s（）()“”\"《》]{6,}")
_DIGITS = re.compile(r"[0-9０-９.〇零一二三四五六七八九十百千万亿两]+")
_MARK = re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．是要]")


def clauses(text: str) -> list[str]:
    """Return the longer clauses of a text with every number written 0."""
    return _CLAUSE.findall(_DIGITS.sub("0", _without_mark(text)))


def numbers(text: str) -> list[str]:
    """Return the numbers of a text, in order; the mark of an item and 一, 三 alone left out."""
    found = (number.strip(".") for number in _DIGITS.findall(_without_mark(text)))
    return [number for number in found if number[:1].isdigit() or len(number) > 1]


def _without_mark(text: str) -> str:
    mark = _MARK.match(text)
    return text[mark.end() :] if mark else text


@dataclass(slots=True)
class Index:
    """Clauses seen so far and the first place each was seen at."""

    known: dict[str, Place] = field(default_factory=dict)

    def add(self, said: list[str], place: Place) -> None:
        """Add the clauses of a paragraph."""
        for clause in said:
            if clause not in self.known:
                self.known[clause] = place

    def share(self, said: list[str], *, of: int) -> tuple[float, Place | None]:
        """Return how much of the clauses of a text is known, and where most of that was seen.

        `of` is the text's length: where its clauses are but a small part of it they tell little.
        """
        known = [clause for clause in said if clause in self.known]
        if not known:
            return 0.0, None
        seen: dict[Place, int] = {}
        for clause in known:
            place = self.known[clause]
            seen[place] = seen.get(place, 0) + len(clause)
        share = sum(map(len, known)) / max(sum(map(len, said)), of / 2)
        return share, max(seen, key=lambda place: seen[place])
