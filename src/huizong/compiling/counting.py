"""What units count, clause by clause: 出动人员｜156人次, 受理来访｜14批｜21人次."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from huizong.compiling.units import Unit
from huizong.definitions import Labelled, read_definition
from huizong.figures import figures
from huizong.values import (
    Bound,
    Figure,
    FigureKind,
    Item,
    ItemKind,
    Place,
    cut,
    places_of,
    walk,
)

THING = 2  # characters before a number that say what it counts
LONGEST = 18  # characters before a number that may tell what it counts

_CLAUSE = re.compile(r"[，。；！？、,;\n]")
_TITLE = re.compile(r"《[^》]*?([^》]{2})》")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_KINDS = {FigureKind.COUNT, FigureKind.MONEY, FigureKind.LENGTH, FigureKind.AREA}
_PUNCTUATION = re.compile(r"[“”\"《》（）()\s]")

Reader = Callable[[str], Sequence[Figure]]


class Addable(BaseModel):
    """Things that sections count each for itself, so that their numbers may be added."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    things: tuple[str, ...]
    units: tuple[str, ...]
    why: str


class Adding(Labelled):
    """What is of one kind, and what of that may be added."""

    acts: tuple[tuple[str, ...], ...]
    add: tuple[Addable, ...]
    vague: tuple[str, ...]
    never: tuple[str, ...]


@cache
def adding() -> Adding:
    """Return the shipped definition, read once."""
    return read_definition("reports/adding", Adding)


@dataclass(frozen=True, slots=True)
class Counting:
    """A number that a section counts something by.

    `said` are the words before it; `key` is the act, the thing and the unit, equal for what is of
    one kind; `alone` tells that the unit says nothing else.
    """

    unit: Unit
    said: str
    figure: Figure
    place: Place
    key: tuple[int, str, str]
    alone: bool

    @property
    def may_be_added(self) -> bool:
        """Whether such numbers of several sections are surely of different things."""
        known = adding().add
        return any(self.said.endswith(a.things) and self.figure.unit in a.units for a in known)


def countings(unit: Unit, *, read: Reader = figures) -> Iterator[Counting]:
    """Yield what a unit counts: whole numbers and amounts behind a verb that is known.

    A clause without a verb is governed by that of the one before it (办理来文3件、发文5件); numbers
    side by side count one thing (14批21人次), any later one in a clause is another's.
    """
    for item, _ in walk((unit.item,)):
        if item.kind is not ItemKind.ROW:
            yield from _of_item(unit, item, read)


def _of_item(unit: Unit, item: Item, read: Reader) -> Iterator[Counting]:
    text = item.text
    found = [figure for figure in read(text) if _counts(figure)]
    act, start = -1, 0
    for stop in [*_CLAUSE.finditer(text), None]:
        end = stop.start() if stop else len(text)
        within = [figure for figure in found if start <= figure.start < end]
        said = text[start : within[0].start if within else end]
        act = _act(said, act if text[start - 1 : start] == "、" else -1)
        for figure in _side_by_side(within):
            if one := _counting(unit, item, said, figure, act):
                yield one
        start = end + 1


def _side_by_side(within: list[Figure]) -> Iterator[Figure]:
    for index, figure in enumerate(within):
        if index and within[index - 1].end != figure.start:
            return
        yield figure


def _counts(figure: Figure) -> bool:
    exact = figure.bound is Bound.EXACT and figure.kind in _KINDS and figure.unit is not None
    return exact and bool(_PLAIN.match(figure.text))


def _act(said: str, before: int) -> int:
    """Return the act that a clause begins with, else the one that governs it."""
    acts = adding().acts
    return next((n for n, words in enumerate(acts) if said.startswith(words)), before)


def _counting(unit: Unit, item: Item, said: str, figure: Figure, act: int) -> Counting | None:
    thing = _PUNCTUATION.sub("", _TITLE.sub(r"\1", said))[-THING:]
    short = THING <= len(said) <= LONGEST
    vague = len(thing) < THING or thing in adding().vague
    if act < 0 or not short or vague or any(word in said for word in adding().never):
        return None
    (place, *_) = places_of(cut(item.runs, figure.start, figure.end)) or (None,)
    if place is None or figure.unit is None:
        return None
    alone = unit.item.text.rstrip("。；") == said + figure.text and not unit.item.children
    return Counting(unit, said, figure, place, (act, thing, figure.unit), alone)
