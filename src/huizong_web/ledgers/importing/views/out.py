"""Records out as a workbook: the list, the empty form, the rows of an import that failed."""

from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huizong.ledgers.sheets import SheetError
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.access import find_book
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.importing.access import find_import
from huizong_web.ledgers.importing.exporting import export, failing, form
from huizong_web.ledgers.importing.messages import language
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.listing.asking import asked_of
from huizong_web.ledgers.listing.finding import narrowed
from huizong_web.ledgers.listing.views import MOST, narrowed_by_view
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.units import Units
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@guarded(find_book, Action.SEE_RECORDS, somewhere=True)
@require_safe
def export_records(request: HttpRequest, book: Book, rights: Rights) -> FileResponse:
    """Hand out the records that the address asks for, as the list does; all without a question.

    Where the view looked at the newest only, the file's name says so.
    """
    ledger, units = ledger_of(book), Units(book.office)
    asked = asked_of(request.GET, ledger)
    found = narrowed(book, ledger, asked, rights, units)
    view, cut = ledger.views.get(asked.view), False
    if view is not None:
        found, cut = narrowed_by_view(book, found, ledger, view, units, today=timezone.localdate())
    stream = export(book, found, rights, full="full" in request.GET)
    name = _("%(name)s（不全，只看了最近%(most)s条）") if cut else "%(name)s"
    return _handed_out(stream, name % {"name": ledger.label, "most": MOST})


@guarded(find_book, Action.KEEP_RECORDS, somewhere=True)
@require_safe
def empty_form(_request: HttpRequest, book: Book, _rights: Rights) -> FileResponse:
    """Hand out the empty form of a book."""
    return _handed_out(form(book), _("%(name)s空表") % {"name": ledger_of(book).label})


@guarded(find_import, Action.KEEP_RECORDS)
@require_safe
def failing_rows(request: SignedInRequest, given: Import, _rights: Rights) -> HttpResponseBase:
    """Hand out the rows of a file that cannot be used, with what is wrong on their cells."""
    try:
        stream = failing(given, by=request.user, language=language())
    except SheetError:
        return redirect("import-columns", given.pk)
    return _handed_out(stream, _("%(name)s有错的行") % {"name": ledger_of(given.book).label})


def _handed_out(stream: IO[bytes], name: str) -> FileResponse:
    filename = f"{name}-{timezone.localdate().isoformat()}.xlsx"
    return FileResponse(stream, as_attachment=True, filename=filename, content_type=XLSX)
