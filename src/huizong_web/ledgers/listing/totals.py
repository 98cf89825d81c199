"""The figures of a ledger for the period of a list, above it."""

from collections.abc import Sequence
from datetime import date

from huizong.ledgers import FigureValue, Ledger, Period, Role
from huizong.ledgers.versions import crossing
from huizong.values import Message
from huizong_web.ledgers.counting import sheet
from huizong_web.ledgers.listing.asking import Asked
from huizong_web.ledgers.listing.finding import units_asked
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.seeing import units_where
from huizong_web.ledgers.units import Units
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action


def turned(ledger: Ledger, period: Period) -> Sequence[Message]:
    """Return the figures whose definition changed within a period, with since when."""
    return [told for key in ledger.figures if (told := crossing(ledger, key, period))]


def totals(
    book: Book, ledger: Ledger, asked: Asked, rights: Rights, units: Units, *, today: date
) -> Sequence[FigureValue]:
    """Return the figures of the period asked for: of the records that the person's units keep.

    With a unit asked for, of those about it, or kept by it where records are about none.
    """
    if not ledger.figures:
        return ()
    own = units_where(rights, Action.SEE_RECORDS)
    about, keepers = None, own
    if asked.unit:
        named = frozenset(units_asked(units, asked))
        if ledger.role(Role.UNIT):
            about = named
        else:
            keepers = named if own is None else named & own
    found = sheet(book, asked.period(today), units=about, keepers=keepers)
    return tuple(found.figures().values())
