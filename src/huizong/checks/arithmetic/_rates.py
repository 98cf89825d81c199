"""Percentages of running text with the words before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from huizong.checks.once import once
from huizong.definitions import Labelled, read_definition
from huizong.values import Bound, Figure, FigureKind, Manuscript, Passage

_CLAUSE_END = re.compile(r"[，。；、：,;:！？!?（()）\n\t|]")
_REACH = 24


class Rates(Labelled):
    """What is known of rates (definitions/words/check_rates.yaml)."""

    bounded: tuple[str, ...]
    doubtful: tuple[str, ...]
    unbounded: tuple[str, ...]
    relative: tuple[str, ...]
    overlapping: tuple[str, ...]


@cache
def rates() -> Rates:
    """Return the lists of rates."""
    return read_definition("words/check_rates", Rates)


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a passage with the words of its clause before it."""

    passage: Passage
    figure: Figure
    lead: str


@once
def percentages(manuscript: Manuscript) -> tuple[list[Stated], ...]:
    """Return the exact percentages and points of each passage that has some, in order."""
    return tuple(_percentages(manuscript))


def _percentages(manuscript: Manuscript) -> Iterator[list[Stated]]:
    for passage in manuscript.passages:
        found = [
            Stated(passage, figure, lead(passage, figure))
            for figure in passage.figures
            if figure.kind in (FigureKind.PERCENT, FigureKind.POINTS)
            and figure.bound is Bound.EXACT
            and figure.low is not None
        ]
        if found:
            yield found


def lead(passage: Passage, figure: Figure) -> str:
    """Return the words before a figure within its clause."""
    before = passage.text[max(figure.start - _REACH, 0) : figure.start]
    return _CLAUSE_END.split(before)[-1].strip()


def between(one: Stated, other: Stated) -> str:
    """Return the words between two figures of a passage, without blanks at their ends."""
    return one.passage.text[one.figure.end : other.figure.start].strip()


def decimals(figure: Figure) -> int:
    """Return how many decimals a figure is written with."""
    match = re.search(r"[.．]([0-9０-９]+)", figure.text)
    return len(match[1]) if match else 0
