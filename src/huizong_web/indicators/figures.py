"""Figures of an office's registers for the indicators that are reckoned from them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Min

from huizong.ledgers import FigureValue, Period, Role
from huizong_web.ledgers.counting import StoredSheet, sheet
from huizong_web.ledgers.definitions import ledgers
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.units import Units
from huizong_web.offices.models import Office


@dataclass(frozen=True)
class BookFigures:
    """The figures of an office's books, reckoned in the database; they come without rows.

    A record belongs to the unit that it is about; where a ledger has no such field, to its keeper.
    Before the first record a book was not kept: nothing is known of that time, which is not zero.
    """

    office: Office
    units: Units

    @cached_property
    def books(self) -> dict[str, Book]:
        """The office's books by ledger."""
        return {book.ledger: book for book in Book.objects.filter(office=self.office)}

    @cached_property
    def _sheets(self) -> dict[tuple[str, Period, frozenset[int] | None], StoredSheet]:
        return {}

    def figure(
        self, ledger: str, key: str, period: Period, units: frozenset[str] | None
    ) -> FigureValue | None:
        """Return a ledger's figure in a period for units (None: all); None if it is not kept."""
        if ledger not in ledgers() or not self._kept_in(ledger, period):
            return None
        numbers = None if units is None else self._numbers(units)
        if numbers is not None and len(numbers) == 1 and ledgers()[ledger].role(Role.UNIT):
            return self._of_unit(ledger, key, period, *numbers)
        return self.sheet(ledger, period, numbers).figure(key)

    def sheet(self, ledger: str, period: Period, units: Collection[int] | None) -> StoredSheet:
        """Return the figures of a book in a period for units by number (None: all)."""
        place = (ledger, period, None if units is None else frozenset(units))
        if place not in self._sheets:
            book, about = self.books[ledger], ledgers()[ledger].role(Role.UNIT)
            whose = {"units" if about else "keepers": units}
            self._sheets[place] = sheet(book, period, **whose)
        return self._sheets[place]

    def _of_unit(self, ledger: str, key: str, period: Period, unit: int) -> FigureValue:
        """Return a figure of one unit, which was asked for together with those of all others."""
        value = self.sheet(ledger, period, None).of_unit(key, unit)
        return FigureValue(key, ledgers()[ledger].figures[key], period, value)

    def _numbers(self, units: frozenset[str]) -> frozenset[int]:
        named = self.units.named
        return frozenset(named[name].pk for name in units if name in named)

    @cached_property
    def _begun(self) -> dict[str, date | None]:
        """The day of the first record, by ledger."""
        kept_now = Record.objects.filter(book__in=self.books.values(), removed=False)
        return dict(kept_now.order_by().values_list("book__ledger").annotate(Min("occurred")))

    def _kept_in(self, ledger: str, period: Period) -> bool:
        if ledger not in self.books:
            return False
        begun = self._begun.get(ledger)
        return begun is None or begun <= period.last
