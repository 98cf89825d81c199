"""Duties out of a document: read, looked at, chosen, stored."""

from collections import defaultdict
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.pipeline import outline, read
from huizong.reading import ReadingError
from huizong.values import Source
from huizong_web.offices.duties import Proposal, proposals, store
from huizong_web.offices.faults import Unfit
from huizong_web.offices.forms import DocumentForm
from huizong_web.offices.guard import of_office
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.uploads import say_too_large


@of_office(Action.MANAGE_UNITS)
def duties(request: HttpRequest, office: Office, _rights: Rights) -> HttpResponse:
    """Show what a document says the units are there for, and store what is chosen of it."""
    if "chosen" in request.POST:
        return _store(request, office)
    form = DocumentForm(request.POST, request.FILES) if request.method == "POST" else DocumentForm()
    found: list[Proposal] | None = None
    say_too_large(request, form)
    if form.is_bound and form.is_valid():
        found = _read(form, office)
    context = {
        "office": office,
        "form": form,
        "found": found,
        "source": form.cleaned_data["file"].name if found else "",
        "today": timezone.localdate(),
    }
    return render(request, "offices/duties.html", context, status=422 if form.errors else 200)


def _read(form: DocumentForm, office: Office) -> list[Proposal] | None:
    file = form.cleaned_data["file"]
    try:
        found = proposals(office, outline(read(Source(file.name, file.read()))))
    except ReadingError as error:
        form.add_error("file", str(error.finding.message))
        return None
    if not found:
        sentence = _(
            "文件里没有找到本单位科室的职责：要有以科室名称开头的条目，如“（一）秘书科。负责公文处理”。"
        )
        form.add_error("file", sentence)
        return None
    return found


def _store(request: HttpRequest, office: Office) -> HttpResponse:
    """Store the chosen duties; each is sent as the unit's number, a colon and its words."""
    chosen: defaultdict[int, list[str]] = defaultdict(list)
    for said in request.POST.getlist("chosen"):
        number, _colon, text = said.partition(":")
        if number.isascii() and number.isdigit() and text:
            chosen[int(number)].append(text)
    try:
        since = date.fromisoformat(request.POST.get("since", ""))
        new = store(office, chosen, source=request.POST.get("source", ""), since=since)
    except ValueError:
        messages.error(request, _("日期请写成 2026-10-25 的样子，没有改动。"))
        return redirect("duties")
    except Unfit as unfit:
        messages.error(request, str(unfit))
        return redirect("duties")
    messages.success(request, _("已存下 %(n)s 项职责。") % {"n": new})
    return redirect("units")
