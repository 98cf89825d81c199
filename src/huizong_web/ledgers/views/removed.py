"""The records of a book that were taken out: by whom, when, why; and how they come back."""

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.access import find_book
from huizong_web.ledgers.definitions import MissingLedgerError, ledger_of
from huizong_web.ledgers.listing.asking import SIZES
from huizong_web.ledgers.listing.ordering import NEWEST
from huizong_web.ledgers.listing.turning import page_of
from huizong_web.ledgers.listing.wanted import words_of
from huizong_web.ledgers.models import Book, Entry, Record
from huizong_web.ledgers.seeing import seen_by
from huizong_web.ledgers.words import searched
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.seen import number_in


@guarded(find_book, Action.SEE_RECORDS, somewhere=True)
def removed_records(request: SignedInRequest, book: Book, rights: Rights) -> HttpResponse:
    """List what was taken out of a book, as far as the person may see it; `q` searches in it."""
    try:
        ledger = ledger_of(book)
    except MissingLedgerError:
        return redirect("books")
    text, query = words_of(request.GET, "q"), request.GET
    seen = Record.objects.filter(seen_by(rights), book=book)
    found = searched(seen.filter(removed=True).defer("words").select_related("keeper"), text)
    after, before = number_in(query.get("after", "")), number_in(query.get("before", ""))
    page = page_of(found, NEWEST, SIZES[0], among=seen, after=after, before=before)
    context = {
        "office": book.office,
        "book": book,
        "ledger": ledger,
        "text": text,
        "page": page,
        "rows": _rows(page.records, rights, closed=book.closed),
    }
    return render(request, "ledgers/removed.html", context)


def _rows(
    records: list[Record], rights: Rights, *, closed: bool
) -> list[tuple[Record, Entry | None, bool]]:
    """Return records, each with the act that took it out, and whether it may be put back."""
    outs = Entry.objects.filter(act=Entry.Act.REMOVED).select_related("by").order_by("-version")
    prefetch_related_objects(records, Prefetch("entries", outs, to_attr="outs"))
    may = {
        keeper: rights.may(Action.KEEP_RECORDS, keeper) for keeper in {r.keeper for r in records}
    }
    return [
        (each, next(iter(getattr(each, "outs", ())), None), may[each.keeper] and not closed)
        for each in records
    ]
