"""Figures of an office's registers for the indicators that are reckoned from them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Min

from huizong.ledgers import FigureValue, Ledger, Period, Role, Sheet
from huizong.ledgers import Record as Stored
from huizong_web.ledgers.definitions import ledgers
from huizong_web.ledgers.loading import kept, standing
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.units import Units
from huizong_web.offices.models import Office


@dataclass(frozen=True)
class BookFigures:
    """The figures of an office's books; each book is read once, when first asked for.

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
    def _read(self) -> dict[str, tuple[tuple[str | None, Stored], ...]]:
        return {}

    @cached_property
    def _sheets(self) -> dict[tuple[str, Period, frozenset[str] | None], Sheet]:
        return {}

    def figure(
        self, ledger: str, key: str, period: Period, units: frozenset[str] | None
    ) -> FigureValue | None:
        """Return a ledger's figure in a period for units (None: all); None if it is not kept."""
        if ledger not in ledgers() or not self._kept_in(ledger, period):
            return None
        place = (ledger, period, units)
        if place not in self._sheets:
            self._sheets[place] = self._sheet(ledgers()[ledger], ledger, period, units)
        return self._sheets[place].figure(key)

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

    def _sheet(
        self, definition: Ledger, ledger: str, period: Period, units: frozenset[str] | None
    ) -> Sheet:
        records = self._records(definition, ledger)
        if units is None or definition.role(Role.UNIT):
            return Sheet(definition, tuple(each for _, each in records), period, units)
        own = tuple(each for keeper, each in records if keeper in units)
        return Sheet(definition, own, period)

    def _records(self, definition: Ledger, ledger: str) -> tuple[tuple[str | None, Stored], ...]:
        if ledger not in self._read:
            found = standing(self.books[ledger])
            keepers = dict(found.values_list("pk", "keeper_id"))
            self._read[ledger] = tuple(
                (self.units.name(keepers.get(int(each.key))), each)
                for each in kept(found, definition, self.units)
            )
        return self._read[ledger]
