"""What grounds give today, for many figures at once: what is read is the rows that they cite."""

from collections.abc import Iterable

from huizong.ledgers import FigureValue, Period, Sheet
from huizong.lineage import Ground, OfLedger, group_of
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.units import Units
from huizong_web.lineage.registers import Register, registers_of
from huizong_web.offices.models import Unit

Key = tuple[int, int | None, Period]
Source = tuple[Book | None, Unit | None, Ground | None]
"""Whose records, kept by whom, and which figure of them."""


class Shelf:
    """Registers by book, keeper and period, each loaded once however many figures ask for it.

    `expected` are what will be asked for: the rows of all of them are then read together.
    """

    def __init__(self, expected: Iterable[Source] = ()) -> None:
        self._known: dict[Key, Register | None] = {}
        self._units: dict[int, Units] = {}
        self._held: dict[Key, Sheet] = {}
        self._expected: dict[Key, set[str]] = {}
        for book, keeper, ground in expected:
            if book is not None and isinstance(ground, OfLedger):
                key = _key(book, keeper, ground.asked.period)
                self._expected.setdefault(key, set()).add(ground.figure)

    def register(self, book: Book, keeper: Unit | None, period: Period) -> Register | None:
        """Return a register, None where the ledger's definition is gone."""
        key = _key(book, keeper, period)
        if key not in self._known:
            units = self._units.setdefault(book.office_id, Units(book.office))
            self._known[key] = next(registers_of([book], keeper, period, units), None)
        return self._known[key]

    def value(
        self, book: Book | None, keeper: Unit | None, ground: Ground | None
    ) -> FigureValue | None:
        """Return what a ground gives now, with its rows.

        None where it is no ledger's or is defined no more.
        """
        if book is None or not isinstance(ground, OfLedger):
            return None
        found = self.register(book, keeper, ground.asked.period)
        if found is None or ground.figure not in found.ledger.figures:
            return None
        key = _key(book, keeper, ground.asked.period)
        if ground.figure not in self._expected.get(key, ()) or found.looks_elsewhere(ground.figure):
            return found.value(ground)
        if key not in self._held:
            named = found.ledger.figures.keys() & self._expected[key]
            self._held[key] = found.sheet.holding(*sorted(named))
        held = self._held[key]
        return group_of(held, ground) if ground.by else held.figure(ground.figure)

    def amount(
        self, book: Book | None, keeper: Unit | None, ground: Ground | None
    ) -> FigureValue | None:
        """Return the same without its rows."""
        if book is None or not isinstance(ground, OfLedger):
            return None
        found = self.register(book, keeper, ground.asked.period)
        return found.amount(ground) if found else None


def _key(book: Book, keeper: Unit | None, period: Period) -> Key:
    return book.pk, keeper.pk if keeper else None, period
