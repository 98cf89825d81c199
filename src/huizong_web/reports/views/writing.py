"""Writing a report in the page: the page itself, and what its buttons and its script ask for."""

from collections.abc import Sequence
from secrets import token_hex

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from pydantic import ValidationError

from huizong.values import Source
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.access import find_unit
from huizong_web.offices.guard import guarded
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.access import find_cycle
from huizong_web.reports.bar import bar_of
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.reviewing.acts import standing_review
from huizong_web.reports.reviewing.models import Review
from huizong_web.reports.rounds.gate import why_shut
from huizong_web.reports.rounds.members import members_of
from huizong_web.reports.submitting import Refused
from huizong_web.reports.writing.keeping import Saved, draft_of, save
from huizong_web.reports.writing.lines import LONGEST, MOST, Line, load_lines
from huizong_web.reports.writing.looking import Remark, checked, marked
from huizong_web.reports.writing.models import Draft
from huizong_web.reports.writing.papers import numbers_of
from huizong_web.reports.writing.sending import hand_in, misread, sent_of, title_of
from huizong_web.reports.writing.starting import (
    append,
    items_of,
    key_of,
    last_report,
    read_items,
)
from huizong_web.reports.writing.typed import lines_in, text_of
from huizong_web.reports.writing.wire import PAGE, PASTED, Page, fault_of, page_of, too_many
from huizong_web.uploads import limit_in_megabytes, too_large

_PASTED_MOST = 2_000_000
"""Characters that may be pasted at once."""


def _round(cycle: int, unit: Unit) -> Cycle:
    """Return the round of an address, if the unit reports in it."""
    found = find_cycle(cycle)
    if found is None or unit not in members_of(found):
        raise Http404
    return found


@guarded(find_unit, Action.SUBMIT)
@require_safe
def write(request: SignedInRequest, unit: Unit, rights: Rights, cycle: int) -> HttpResponse:
    """Show a unit's draft to be written; with `check`, what the rules find in it as well."""
    return _page(request, _round(cycle, unit), unit, rights)


@require_POST
@guarded(find_unit, Action.SUBMIT)
def save_draft(request: SignedInRequest, unit: Unit, rights: Rights, cycle: int) -> HttpResponse:
    """Store what was typed: as JSON from the script, else from the form, whose buttons do more."""
    of = _round(cycle, unit)
    if request.content_type == "application/json":
        return _save_typed(request, of, unit)
    try:
        _save_form(request, of, unit)
    except ValidationError as error:
        messages.error(request, fault_of(error))
        return _page(request, of, unit, rights, typed=request.POST.get("text", ""), status=422)
    return _done(request, of, unit, rights)


def _save_typed(request: SignedInRequest, cycle: Cycle, unit: Unit) -> HttpResponse:
    try:
        page = PAGE.validate_json(request.body)
    except ValidationError as error:
        return JsonResponse({"fault": fault_of(error)}, status=422)
    saved = _save(cycle, unit, page, request)
    answer: dict[str, object] = {"version": saved.version, "merged": saved.merged}
    if saved.merged:
        answer["lines"] = _plain(saved.lines)
    return JsonResponse(answer)


def _save(cycle: Cycle, unit: Unit, page: Page, request: SignedInRequest) -> Saved:
    return save(cycle, unit, page.lines, seen=page.seen, pen=page.pen, by=request.user)


def _plain(lines: Sequence[Line]) -> list[dict[str, str | int | bool]]:
    return [
        {"key": each.key, "text": each.text, "level": each.level, "clash": each.clash}
        for each in lines
    ]


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
@guarded(find_unit, Action.SUBMIT)
def send_draft(request: SignedInRequest, unit: Unit, rights: Rights, cycle: int) -> HttpResponse:
    """Hand in what is stored."""
    return _hand_in(request, _round(cycle, unit), unit, rights)


def _hand_in(request: SignedInRequest, cycle: Cycle, unit: Unit, rights: Rights) -> HttpResponse:
    draft = draft_of(cycle, unit) or Draft(cycle=cycle, unit=unit)
    try:
        submission = hand_in(draft, by=request.user, replace="replace" in request.POST)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _page(request, cycle, unit, rights, status=422)
    sentence = _("已收下%(unit)s的“%(name)s”，共 %(items)s 条。")
    named = {"unit": submission.section, "name": submission.name, "items": submission.items}
    messages.success(request, sentence % named)
    for text in misread(draft, submission)[:5]:
        sentence = _("“%(words)s”在文件里和这里的条目、层级读得不一样，请到“原文”里看一眼。")
        messages.warning(request, sentence % {"words": text[:30]})
    return redirect("write", cycle.pk, unit.pk)


