"""The year's holidays: the notice read, what it would change, and stored."""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from pydantic import ValidationError

from huizong.calendar import Year
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.calendars import calendar_fault
from huizong_web.offices.guard import of_office
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.rounds.holidays import (
    Trial,
    Unusable,
    known_years,
    next_unknown,
    read_year,
    seen_of,
    store_year,
    try_year,
)
from huizong_web.seen import Overtaken
from huizong_web.uploads import say_too_large

_LATEST = 3
"""Years that the page lists at once; the others on demand."""


class NoticeForm(forms.Form):
    """The notice as a file, or its words."""

    file = forms.FileField(label=gettext_lazy("通知文件"), required=False)
    text = forms.CharField(
        label=gettext_lazy("或把通知的文字贴在这里"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> dict[str, object]:
        """One of the two."""
        given: dict[str, object] = super().clean() or {}
        if not given.get("file") and not given.get("text") and not self.errors:
            self.add_error("file", _("请选一个文件，或贴上文字。"))
        return given


@of_office(Action.SET_CALENDAR)
def holidays(request: SignedInRequest, office: Office, _rights: Rights) -> HttpResponse:
    """Show the years that are known; with a notice, what it would change; with a year, store it."""
    if "year" in request.POST:
        return _store(request, office)
    form = NoticeForm(request.POST, request.FILES) if request.method == "POST" else NoticeForm()
    say_too_large(request, form)
    trial = _tried(form, office) if form.is_bound and form.is_valid() else None
    return _page(request, office, form, trial, status=422 if form.errors else 200)


def _tried(form: NoticeForm, office: Office) -> Trial | None:
    file, text = form.cleaned_data["file"], form.cleaned_data["text"]
    name, data = (file.name, file.read()) if file else (_("贴入的通知") + ".txt", text.encode())
    try:
        year, doubts = read_year(name, data)
    except Unusable as why:
        form.add_error("file" if file else "text", str(why))
        return None
    return try_year(year, office, doubts)


def _page(
    request: SignedInRequest,
    office: Office,
    form: NoticeForm,
    trial: Trial | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    years = known_years()
    latest = {each.year for each in years[:_LATEST]}
    context = {
        "office": office,
        "form": form,
        "years": [each for each in years if each.own or each.year in latest],
        "before": [each for each in years if not each.own and each.year not in latest],
        "fault": calendar_fault(),
        "wanted": next_unknown(timezone.localdate()),
        "trial": trial,
    }
    if trial:
        context |= {
            "rest": [
                (each.name, _day(each.first), _day(each.last), (each.last - each.first).days + 1)
                for each in trial.year.rest
            ],
            "work": [_day(each.day) for each in trial.year.work],
            "sent": trial.year.model_dump_json(),
            "seen": seen_of(trial.year.year),
        }
    return render(request, "reports/holidays.html", context, status=status)


def _day(day: date) -> str:
    return date_format(day, _("n月j日（D）"))


def _store(request: SignedInRequest, office: Office) -> HttpResponse:
    try:
        year = Year.model_validate_json(request.POST["year"][:20_000])
    except ValidationError:
        messages.error(request, _("送来的安排读不懂，没有存下。请重新读入通知。"))
        return redirect("holidays")
    try:
        changed = store_year(year, seen=request.POST.get("seen", ""))
    except Overtaken as why:
        messages.error(request, str(why))
        return _page(request, office, NoticeForm(), try_year(year, office), status=409)
    messages.success(request, _("%(year)s年的放假安排已存下。") % {"year": year.year})
    if changed:
        sentence = ngettext("%(n)s 期的时间已重新推算。", "%(n)s 期的时间已重新推算。", changed)
        messages.success(request, sentence % {"n": changed})
    return redirect("holidays")
