"""What comes into a draft from elsewhere: what is pasted, a file, the submission of the round."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from pydantic import ValidationError

from huizong.values import Source
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.access import find_unit
from huizong_web.offices.guard import guarded
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.models import Cycle
from huizong_web.reports.submitting import Refused
from huizong_web.reports.views.writing_page import current_of, draft_page, plain, round_of
from huizong_web.reports.writing.keeping import draft_of
from huizong_web.reports.writing.lines import MOST, Line, load_lines
from huizong_web.reports.writing.starting import (
    append,
    items_of,
    read_items,
)
from huizong_web.reports.writing.wire import PASTED, fault_of, too_many
from huizong_web.uploads import limit_in_megabytes, too_large

_PASTED_MOST = 2_000_000
"""Characters that may be pasted at once."""


@require_POST
@guarded(find_unit, Action.WRITE)
def paste(request: SignedInRequest, unit: Unit, _rights: Rights, cycle: int) -> HttpResponse:
    """Return the items of what was pasted, and what of it is none."""
    round_of(cycle, unit)
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
    return JsonResponse({"lines": plain(taken.lines), "left": taken.left})


@require_POST
@guarded(find_unit, Action.WRITE)
def start(request: SignedInRequest, unit: Unit, rights: Rights, cycle: int) -> HttpResponse:
    """Put the items of the unit's own submission, or of a file, behind what the draft says."""
    of = round_of(cycle, unit)
    try:
        lines, left = _beginning(request, of, unit)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return draft_page(request, of, unit, rights, status=422)
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
    current = current_of(cycle, unit)
    if request.POST.get("from") != "submission" or current is None:
        raise Refused(_("请先选一个文件。"))
    return items_of(current), ()
