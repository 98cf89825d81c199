"""The list of a book's records."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from huizong.ledgers import Ledger, Role, Type
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.access import find_book
from huizong_web.ledgers.carrying.comparing import is_changed
from huizong_web.ledgers.definitions import MissingLedgerError, ledger_of
from huizong_web.ledgers.entering.form import people_of
from huizong_web.ledgers.listing.asking import SIZES, Asked, asked_of, columns_known, columns_of
from huizong_web.ledgers.listing.finding import COUNTED, SORTED, Found, find
from huizong_web.ledgers.listing.panels import ALL, chips, panels, without
from huizong_web.ledgers.listing.rows import columns, lines
from huizong_web.ledgers.listing.saving import asked_in, offered, opening, sharing_units
from huizong_web.ledgers.listing.totals import totals, turned
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.units import Units
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action

CARRIED = ("view", "sort", "c", "size")
"""Words of the address that asking otherwise leaves as they are."""


@guarded(find_book, Action.SEE_RECORDS, somewhere=True)
def book(request: SignedInRequest, book: Book, rights: Rights) -> HttpResponse:
    """List the records of a book that the person may see, as the address asks."""
    try:
        ledger = ledger_of(book)
    except MissingLedgerError:
        return redirect("books")
    if to := _elsewhere(request, book):
        return redirect(f"{request.path}?{to}")
    today, units = timezone.localdate(), Units(book.office)
    asked = asked_of(request.GET, ledger)
    found = find(book, ledger, asked, rights, units, today=today)
    # Figures of a long list are counted when asked for: the list itself is there at once.
    counts = found.count is not None or "figures" in request.GET
    heads = columns(ledger, asked.columns or columns_of(ledger, asked.view), asked.sort)
    shown = lines(found.records, ledger, heads, units, today=today)
    context: dict[str, Any] = {
        "office": book.office,
        "book": book,
        "ledger": ledger,
        "asked": asked,
        "found": found,
        "counted": COUNTED,
        "sorted_most": SORTED,
        "heads": heads,
        "lines": shown,
        "has_lamps": any(line.lamp for line in shown),
        "period": asked.period(today),
        "totals": totals(book, ledger, asked, rights, units, today=today) if counts else (),
        "turned": turned(ledger, asked.period(today)),
        "counts": counts or not ledger.figures,
        "now": timezone.now(),
        **_filters(request, book, ledger, asked, units),
        **_links(request, found),
        **_saved(request, book, ledger, rights),
        "may_enter": not book.closed and _may_enter(rights, book),
        "may_manage": rights.may(Action.MANAGE_BOOKS),
        "changed": rights.may(Action.MANAGE_BOOKS) and is_changed(book, ledger),
        "may_change": not book.closed and rights.may_somewhere(Action.TAKE_STEPS),
    }
    return render(request, "ledgers/records.html", context)


def _may_enter(rights: Rights, book: Book) -> bool:
    if book.keeper is None:
        return rights.may_somewhere(Action.KEEP_RECORDS)
    return rights.may(Action.KEEP_RECORDS, book.keeper)


def _elsewhere(request: SignedInRequest, book: Book) -> str:
    """Return what else the page is to be asked for: with nothing said, what it opens with.

    So too without the words of a form that were left empty: that address can be kept.
    """
    if not request.GET:
        view = opening(book, request.user)
        return view.query if view else ""
    return _filled(request.GET) if "" in request.GET.values() else ""


def _filled(query: QueryDict) -> str:
    kept = query.copy()
    for name, values in query.lists():
        kept.setlist(name, [value for value in values if value])
    return kept.urlencode() or ALL


def _filters(
    request: HttpRequest, book: Book, ledger: Ledger, asked: Asked, units: Units
) -> dict[str, Any]:
    unit, day = ledger.role(Role.UNIT), ledger.role(Role.OCCURRED)
    front, folded = panels(ledger, asked)
    named = columns_of(ledger, asked.view)
    asks_people = any(each.field.type is Type.PERSON for each in (*front, *folded))
    return {
        "states": [(state, state in asked.states) for state in ledger.states],
        "front": front,
        "folded": folded,
        "chips": chips(asked, front, ledger, request.GET),
        "unit_label": ledger.fields[unit].label if unit else "",
        "day_label": ledger.fields[day].label if day else "",
        "unit_names": [each.name for each in units.all.values() if each.until is None],
        "people": people_of(book.office) if asks_people else (),
        "columns_known": [
            (head, head.key in (asked.columns or named))
            for head in columns(ledger, columns_known(ledger), "")
        ],
        "kept_columns": asked.columns,
        "kept": _kept(request.GET, "c"),
        "carried": [each for each in _kept(request.GET) if each[0] in CARRIED],
    }


def _saved(request: SignedInRequest, book: Book, ledger: Ledger, rights: Rights) -> dict[str, Any]:
    asks = asked_in(request.GET, ledger)
    saved = offered(book, request.user, rights, asks)
    return {
        "asks": asks,
        "saved": saved,
        "saved_here": any(each.here for each in saved),
        "own_saved": [each for each in saved if each.own],
        "own_units": sharing_units(book, rights),
    }


def _kept(query: QueryDict, *but: str) -> list[tuple[str, str]]:
    """Return what a form of the page must send along to change nothing but its own."""
    dropped = (*but, "after", "before", "all")
    return [
        (name, value)
        for name, values in query.lists()
        for value in values
        if name not in dropped and value
    ]


def _links(request: HttpRequest, found: Found) -> dict[str, Any]:
    """Return what the links of the page keep of its address."""
    query = without(request.GET)
    ends = [record.pk for record in found.records[:: max(len(found.records) - 1, 1)]]
    page = found.page
    return {
        "query": query,
        "sorting": without(request.GET, "sort"),
        "narrowing": without(request.GET, "sort", "view", "c"),
        "sizing": without(request.GET, "size"),
        "sizes": SIZES,
        "all_columns": without(request.GET, "c"),
        "beginning": query if page.before else None,
        "back": f"{query}&before={ends[0]}" if page.before and ends else "",
        "on": f"{query}&after={ends[-1]}" if page.behind else "",
    }
