"""Amounts that may be added, and sums of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from huizong.claims.amount import Amount, Role
from huizong.claims.words import Lexicon, lexicon
from huizong.values import FigureKind, Verdict
from huizong.values.frozen import dataclass

_order = attrgetter("order")
GENERAL, PEOPLE = "个", "people"
_SUMMED = frozenset(FigureKind) - {FigureKind.PERCENT, FigureKind.SCORE, FigureKind.RATIO}


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """A total with its parts, how strongly it is believed, whether they are a column of rows."""

    total: Amount
    parts: tuple[Amount, ...]
    verdict: Verdict
    score: float
    column: bool = False


@dataclass(frozen=True, slots=True)
class Stream:
    """Amounts that may be added, among all amounts of the document."""

    own: list[Amount]
    all: Sequence[Amount]
    words: Lexicon

    def after(self, amount: Amount) -> Amount | None:
        """Return the next amount of the stream behind one, None behind the last."""
        at = bisect_right(self.own, amount.order, key=_order)
        return self.own[at] if at < len(self.own) else None

    def between(self, one: Amount, other: Amount) -> list[Amount]:
        """Return the amounts of the stream that stand behind one and before another."""
        first = bisect_right(self.own, one.order, key=_order)
        return self.own[first : bisect_left(self.own, other.order, key=_order)]


def streams(amounts: Sequence[Amount]) -> list[Stream]:
    """Return the amounts that may be added, paragraph by paragraph: levels apart from changes."""
    found: dict[tuple[int, str, Role], list[Amount]] = {}
    for amount in amounts:
        if amount.cell[0] < 0 and amount.kind in _SUMMED and amount.role is not Role.BASE:
            key = (amount.passage, amount.family, amount.role)
            found.setdefault(key, []).append(amount)
    return [Stream(own, amounts, lexicon()) for own in found.values() if len(own) > 2]


def measures(amounts: Sequence[Amount]) -> set[str]:
    """Return the measure words of some amounts; 人, 名 and 位 are one, 个 is any."""
    own = {"人" if each.family == PEOPLE else each.unit for each in amounts}
    return own - {GENERAL} or own


def columns(found: Sequence[Sum]) -> set[tuple[int, ...]]:
    """Return the orders of the parts of each sum: 30起26人, 1起1人 are columns of one list."""
    return {tuple(part.order for part in each.parts) for each in found}