@require_POST
@guarded(find_unit, Action.SUBMIT)
def paste(request: SignedInRequest, unit: Unit, _rights: Rights, cycle: int) -> HttpResponse:
    """Return the items of what was pasted, and what of it is none."""
    _round(cycle, unit)
    try:
        pasted = PASTED.validate_json(request.body)
    except ValidationError as error:
        return JsonResponse({"fault": fault_of(error)}, status=422)
    rich = pasted.html.strip()
    if len(rich or pasted.text) > _PASTED_MOST:
        return JsonResponse({"fault": _("一次粘贴的太多，请分几次，或用文件开头。")}, status=422)
    page = f"<!doctype html><html><meta charset=utf-8><body>{rich}</body></html>"
    name, text = ("粘贴.html", page) if rich else ("粘贴.txt", pasted.text)
    try:
        taken = read_items(Source(name, text.encode()))
    except Refused as refusal:
        return JsonResponse({"fault": str(refusal)}, status=422)
    return JsonResponse({"lines": _plain(taken.lines), "left": taken.left})


@require_POST
@guarded(find_unit, Action.SUBMIT)
def start(request: SignedInRequest, unit: Unit, rights: Rights, cycle: int) -> HttpResponse:
    """Put the items of the unit's own submission, or of a file, behind what the draft says."""
    of = _round(cycle, unit)
    try:
        lines, left = _beginning(request, of, unit)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _page(request, of, unit, rights, status=422)
    append(of, unit, lines, by=request.user)
    messages.success(request, _("已放进 %(n)s 条。") % {"n": len(lines)})
    if left:
        words = "”“".join(each[:30] for each in left[:5])
        sentence = _("这些不是条目，没有放进来：“%(words)s”。")
        messages.warning(request, sentence % {"words": words})
    return redirect("write", of.pk, unit.pk)


def _beginning(
    request: SignedInRequest, cycle: Cycle, unit: Unit
) -> tuple[Sequence[Line], Sequence[str]]:
    if name := too_large(request):
        sentence = _("“%(name)s”超过 %(limit)s MB，没有读。请拆开再传。")
        raise Refused(sentence % {"name": name, "limit": limit_in_megabytes()})
    lines, left = _asked(request, cycle, unit)
    known = draft_of(cycle, unit)
    if len(lines) + (len(load_lines(known.lines)) if known else 0) > MOST:
        raise Refused(too_many())
    if not lines:
        raise Refused(_("没有读到条目，没有放进来。请换一份，或直接写。"))
    return lines, left


def _asked(
    request: SignedInRequest, cycle: Cycle, unit: Unit
) -> tuple[Sequence[Line], Sequence[str]]:
    file = request.FILES.get("file")
    if file is not None:
        taken = read_items(Source(file.name or "", file.read()))
        return taken.lines, taken.left
    current = _current(cycle, unit)
    if request.POST.get("from") != "submission" or current is None:
        raise Refused(_("请先选一个文件。"))
    return items_of(current), ()


def _current(cycle: Cycle, unit: Unit) -> Submission | None:
    found = Submission.objects.filter(cycle=cycle, unit=unit, current=True)
    return found.select_related("uploaded_by").first()


def _page(
    request: SignedInRequest,
    cycle: Cycle,
    unit: Unit,
    rights: Rights,
    *,
    typed: str | None = None,
    status: int = 200,
) -> HttpResponse:
    draft = draft_of(cycle, unit)
    lines = load_lines(draft.lines) if draft else ()
    current = _current(cycle, unit)
    review = standing_review(current) if current else None
    remarks = _remarks(request, draft, current, review, lines)
    last = last_report(cycle, unit)
    context = {
        "bar": bar_of(cycle, rights),
        "unit": unit,
        "title": title_of(cycle, unit),
        "draft": draft,
        "text": text_of(lines) if typed is None else typed,
        "pen": token_hex(8),
        "longest": LONGEST,
        "limit": limit_in_megabytes(),
        "shut": why_shut(cycle, unit),
        "sent": sent_of(draft) if draft else None,
        "current": current,
        "review": review,
        "taken": any(line.key.startswith(key_of(current)) for line in lines) if current else True,
        "started": any(line.text for line in lines),
        "remarks": remarks,
        "asked": _is_check(request),
        "last": last,
        "remembered": _remembered(last),
        "data": {
            "lines": _plain(lines),
            "version": draft.version if draft else 0,
            "remarks": [_told(remark) for remark in remarks],
            "most": MOST,
            "user": request.user.pk,
            "typed": typed is not None,
        },
    }
    return render(request, "reports/write.html", context, status=status)


def _is_check(request: HttpRequest) -> bool:
    return "check" in request.GET


def _remarks(
    request: HttpRequest,
    draft: Draft | None,
    current: Submission | None,
    review: Review | None,
    lines: Sequence[Line],
) -> list[Remark]:
    returned = review is not None and review.verdict == Review.Verdict.RETURNED
    marks = marked(review, current, lines) if returned and review and current else []
    found = checked(draft) if draft and _is_check(request) and lines else []
    return [*marks, *found]


def _told(remark: Remark) -> dict[str, object]:
    return {
        "keys": remark.keys,
        "kind": remark.kind,
        "words": remark.words,
        "text": remark.text,
        "hint": remark.hint,
    }


def _remembered(last: Submission | None) -> list[tuple[str, str, int]]:
    """Return the items of the report of the round before: number, words, level."""
    lines = items_of(last) if last else ()
    return [
        (number, line.text, line.level)
        for number, line in zip(numbers_of(lines), lines, strict=True)
    ]
