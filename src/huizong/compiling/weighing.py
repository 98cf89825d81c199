"""How important an item of the report is: a sum of signals that an editor can read and change."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from huizong.definitions import Labelled, read_definition
from huizong.figures import figures
from huizong.values import FigureKind, Item, Place, places_of, walk

GRAM = 2  # characters; the words of a text by which its rarity is told
_NAMING = {FigureKind.DATE, FigureKind.ORDINAL, FigureKind.TIME, FigureKind.PLACEHOLDER}


class Signal(BaseModel):
    """What makes an item more or less important, and why it does."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    counts: Literal["words", "sections", "figures", "rarity", "problems", "next", "notes"]
    weight: int
    most: int
    why: str
    words: tuple[str, ...] = ()


class Brief(Labelled):
    """What a brief is made by."""

    length: int
    signals: tuple[Signal, ...]


@cache
def brief_definition() -> Brief:
    """Return the shipped definition, read once."""
    return read_definition("reports/brief", Brief)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that a brief may take: where it stands in the outline, and in which part of it."""

    path: tuple[int, int]
    item: Item
    part: str

    @property
    def text(self) -> str:
        """All that the item says."""
        return "".join(item.text for item, _ in walk((self.item,)))


@dataclass(frozen=True, slots=True)
class Score:
    """How important an item is, and what told: pairs of a signal's label and its points."""

    candidate: Candidate
    points: int
    told: tuple[tuple[str, int], ...]

    @property
    def words(self) -> str:
        """The signals as a person reads them: 领导交办+5、数据+3."""
        return "、".join(f"{label}{points:+d}" for label, points in self.told)


def scores(candidates: Sequence[Candidate], signals: Sequence[Signal]) -> list[Score]:
    """Return the candidates with their scores, the most important first, else in their order."""
    spread = Counter(gram for candidate in candidates for gram in _grams(candidate.text))
    found = [_score(candidate, signals, spread) for candidate in candidates]
    return sorted(found, key=lambda score: -score.points)  # sorting keeps the order of equals


def _score(candidate: Candidate, signals: Sequence[Signal], spread: Counter[str]) -> Score:
    told = tuple(
        (signal.label, points)
        for signal in signals
        if (points := _points(signal, _hits(candidate, signal, spread)))
    )
    return Score(candidate, sum(points for _, points in told), told)


def _points(signal: Signal, hits: float) -> int:
    added = round(signal.weight * hits)
    return max(-signal.most, min(signal.most, added))


def _hits(candidate: Candidate, signal: Signal, spread: Counter[str]) -> float:
    match signal.counts:
        case "words":
            return sum(word in candidate.text for word in signal.words)
        case "sections":
            return len({place.path for place in _places(candidate.item)}) - 1
        case "figures":
            return len(list(_measured(candidate.item)))
        case "rarity":
            grams = _grams(candidate.text)
            return sum(spread[gram] == 1 for gram in grams) / max(len(grams), 1)
        case part:
            return float(candidate.part == part)


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + GRAM] for at in range(len(text) - GRAM + 1))


def _places(item: Item) -> Iterator[Place]:
    for one, _ in walk((item,)):
        yield from places_of(one.runs)


def _measured(item: Item) -> Iterator[str]:
    for one, _ in walk((item,)):
        yield from (figure.text for figure in figures(one.text) if figure.kind not in _NAMING)
