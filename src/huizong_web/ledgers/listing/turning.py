"""Turning the pages of a list by the record at its edge, so that none is out of reach.

A page begins behind a record (or ends before one), which the database finds in an index; pages
counted from the beginning would have to be read through, the later the longer. Records without what
the list is sorted by stand last, by their number; they are asked for apart, since an index does not
compare with nothing.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from huizong_web.ledgers.listing.ordering import Order
from huizong_web.ledgers.models import Record

BY = "sorted_by"


@dataclass(frozen=True, slots=True)
class Page:
    """Records of a page, and whether there are others before and behind."""

    records: list[Record]
    before: bool = False
    behind: bool = False


def page_of(
    found: QuerySet[Record],
    order: Order,
    size: int,
    *,
    among: QuerySet[Record],
    after: int | None,
    before: int | None,
) -> Page:
    """Return the page behind a record, or that before one; the first without either.

    `among` are all of the book that the person may see: one that is not of them, or is no more,
    leads to the first page. Takes three queries at most.
    """
    if before is not None:
        edge = _edge(among, order, before)
        records = edge and _beside(found, order.turned(), edge, size, empty_first=True)
        if records is not None and len(records) > size:
            return Page(records[:size][::-1], before=True, behind=True)
        after = None  # What is left is the first page: filled up.
    edge = None if after is None else _edge(among, order, after)
    records = edge and _beside(found, order, edge, size)
    began = records is not None
    if records is None:
        records = _read(found, order, size, (False, True))
    return Page(records[:size], before=began, behind=len(records) > size)


def _edge(among: QuerySet[Record], order: Order, number: int) -> tuple[int, Any] | None:
    """Return where a record stands in an order, None where it is gone."""
    return among.filter(pk=number).values_list("pk", order.what).first()


def _beside(
    found: QuerySet[Record],
    order: Order,
    edge: tuple[int, Any],
    size: int,
    *,
    empty_first: bool = False,
) -> list[Record]:
    """Return the records behind an edge in an order, one more than a page."""
    halves = (True, False) if empty_first else (False, True)
    return _read(found, order, size, halves[halves.index(edge[1] is None) :], edge)


def _read(
    found: QuerySet[Record],
    order: Order,
    size: int,
    halves: tuple[bool, ...],
    edge: tuple[int, Any] | None = None,
) -> list[Record]:
    records: list[Record] = []
    ordered = found.annotate(**{BY: order.what}).order_by(*order.keys(BY))
    for empty in halves:
        half = ordered.filter(**{f"{BY}__isnull": empty})
        if edge is not None:
            half = half.filter(_behind(order, edge))
            edge = None
        records += half[: size + 1 - len(records)]
        if len(records) > size:
            break
    return records


def _behind(order: Order, edge: tuple[int, Any]) -> Q:
    """Return the condition of what stands behind a record in its half of an order."""
    number, stood = edge
    than = "lt" if order.back else "gt"
    later = Q(**{f"pk__{than}": number})
    if stood is None:
        return later
    # Said twice: the first is what an index is read by.
    return Q(**{f"{BY}__{than}e": stood}) & (Q(**{f"{BY}__{than}": stood}) | later)
