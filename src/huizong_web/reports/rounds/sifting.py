"""What of a round's rows is asked for: those that stand in one way, those in which words occur."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from huizong_web.reports.rounds.sheet import Row
from huizong_web.reports.rounds.standing import Standing

MANY = 30
"""Rows from which a list is worth sifting."""


class Which(StrEnum):
    """Rows that are asked for; the value is what an address calls them."""

    ALL = ""
    MISSING = "missing"
    IN = "in"
    LATE = "late"
    ZERO = "zero"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Sifted:
    """The rows asked for, and how many there are of each sort."""

    which: Which
    words: str
    rows: Sequence[Row]
    counts: dict[Which, int]

    @property
    def worth(self) -> bool:
        """Whether there are enough to sift, or something was asked for."""
        return self.counts[Which.ALL] > MANY or bool(self.which or self.words)


def sifted(rows: Iterable[Row], which: str, words: str) -> Sifted:
    """Return the rows of a sort (all, for what is none) in which every word occurs."""
    known = list(rows)
    sort = Which(which) if which in set(Which) else Which.ALL
    wanted = words.lower().split()
    counts = {each: sum(is_of(row, each) for row in known) for each in Which}
    fitting = [row for row in known if is_of(row, sort) and _holds(row, wanted)]
    return Sifted(sort, words, fitting, counts)


def is_of(row: Row, which: Which) -> bool:
    """Return whether a row is of a sort."""
    match which:
        case Which.ALL:
            return True
        case Which.MISSING:
            return not row.is_in
        case Which.IN:
            return row.is_in
        case Which.LATE:
            return row.standing is Standing.LATE
        case Which.ZERO:
            return row.submission is None and row.zero is not None
        case Which.RETURNED:
            return row.review is not None and row.review.verdict == "returned"


def _holds(row: Row, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    name = row.submission.name if row.submission else ""
    text = f"{row.unit.name} {name}".lower()
    return all(word in text for word in wanted)
