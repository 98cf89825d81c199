"""The office's workbook: out, in on trial, in."""

from collections import Counter
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong_web.offices.forms import WorkbookForm
from huizong_web.offices.guard import of_office, person_of
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights
from huizong_web.offices.workbook import (
    ALLOWED_BY,
    Outcome,
    Table,
    Taken,
    give_out,
    seen_of,
    take_in,
)
from huizong_web.policy import Action
from huizong_web.seen import Overtaken
from huizong_web.uploads import say_too_large
from huizong_web.workbooks import NotAWorkbook

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LISTED = 200
"""Rows that the page lists, of those that change and of the faulty ones each."""


@of_office(Action.KEEP_BOOK)
def workbook_file(_request: HttpRequest, office: Office, rights: Rights) -> HttpResponse:
    """Hand out the workbook with the sheets that the person may have."""
    response = HttpResponse(give_out(office, _allowed(rights)), content_type=_EXCEL)
    name = f"{office.name}-{timezone.localdate().isoformat()}.xlsx"
    response.headers["Content-Disposition"] = _attachment(name)
    return response


def _attachment(name: str) -> str:
    from django.utils.http import content_disposition_header

    return content_disposition_header(as_attachment=True, filename=name) or "attachment"


@of_office(Action.KEEP_BOOK)
def workbook(request: HttpRequest, office: Office, rights: Rights) -> HttpResponse:
    """Show the form; with a file, try it or take it in, and say what became of each row."""
    form = WorkbookForm(request.POST, request.FILES) if request.method == "POST" else WorkbookForm()
    taken: list[Taken] = []
    trial, overtaken = "take" not in request.POST, False
    say_too_large(request, form)
    if form.is_bound and form.is_valid():
        seen = request.POST.get("seen", "")
        take = partial(take_in, office, by=person_of(request), allowed=_allowed(rights))
        data = form.cleaned_data["file"].read()
        try:
            taken = take(data, trial=trial, seen=None if trial else seen)
        except NotAWorkbook as fault:
            form.add_error("file", str(fault))
        except Overtaken as why:
            form.add_error(None, str(why))
            trial, overtaken = True, True
            taken = take(data, trial=True)
    counts = Counter(each.outcome for each in taken)
    if taken and not trial and not counts[Outcome.FAULTY]:
        sentence = _("已收入：新增 %(new)s 行，改动 %(changed)s 行，未变 %(same)s 行。")
        messages.success(request, sentence % {key: counts[Outcome(key)] for key in _TOLD})
        return redirect("workbook")
    context = {
        "office": office,
        "form": form,
        "sheets": [table for table in Table if table in _allowed(rights)],
        "taken": taken,
        "seen": seen_of(office),
        "changed": [each for each in taken if each.outcome is Outcome.CHANGED][:_LISTED],
        "faulty": [each for each in taken if each.outcome is Outcome.FAULTY][:_LISTED],
        "counts": {key: counts[Outcome(key)] for key in (*_TOLD, "faulty")},
        "trial": trial,
    }
    status = 409 if overtaken else 422 if form.errors or counts[Outcome.FAULTY] else 200
    return render(request, "offices/workbook.html", context, status=status)


_TOLD = ("new", "changed", "same")


def _allowed(rights: Rights) -> set[Table]:
    return {table for table, action in ALLOWED_BY.items() if rights.may(action)}
