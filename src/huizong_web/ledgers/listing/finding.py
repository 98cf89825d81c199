"""The records of a list: narrowed in the database, counted up to a bound, a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, prefetch_related_objects

from huizong.ledgers import Ledger, Role, View
from huizong_web.ledgers.listing.asking import Asked, sortable
from huizong_web.ledgers.listing.holding import holding
from huizong_web.ledgers.listing.ordering import NEWEST, Order, order_of
from huizong_web.ledgers.listing.reading import STATES
from huizong_web.ledgers.listing.turning import Page, page_of
from huizong_web.ledgers.listing.views import narrowed_by_view
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.seeing import seen_by
from huizong_web.ledgers.units import Units
from huizong_web.ledgers.words import searched
from huizong_web.offices.rights import Rights

COUNTED = 1000
"""Up to so many records are counted: the exact number of a million helps nobody to find one."""
SORTED = 100_000
"""Up to so many records are sorted by a column without an index: more would take seconds."""


@dataclass(frozen=True, slots=True)
class Found:
    """The records of a page; `count` is None where there are more than COUNTED.

    `cut` tells that the view looked only at the newest records, `unsorted` that there are too many
    to be sorted as asked: they stand newest first.
    """

    page: Page
    count: int | None
    cut: bool = False
    unsorted: bool = False

    @property
    def records(self) -> list[Record]:
        """The records of the page."""
        return self.page.records


def narrowed(
    book: Book, ledger: Ledger, asked: Asked, rights: Rights, units: Units
) -> QuerySet[Record]:
    """Return the records of a book that a person may see and asks for, but for the view."""
    found = Record.objects.filter(seen_by(rights), book=book, removed=False)
    if asked.states:
        found = found.filter(state__in=asked.states)
    if asked.first:
        found = found.filter(occurred__gte=asked.first)
    if asked.last:
        found = found.filter(occurred__lte=asked.last)
    if asked.unit:
        found = found.filter(_of_units(ledger, units_asked(units, asked)))
    for key, wanted in asked.fields.items():
        found = found.filter(holding(key, ledger.fields[key], wanted))
    return searched(found, asked.text)


def units_asked(units: Units, asked: Asked) -> list[int]:
    """Return the numbers of the units of the name asked for; without such a one, of a part of it.

    With those below them where the address says so.
    """
    text, every = asked.unit, units.all
    whole = [pk for pk, unit in every.items() if unit.name == text]
    found = whole or [pk for pk, unit in every.items() if text in unit.name]
    return _with_those_below(units, found) if asked.below else found


def _with_those_below(units: Units, found: list[int]) -> list[int]:
    below: dict[int | None, list[int]] = {}
    for pk, unit in units.all.items():
        below.setdefault(unit.parent_id, []).append(pk)
    known, open_ = dict.fromkeys(found), list(found)
    while open_:
        for pk in below.get(open_.pop(), []):
            if pk not in known:
                known[pk] = None
                open_.append(pk)
    return list(known)


def _of_units(ledger: Ledger, wanted: list[int]) -> Q:
    return Q(unit__in=wanted) if ledger.role(Role.UNIT) else Q(keeper__in=wanted)


def find(
    book: Book, ledger: Ledger, asked: Asked, rights: Rights, units: Units, *, today: date
) -> Found:
    """Return a page of a list, read with its states (eight queries at most)."""
    found = narrowed(book, ledger, asked, rights, units)
    view = ledger.views.get(asked.view)
    sort, cut = asked.sort, False
    if view is not None:
        found, cut = narrowed_by_view(book, found, ledger, view, units, today=today)
        sort = sort or next(_sorts(view, ledger), "")
    count = found.order_by()[: COUNTED + 1].count()
    if not count:
        return Found(Page([]), 0, cut)
    order, unsorted = _order(found, order_of(ledger, sort), many=count > COUNTED)
    page = page_of(
        found.defer("words"),
        order,
        asked.size,
        among=Record.objects.filter(seen_by(rights), book=book),
        after=asked.after,
        before=asked.before,
    )
    prefetch_related_objects(page.records, *STATES)
    return Found(page, count if count <= COUNTED else None, cut, unsorted)


def _sorts(view: View, ledger: Ledger) -> Iterator[str]:
    sorts = (ledger_key(ledger, each) for each in view.sort)
    return (each for each in sorts if each.removeprefix("-") in sortable(ledger))


def _order(found: QuerySet[Record], order: Order, *, many: bool) -> tuple[Order, bool]:
    """Return the order of a list, newest first where it holds too many to be sorted otherwise."""
    if many and not order.indexed and found.order_by()[SORTED : SORTED + 1].exists():
        return NEWEST, True
    return order, False


def ledger_key(ledger: Ledger, sort: str) -> str:
    """Return a view's order by its field's key."""
    back, name = sort.startswith("-"), sort.removeprefix("-")
    return ("-" if back else "") + ledger.aliases.get(name, name)
