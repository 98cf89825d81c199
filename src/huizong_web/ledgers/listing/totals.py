"""The figures of a ledger for the period of a list, above it."""

from collections.abc import Sequence
from datetime import date

from huizong.ledgers import FigureValue, Ledger, Role, Sheet
from huizong_web.ledgers.listing.asking import Asked
from huizong_web.ledgers.listing.finding import units_named
from huizong_web.ledgers.loading import kept, standing
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.seeing import seen_by, units_where
from huizong_web.ledgers.units import Units
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action

MOST = 1000
"""Of a book of more records the figures are not counted beside its list."""


def totals(
    book: Book, ledger: Ledger, asked: Asked, rights: Rights, units: Units, *, today: date
) -> Sequence[FigureValue]:
    """Return the figures of the period asked for, of the records that the person may see."""
    records = standing(book).filter(seen_by(rights))
    if not ledger.figures or records.order_by()[: MOST + 1].count() > MOST:
        return ()
    wanted = None
    if asked.unit and ledger.role(Role.UNIT):
        wanted = units.names(units_named(units, asked.unit))
    sheet = Sheet(ledger, tuple(kept(records, ledger, units)), asked.period(today), wanted)
    return tuple(sheet.figures().values())


def sees_all(rights: Rights) -> bool:
    """Return whether a person sees the records of the whole office."""
    return units_where(rights, Action.SEE_RECORDS) is None
