"""A file comes in: the page of a book's imports with its form, and the columns of a file."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from huizong.ledgers.sheets import SheetError
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.access import find_book
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.importing.forms import UploadForm
from huizong_web.ledgers.importing.messages import why
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.receiving import receive
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.seeing import keeping_units, units_where
from huizong_web.offices.faults import Unfit
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.uploads import limit_in_megabytes, say_too_large

_LISTED = 50


@guarded(find_book, Action.KEEP_RECORDS, somewhere=True)
def imports(request: SignedInRequest, book: Book, rights: Rights) -> HttpResponse:
    """Show the form and the book's imports; with a file, store it and go on to its columns."""
    units = keeping_units(rights, book.office_id, book.keeper)
    if not units:
        raise PermissionDenied
    bound = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*bound).among(units)
    say_too_large(request, form)
    if form.is_bound and form.is_valid() and (given := _received(request, book, form)):
        return redirect("import-columns", given.pk)
    context = {
        "office": book.office,
        "book": book,
        "ledger": ledger_of(book),
        "form": form,
        "limit": limit_in_megabytes(),
        "imports": _seen(book, rights)[:_LISTED],
    }
    status = 422 if form.errors else 200
    return render(request, "importing/imports.html", context, status=status)


def _received(request: SignedInRequest, book: Book, form: UploadForm) -> Import | None:
    file, keeper = form.cleaned_data["file"], form.cleaned_data["keeper"]
    try:
        received = receive(book, name=file.name, data=file.read(), keeper=keeper, by=request.user)
    except SheetError as error:
        form.add_error("file", why(error))
        return None
    except Unfit as unfit:
        form.add_error(None, str(unfit))
        return None
    if received.again:
        messages.info(request, _("这个文件刚才已经上传，接着做就是。"))
    return received.given


def _seen(book: Book, rights: Rights) -> QuerySet[Import]:
    units = units_where(rights, Action.KEEP_RECORDS)
    found = Import.objects.filter(book=book).select_related("by", "keeper")
    return found if units is None else found.filter(keeper__in=units)
