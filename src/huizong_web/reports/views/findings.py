"""What is wrong in a compiled report, where, and what has been judged to be none."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.paging import part_of
from huizong_web.policy import Action
from huizong_web.reports.access import find_cycle
from huizong_web.reports.bar import bar_of, way_asked
from huizong_web.reports.checking import open_counts
from huizong_web.reports.compiling import latest_compilation
from huizong_web.reports.dismissing import dismiss, undo
from huizong_web.reports.listing import Known
from huizong_web.reports.models import LONGEST_REASON, Compilation, Cycle
from huizong_web.reports.noticing import Judged, judged
from huizong_web.reports.origins import places_of_finding
from huizong_web.reports.shown import Shown, load
from huizong_web.reports.views.judging import reason_in, tell_other, tell_undone, words_of

_LISTED = 50
"""Findings of a page."""
_CAP = 200
"""Dismissed findings that the page lists."""


@guarded(find_cycle, Action.TRACE)
def findings(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """List what is open against the latest compilation, each with its places quoted."""
    bar = bar_of(cycle, rights, way_asked(request))
    if bar.compilation is None:
        return redirect("month", cycle.pk)
    shown = load(bar.compilation)
    found = judged(bar.compilation, shown)
    counts = open_counts(shown.submissions)
    part = part_of(request, found.open, size=_LISTED, at=_place(request, found.open))
    context = {
        "bar": bar,
        "part": part,
        "rows": [
            (known, list(places_of_finding(known.finding, shown.texts, shown.link)))
            for known in part.rows
        ],
        "dismissed": found.dismissed[:_CAP],
        "sections": [(each, counts.get(each.pk)) for each in shown.submissions],
        "may_dismiss": rights.may(Action.DISMISS),
        "longest": LONGEST_REASON,
    }
    return render(request, "reports/findings.html", context)


def _place(request: SignedInRequest, known: Sequence[Known]) -> int | None:
    """Return where in a list the finding stands whose number is asked for, if it does."""
    asked = request.GET.get("at", "")
    return next((index for index, each in enumerate(known) if str(each.number) == asked), None)


@require_POST
@guarded(find_cycle, Action.DISMISS)
def dismiss_in_report(request: SignedInRequest, cycle: Cycle, _rights: Rights) -> HttpResponse:
    """Dismiss a finding of the latest compilation with a reason."""
    compilation = _judged(request, cycle)
    shown, found = _found(compilation)
    meant = request.POST.get("fingerprint", "")
    known = next((each for each in found.all if each.fingerprint == meant), None)
    if known is None:
        messages.error(request, _("这一处已不在汇总稿里，没有改动。请刷新后再看。"))
    elif reason := reason_in(request):
        documents = (text.document for text in shown.texts.values())
        words = words_of(known.finding, *documents)
        office, finding = cycle.office, known.finding
        held = dismiss(office, None, meant, finding, words=words, reason=reason, by=request.user)
        tell_other(request, held, reason)
    return _back(request, cycle)


@require_POST
@guarded(find_cycle, Action.DISMISS)
def undo_in_report(request: SignedInRequest, cycle: Cycle, _rights: Rights) -> HttpResponse:
    """Take back a dismissal in the office's report."""
    _judged(request, cycle)
    undone = undo(cycle.office, None, request.POST.get("fingerprint", ""), by=request.user)
    tell_undone(request, undone)
    return _back(request, cycle)


def _back(request: SignedInRequest, cycle: Cycle) -> HttpResponse:
    asked = way_asked(request)
    return redirect(reverse("findings", args=[cycle.pk]) + (f"?by={asked}" if asked else ""))


def _judged(request: SignedInRequest, cycle: Cycle) -> Compilation:
    compilation = latest_compilation(cycle, way_asked(request))
    if compilation is None:
        raise Http404
    return compilation


def _found(compilation: Compilation) -> tuple[Shown, Judged]:
    shown = load(compilation)
    return shown, judged(compilation, shown)
