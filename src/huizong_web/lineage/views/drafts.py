"""A draft from records, and what its figures rest on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.lineage.basis import page_of
from huizong_web.lineage.drafting import begin
from huizong_web.lineage.seen import edits_of
from huizong_web.lineage.views.saying import answer, context_of
from huizong_web.offices.access import find_unit
from huizong_web.offices.guard import guarded
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.bar import bar_of
from huizong_web.reports.views.writing_page import round_of
from huizong_web.reports.writing.keeping import draft_of
from huizong_web.reports.writing.sending import title_of


@require_POST
@guarded(find_unit, Action.WRITE)
def begin_from_records(
    request: SignedInRequest, unit: Unit, _rights: Rights, cycle: int
) -> HttpResponse:
    """Put the items that the unit's records give behind what its draft says."""
    of = round_of(cycle, unit)
    begun = begin(of, unit, by=request.user)
    if begun.added:
        sentence = ngettext(
            "从台账起草了 %(n)s 条，每个数都指着它的记录。请逐条看过、改好再报送。",
            "从台账起草了 %(n)s 条，每个数都指着它的记录。请逐条看过、改好再报送。",
            begun.added,
        )
        messages.success(request, sentence % {"n": begun.added})
    elif begun.known:
        messages.info(request, _("台账没有新的条目：已经起草过的不会再放一遍，删掉的也不放回来。"))
    else:
        messages.info(request, _("本科室的台账这一期没有登记，没有可起草的。"))
    return redirect("write", of.pk, unit.pk)


@guarded(find_unit, Action.WRITE)
def basis_of_draft(
    request: SignedInRequest, unit: Unit, rights: Rights, cycle: int
) -> HttpResponse:
    """Show what the figures of a draft rest on; sent to, say what one rests on."""
    of = round_of(cycle, unit)
    draft = draft_of(of, unit)
    if draft is None:
        return redirect("write", of.pk, unit.pk)
    here = reverse("draft-basis", args=[of.pk, unit.pk])
    if request.method == "POST":
        return answer(request, page_of(draft), here)
    context = context_of(page_of(draft), rights) | {
        "bar": bar_of(of, rights),
        "unit": unit,
        "title": title_of(of, unit),
        "back": reverse("write", args=[of.pk, unit.pk]),
        "here": here,
        "may_say": True,
        "edits": edits_of(draft),
    }
    return render(request, "lineage/basis.html", context)
