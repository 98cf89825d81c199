"""Writing a report in the page: showing it, storing what was typed, handing it in."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from pydantic import ValidationError

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.access import find_unit
from huizong_web.offices.guard import guarded
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.models import Cycle
from huizong_web.reports.submitting import Refused
from huizong_web.reports.views.writing_page import draft_page, plain, round_of
from huizong_web.reports.writing.keeping import Saved, draft_of, save
from huizong_web.reports.writing.lines import load_lines
from huizong_web.reports.writing.models import Draft
from huizong_web.reports.writing.sending import hand_in, misread
from huizong_web.reports.writing.typed import lines_in
from huizong_web.reports.writing.wire import PAGE, Page, fault_of, page_of


@guarded(find_unit, Action.WRITE)
@require_safe
def write(request: SignedInRequest, unit: Unit, rights: Rights, cycle: int) -> HttpResponse:
    """Show a unit's draft to be written; with `check`, what the rules find in it as well."""
    return draft_page(request, round_of(cycle, unit), unit, rights)


@require_POST
@guarded(find_unit, Action.WRITE)
def save_draft(request: SignedInRequest, unit: Unit, rights: Rights, cycle: int) -> HttpResponse:
    """Store what was typed: as JSON from the script, else from the form, whose buttons do more."""
    of = round_of(cycle, unit)
    if request.content_type == "application/json":
        return _save_typed(request, of, unit)
    try:
        _save_form(request, of, unit)
    except ValidationError as error:
        messages.error(request, fault_of(error))
        return draft_page(request, of, unit, rights, typed=request.POST.get("text", ""), status=422)
    return _done(request, of, unit, rights)


def _save_typed(request: SignedInRequest, cycle: Cycle, unit: Unit) -> HttpResponse:
    try:
        page = PAGE.validate_json(request.body)
    except ValidationError as error:
        return JsonResponse({"fault": fault_of(error)}, status=422)
    saved = _save(cycle, unit, page, request)
    answer: dict[str, object] = {"version": saved.version, "merged": saved.merged}
    if saved.merged:
        answer["lines"] = plain(saved.lines)
    return JsonResponse(answer)


def _save(cycle: Cycle, unit: Unit, page: Page, request: SignedInRequest) -> Saved:
    return save(cycle, unit, page.lines, seen=page.seen, pen=page.pen, by=request.user)


def _save_form(request: SignedInRequest, cycle: Cycle, unit: Unit) -> None:
    """Store what the form without a script sent."""
    seen, draft = request.POST.get("seen", ""), draft_of(cycle, unit)
    past = draft.past.filter(version=int(seen)).first() if draft and seen.isdecimal() else None
    base = load_lines(past.lines) if past else ()
    lines = lines_in(request.POST.get("text", ""), base)
    saved = _save(cycle, unit, page_of(request.POST.get("pen", ""), seen, lines), request)
    if saved.merged:
        sentence = _("您写的时候别人也改过，两人的都留着；同一条都改了的，后面一条前有※，请选定。")
        messages.warning(request, sentence)


def _done(request: SignedInRequest, cycle: Cycle, unit: Unit, rights: Rights) -> HttpResponse:
    """Do what the form's button says, once the text is stored."""
    back = reverse("write", args=[cycle.pk, unit.pk])
    if request.POST.get("do") == "check":
        return redirect(f"{back}?check=1")
    if request.POST.get("do") == "send":
        return _hand_in(request, cycle, unit, rights)
    messages.success(request, _("已存。"))
    return redirect(back)


@require_POST
@guarded(find_unit, Action.WRITE)
def send_draft(request: SignedInRequest, unit: Unit, rights: Rights, cycle: int) -> HttpResponse:
    """Hand in what is stored."""
    return _hand_in(request, round_of(cycle, unit), unit, rights)


def _hand_in(request: SignedInRequest, cycle: Cycle, unit: Unit, rights: Rights) -> HttpResponse:
    draft = draft_of(cycle, unit) or Draft(cycle=cycle, unit=unit)
    try:
        submission = hand_in(draft, by=request.user, replace="replace" in request.POST)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return draft_page(request, cycle, unit, rights, status=422)
    sentence = _("已收下%(unit)s的“%(name)s”，共 %(items)s 条。")
    named = {"unit": submission.section, "name": submission.name, "items": submission.items}
    messages.success(request, sentence % named)
    for text in misread(draft, submission)[:5]:
        sentence = _("“%(words)s”在文件里和这里的条目、层级读得不一样，请到“原文”里看一眼。")
        messages.warning(request, sentence % {"words": text[:30]})
    return redirect("write", cycle.pk, unit.pk)
