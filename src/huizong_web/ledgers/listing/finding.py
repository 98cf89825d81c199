"""The records of a list: narrowed in the database, counted up to a bound, a page at a time."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from huizong.ledgers import Ledger, Role, Type
from huizong_web.ledgers.listing.asking import Asked, choice_fields
from huizong_web.ledgers.listing.ordering import ordered_by
from huizong_web.ledgers.listing.reading import with_states
from huizong_web.ledgers.listing.views import narrowed_by_view
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.seeing import seen_by
from huizong_web.ledgers.units import Units
from huizong_web.ledgers.words import searched
from huizong_web.offices.rights import Rights

PAGE = 50
COUNTED = 1000
"""Up to so many records are counted: the exact number of a million helps nobody to find one."""


@dataclass(frozen=True, slots=True)
class Found:
    """The records of a page; `count` is None where there are more than COUNTED.

    `cut` tells that the view looked only at the newest records.
    """

    records: list[Record]
    count: int | None
    more: bool
    cut: bool = False


def narrowed(
    book: Book, ledger: Ledger, asked: Asked, rights: Rights, units: Units
) -> QuerySet[Record]:
    """Return the records of a book that a person may see and asks for, but for the view."""
    found = Record.objects.filter(seen_by(rights), book=book, removed=False)
    if asked.state:
        found = found.filter(state=asked.state)
    if asked.first:
        found = found.filter(occurred__gte=asked.first)
    if asked.last:
        found = found.filter(occurred__lte=asked.last)
    if asked.unit:
        found = found.filter(_of_units(ledger, units_named(units, asked.unit)))
    for key, choice in asked.choices.items():
        several = choice_fields(ledger)[key].type is Type.CHOICES
        found = (
            _holding(found, key, choice) if several else found.filter(**{f"values__{key}": choice})
        )
    return searched(found, asked.text)


def units_named(units: Units, text: str) -> list[int]:
    """Return the numbers of the units of a name; without such a one, of which it is a part."""
    whole = [pk for pk, unit in units.all.items() if unit.name == text]
    return whole or [pk for pk, unit in units.all.items() if text in unit.name]


def _of_units(ledger: Ledger, wanted: list[int]) -> Q:
    return Q(unit__in=wanted) if ledger.role(Role.UNIT) else Q(keeper__in=wanted)


def _holding(found: QuerySet[Record], key: str, choice: str) -> QuerySet[Record]:
    """Narrow to records whose list of choices holds one."""
    if connection.vendor == "postgresql":
        return found.filter(**{f"values__{key}__contains": [choice]})
    each = "json_each(r.\"values\", '$.' || %s)"
    sql = f"SELECT r.id FROM ledgers_record r, {each} e WHERE e.value = %s"  # noqa: S608 - constants
    return found.filter(pk__in=RawSQL(sql, [key, choice]))  # noqa: S611 - a constant


def find(
    book: Book, ledger: Ledger, asked: Asked, rights: Rights, units: Units, *, today: date
) -> Found:
    """Return a page of a list, read with its units and states (four queries)."""
    found = narrowed(book, ledger, asked, rights, units)
    view = ledger.views.get(asked.view)
    sort, cut = asked.sort, False
    if view is not None:
        found, cut = narrowed_by_view(book, found, ledger, view, units, today=today)
        sort = sort or next((ledger_key(ledger, each) for each in view.sort), "")
    count = found.order_by()[: COUNTED + 1].count()
    start = (asked.page - 1) * PAGE
    ordered = found.order_by(*ordered_by(ledger, sort)).defer("words")
    records = list(with_states(ordered)[start : start + PAGE + 1])
    return Found(records[:PAGE], count if count <= COUNTED else None, len(records) > PAGE, cut)


def ledger_key(ledger: Ledger, sort: str) -> str:
    """Return a view's order by its field's key."""
    back, name = sort.startswith("-"), sort.removeprefix("-")
    return ("-" if back else "") + ledger.aliases.get(name, name)
