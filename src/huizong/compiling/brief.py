"""Within a given length the most important items of the outline by matter, each whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from huizong.compiling.numbering import NUMBERED
from huizong.compiling.printing import Stretches
from huizong.compiling.template import Template
from huizong.compiling.weighing import Candidate, Score, brief_definition, scores
from huizong.values import Item, ItemKind, Message, Place, Run, text_of, walk

MARKER = 4  # characters that a marker may take: 十一、 or 128.


@dataclass(frozen=True, slots=True)
class Shortened:
    """A report cut to a length: its items, and of the items that were left out why.

    `omitted` finds the stretches of the inputs that only an item left out would have printed.
    """

    items: tuple[Item, ...]
    omitted: "Omitted"


class Omitted:
    """The items that a brief left out, by the stretches of the inputs that they quote."""

    def __init__(self, items: tuple[Item, ...], why: Mapping[tuple[int, ...], Message]) -> None:
        self._stretches = Stretches(
            stretch for stretch in Stretches.printed(items) if stretch.target[:2] in why
        )
        self._why = why

    def why(self, place: Place) -> Message | None:
        """Return why what stands at a place is not printed, if that is for want of room."""
        found = next(self._stretches.within(place), None)
        return None if found is None else self._why[found.target[:2]]


class TooShortError(Exception):
    """A length takes no item at all; `least` would take the shortest."""

    def __init__(self, length: int, least: int) -> None:
        super().__init__(f"{length} < {least}")
        self.length = length
        self.least = least


def shortened(
    items: tuple[Item, ...], title: Sequence[Run], layout: Template, *, length: int
) -> Shortened:
    """Return the items that fit into a length with the title; a length of 0 is the usual one.

    The most important come first; one that does not fit is passed over and smaller ones that do
    are still taken. Nothing is cut. Raises TooShortError where not one fits.
    """
    brief = brief_definition()
    room = (length or brief.length) - len(text_of(title))
    ranked = scores(list(_candidates(items, layout)), brief.signals)
    taken = _taken(items, ranked, room)
    if ranked and not taken:
        least = min(_cost(items, score.candidate, set()) for score in ranked)
        raise TooShortError(length or brief.length, least + len(text_of(title)))
    why: dict[tuple[int, ...], Message] = {
        score.candidate.path: _why(score, rank, length or brief.length)
        for rank, score in enumerate(ranked, 1)
        if score.candidate.path not in taken
    }
    return Shortened(tuple(_kept(items, taken)), Omitted(items, why))


def _candidates(items: tuple[Item, ...], layout: Template) -> Iterator[Candidate]:
    parts = {part.label: name for name, part in layout.parts.items()}
    for above, heading in enumerate(items):
        for index, item in enumerate(heading.children):
            yield Candidate((above, index), item, parts.get(heading.text, ""))


def _taken(items: tuple[Item, ...], ranked: Sequence[Score], room: int) -> set[tuple[int, int]]:
    taken: set[tuple[int, int]] = set()
    for score in ranked:
        cost = _cost(items, score.candidate, taken)
        if cost <= room:
            room -= cost
            taken.add(score.candidate.path)
    return taken


def _cost(items: tuple[Item, ...], candidate: Candidate, taken: set[tuple[int, int]]) -> int:
    """Return the characters that an item adds, with its heading where it is the first under it."""
    above = candidate.path[0]
    headed = any(path[0] == above for path in taken)
    heading = 0 if headed else MARKER + len(items[above].text)
    return heading + _size(candidate.item)


def _size(item: Item) -> int:
    return sum(_characters(one) for one, _ in walk((item,)))


def _characters(item: Item) -> int:
    if item.kind is ItemKind.INLINE_ITEM:  # its words stand in its parent's text
        return 0
    return len(item.text) + (MARKER if item.kind in NUMBERED else 0)


def _kept(items: tuple[Item, ...], taken: set[tuple[int, int]]) -> Iterator[Item]:
    for above, heading in enumerate(items):
        below = tuple(
            item for index, item in enumerate(heading.children) if (above, index) in taken
        )
        if below:
            yield replace(heading, children=below)


def _why(score: Score, rank: int, length: int) -> Message:
    return Message(
        "简报限{length}字，这一条{size}字没有排进：重要性{points}分（{words}），列第{rank}位",
        length=length,
        size=_size(score.candidate.item),
        points=score.points,
        words=score.words or "—",
        rank=rank,
    )
