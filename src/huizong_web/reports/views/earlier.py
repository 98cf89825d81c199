"""A month beside an earlier one: promises, changes, near copies."""

from collections.abc import Callable, Sequence

from django.http import HttpResponse
from django.shortcuts import render

from huizong.values import Document, Place
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports import library
from huizong_web.reports.access import find_cycle
from huizong_web.reports.bar import bar_of
from huizong_web.reports.beside import (
    Row,
    rows_of_changes,
    rows_of_copies,
    rows_of_promises,
    totals,
)
from huizong_web.reports.earlier import (
    Month,
    copies,
    earlier_cycles,
    month_of,
    months_before,
    quoting,
    sections_of,
)
from huizong_web.reports.models import Cycle
from huizong_web.reports.remembering import remembered

_MOST = 500
"""Rows that the page lists."""


@guarded(find_cycle, Action.TRACE)
def promises(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """List what an earlier month promised, and what this one says of it."""
    return _page(request, cycle, rights, "promises", _promises)


@guarded(find_cycle, Action.TRACE)
def changes(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """List what is new, gone, said again, up and down."""
    return _page(request, cycle, rights, "changes", _changes)


@guarded(find_cycle, Action.TRACE)
def near_copies(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """List what the sections' reports repeat of earlier months and of each other."""
    return _page(request, cycle, rights, "copies", _copies)


Listing = Callable[[Cycle, Month | None, Month], list[Row] | None]


def _page(
    request: SignedInRequest, cycle: Cycle, rights: Rights, what: str, listing: Listing
) -> HttpResponse:
    offered = list(earlier_cycles(cycle))
    chosen = _chosen(offered, request.GET.get("with", ""))
    later = month_of(cycle)
    rows = listing(cycle, month_of(chosen) if chosen else None, later) if later else None
    context = {
        "bar": bar_of(cycle, rights),
        "what": what,
        "offered": offered,
        "chosen": chosen,
        "later": later,
        "known": rows is not None,
        "rows": (rows or [])[:_MOST],
        "hidden": max(len(rows or []) - _MOST, 0),
        "totals": totals(rows or ()),
        "query": f"?with={chosen.pk}" if chosen and request.GET.get("with") else "",
    }
    return render(request, "reports/earlier.html", context)


def _chosen(offered: Sequence[Cycle], asked: str) -> Cycle | None:
    """Return the earlier month that the address asks for, else the one just before."""
    found = (cycle for cycle in offered if str(cycle.pk) == asked)
    return next(found, offered[0] if offered else None)


def _promises(_cycle: Cycle, earlier: Month | None, later: Month) -> list[Row] | None:
    if earlier is None:
        return None
    both = (earlier.document, later.document)
    found = remembered(
        "promises", library.promises_kind(), both, lambda: library.promises_of(*both)
    )
    return list(rows_of_promises(found, quoting((earlier, later))))


def _changes(_cycle: Cycle, earlier: Month | None, later: Month) -> list[Row] | None:
    if earlier is None:
        return None
    both = (earlier.document, later.document)
    found = remembered("changes", library.changes_kind(), both, lambda: library.changes_of(*both))
    return list(rows_of_changes(found, quoting((earlier, later))))


def _copies(cycle: Cycle, _earlier: Month | None, later: Month) -> list[Row]:
    months, sections = months_before(cycle), sections_of(later.compilation)
    documents: dict[str, Document] = {text.document.path: text.document for text in sections}

    def words(place: Place) -> str:
        return documents[place.path].quote(place)

    found = copies(months, sections)
    return list(rows_of_copies(found, quoting(months, sections), words))
