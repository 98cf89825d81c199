"""Saving a view of a list, having the book open with it, and taking it away."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.access import find_book
from huizong_web.ledgers.definitions import MissingLedgerError, ledger_of
from huizong_web.ledgers.listing.saving import asked_in, save, sharing_units
from huizong_web.ledgers.models import Book, SavedView
from huizong_web.offices.faults import Unfit
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.seen import number_in


@require_POST
@guarded(find_book, Action.SEE_RECORDS, somewhere=True)
def save_view(request: SignedInRequest, book: Book, rights: Rights) -> HttpResponse:
    """Save what the list shows (`query`) under a `name`; `drop` takes one's own view away."""
    try:
        ledger = ledger_of(book)
    except MissingLedgerError:
        return redirect("books")
    sent = request.POST
    query = asked_in(QueryDict(sent.get("query", "")[:10_000]), ledger)
    if (number := number_in(sent.get("drop", ""))) is not None:
        gone, _of_what = SavedView.objects.filter(book=book, by=request.user, pk=number).delete()
        if gone:
            messages.success(request, _("视图已去掉。"))
        return _back(book, query)
    shared = {str(unit.pk): unit for unit in sharing_units(book, rights)}.get(sent.get("unit", ""))
    opens = "opens" in sent
    try:
        view = save(book, request.user, sent.get("name", ""), query, unit=shared, opens=opens)
    except Unfit as why:
        messages.error(request, str(why))
    else:
        messages.success(request, _("已存成视图“%(name)s”。") % {"name": view.name})
    return _back(book, query)


def _back(book: Book, query: str) -> HttpResponse:
    return redirect(f"{reverse('book', args=[book.pk])}?{query or 'all=1'}")
