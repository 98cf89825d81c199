"""Numbers from a workbook: the form to fill in, a trial that stores nothing, and taking it."""

from collections.abc import Iterator
from decimal import Decimal

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huizong.indicators import period_code, period_name
from huizong.ledgers.counting import NOTHING
from huizong.ledgers.sheets import SheetError
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.indicators.asked import Asked, asked_to_enter
from huizong_web.indicators.judging import sentences
from huizong_web.indicators.office import Counted
from huizong_web.indicators.periods import own_choices
from huizong_web.indicators.sheet import as_typed
from huizong_web.indicators.speaking import said
from huizong_web.indicators.taking import Stale, Taken, take
from huizong_web.indicators.workbook import Trial, attempt, form_of, may_fill
from huizong_web.labels import worded
from huizong_web.offices.guard import of_office
from huizong_web.offices.models import Office, Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.seen import Difference
from huizong_web.uploads import limit_in_megabytes, say_too_large

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONFLICT = 409
LISTED = 300


class WorkbookForm(forms.Form):
    """A workbook."""

    file = forms.FileField(
        label=gettext_lazy("表格文件"),
        error_messages={
            "required": gettext_lazy("请选一个文件。"),
            "empty": gettext_lazy("这个文件是空的。"),
        },
    )


@of_office(Action.ENTER_FIGURES)
def indicator_workbook(request: SignedInRequest, office: Office, rights: Rights) -> HttpResponse:
    """Show the form; with a file, what it would change and what is wrong with it."""
    counted = Counted(office)
    found, units = _found(request, counted, rights)
    if request.method != "POST":
        return _page(request, counted, found, units, WorkbookForm())
    form = WorkbookForm(request.POST, request.FILES)
    say_too_large(request, form)
    trial = None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            given = (file.name, file.read())
            trial = attempt(counted, found, units, file=given, by=request.user)
        except SheetError as error:
            form.add_error("file", f"{said(error.message)} {said(error.remedy)}")
    return _page(request, counted, found, units, form, trial)


@of_office(Action.ENTER_FIGURES)
@require_safe
def indicator_form(request: HttpRequest, office: Office, rights: Rights) -> FileResponse:
    """Hand out the workbook to fill in, with what is stored so far."""
    found, units = _found(request, Counted(office), rights)
    language = "en" if (get_language() or "").startswith("en") else "zh"
    name = f"{found.group.label}-{period_name(found.period)}.xlsx"
    stream = form_of(found, units, language)
    return FileResponse(stream, as_attachment=True, filename=name, content_type=XLSX)


@require_POST
@of_office(Action.ENTER_FIGURES)
def take_workbook(request: SignedInRequest, office: Office, rights: Rights) -> HttpResponse:
    """Store what a trial showed."""
    counted = Counted(office)
    found, units = _found(request, counted, rights)
    try:
        taken = take(found, units, word=request.POST.get("word", ""), by=request.user)
    except Stale:
        messages.error(request, _("没有存：这一页放得太久，或者换了时期。请再上传一次。"))
        return redirect(_address("indicator-workbook", found))
    if not taken.stored:
        return _page(request, counted, found, units, WorkbookForm(), taken=taken)
    n = taken.numbers
    messages.success(request, ngettext("已存下 %(n)s 个数。", "已存下 %(n)s 个数。", n) % {"n": n})
    return redirect(_address("indicator-looking", found))


def _found(
    request: HttpRequest, counted: Counted, rights: Rights
) -> tuple[Asked, dict[str, Unit | None]]:
    """Return the set and period that are asked for, and whose numbers the person enters."""
    found = asked_to_enter(request, counted)
    units = may_fill(counted, found, rights)
    if not units:
        raise PermissionDenied
    return found, units


def _address(name: str, found: Asked) -> str:
    asked_for = f"set={found.group.key}&period={period_code(found.period)}"
    return f"{reverse(name)}?office={found.kept.office_id}&{asked_for}"


def _page(
    request: HttpRequest,
    counted: Counted,
    found: Asked,
    units: dict[str, Unit | None],
    form: WorkbookForm,
    trial: Trial | None = None,
    taken: Taken | None = None,
) -> HttpResponse:
    clashes = list(_differences(counted, taken)) if taken else []
    context = {
        "office": counted.office,
        "sets": counted.sets,
        "asked": found,
        "form": form,
        "limit": limit_in_megabytes(),
        "units": list(units),
        "periods": own_choices(found.group.period, timezone.localdate()),
        "trial": trial,
        "listed": LISTED,
        "changed": trial.overwriting[:LISTED] if trial else (),
        "more": max(0, len(trial.overwriting) - LISTED) if trial else 0,
        "fresh": trial.fresh if trial else None,
        "conflict": clashes or None,
        "who": _who(taken) if taken else "",
        "broken": _broken(taken) if taken else [],
        "word": trial.word if trial else taken.word if taken else "",
    }
    wrong = form.errors or (trial and trial.errors) or (taken and context["broken"])
    status = CONFLICT if clashes else 422 if wrong else 200
    return render(request, "indicators/workbook.html", context, status=status)


def _differences(counted: Counted, taken: Taken) -> Iterator[Difference]:
    for place, answer in taken.answers.items():
        for clash in answer.clashes:
            given = counted.catalogue.indicator(clash.key)
            label = f"{_name(place.unit)} · {worded(given.label) if given else clash.key}"
            own, stored = (
                as_typed(given, Decimal(each)) if given and each else NOTHING
                for each in (clash.own, clash.stored)
            )
            yield Difference(label, own, stored)


def _who(taken: Taken) -> str:
    clashes = (clash for each in taken.answers.values() for clash in each.clashes)
    return "、".join(dict.fromkeys(clash.by.name for clash in clashes))


def _broken(taken: Taken) -> list[str]:
    return [
        f"{_name(place.unit)}：{told}"
        for place, answer in taken.answers.items()
        for told in (*sentences(answer.broken), *(said(each) for each in answer.faults.values()))
    ]


def _name(unit: Unit | None) -> str:
    return unit.name if unit else _("全机关")
