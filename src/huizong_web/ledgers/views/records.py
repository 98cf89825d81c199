"""The list of a book's records."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from huizong.ledgers import Ledger, Role
from huizong_web.ledgers.access import find_book
from huizong_web.ledgers.carrying.comparing import is_changed
from huizong_web.ledgers.definitions import MissingLedgerError, ledger_of
from huizong_web.ledgers.listing.asking import Asked, asked_of, choice_fields, columns_of
from huizong_web.ledgers.listing.finding import COUNTED, find
from huizong_web.ledgers.listing.rows import columns, lines
from huizong_web.ledgers.listing.totals import totals
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.units import Units
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action


@guarded(find_book, Action.SEE_RECORDS, somewhere=True)
def book(request: HttpRequest, book: Book, rights: Rights) -> HttpResponse:
    """List the records of a book that the person may see, as the address asks."""
    try:
        ledger = ledger_of(book)
    except MissingLedgerError:
        return redirect("books")
    today, units = timezone.localdate(), Units(book.office)
    asked = asked_of(request.GET, ledger)
    found = find(book, ledger, asked, rights, units, today=today)
    # Figures of a long list are counted when asked for: the list itself is there at once.
    counts = found.count is not None or "figures" in request.GET
    heads = columns(ledger, columns_of(ledger, asked.view), asked.sort)
    context: dict[str, Any] = {
        "office": book.office,
        "book": book,
        "ledger": ledger,
        "asked": asked,
        "found": found,
        "counted": COUNTED,
        "heads": heads,
        "lines": lines(found.records, ledger, heads, units, today=today),
        "has_lamps": bool(ledger.deadlines),
        "period": asked.period(today),
        "totals": totals(book, ledger, asked, rights, units, today=today) if counts else (),
        "counts": counts or not ledger.figures,
        **_filters(ledger, asked, units),
        **_links(request, asked),
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


def _filters(ledger: Ledger, asked: Asked, units: Units) -> dict[str, Any]:
    unit = ledger.role(Role.UNIT)
    day = ledger.role(Role.OCCURRED)
    return {
        "states": ledger.states,
        "choices": [
            (f"f-{key}", field, asked.choices.get(key, ""))
            for key, field in choice_fields(ledger).items()
        ],
        "unit_label": ledger.fields[unit].label if unit else "",
        "day_label": ledger.fields[day].label if day else "",
        "unit_names": [each.name for each in units.all.values() if each.until is None],
    }


def _links(request: HttpRequest, asked: Asked) -> dict[str, str]:
    """Return what the links of the page keep of its address: all but the page; but the order."""
    kept = {name: value for name, value in request.GET.items() if value and name != "page"}
    sorting = {name: value for name, value in kept.items() if name != "sort"}
    narrowing = {name: value for name, value in sorting.items() if name != "view"}
    return {
        "query": urlencode(kept),
        "sorting": urlencode(sorting),
        "narrowing": urlencode(narrowing),
        "back": urlencode(kept | {"page": asked.page - 1}) if asked.page > 1 else "",
        "on": urlencode(kept | {"page": asked.page + 1}),
    }
