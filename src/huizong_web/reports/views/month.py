"""The page people come for: the compiled report, and where each word of it came from."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.access import find_cycle
from huizong_web.reports.bar import Bar, bar_of, way_asked
from huizong_web.reports.checking import open_counts
from huizong_web.reports.compiling import current_submissions
from huizong_web.reports.models import Compilation, Cycle
from huizong_web.reports.noticing import judged, noticed_in, totals
from huizong_web.reports.origins import Noticed, origins_of
from huizong_web.reports.sheet import set_sheet
from huizong_web.reports.shown import load


@guarded(find_cycle, Action.SEE_REPORT)
def month(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """Show the latest compilation of a round in a way beside the origins of its words."""
    bar = bar_of(cycle, rights, way_asked(request))
    submissions = [
        submission
        for submission in current_submissions(cycle).defer("reading").select_related("unit")
        if rights.may(Action.SEE_SUBMISSION, submission.unit)
    ]
    counts = open_counts(submissions)
    context = {
        "bar": bar,
        "sections": [(submission, counts.get(submission.pk)) for submission in submissions],
        "totals": totals(counts),
        "may_decide": rights.may(Action.DECIDE),
    }
    if bar.compilation:
        context |= _sheet(bar, bar.compilation, rights)
    return render(request, "reports/month.html", context)


def _sheet(bar: Bar, compilation: Compilation, rights: Rights) -> dict[str, Any]:
    """Return the compiled report, and its origins with what is open against each."""
    shown = load(compilation, rights)
    page = reverse("findings", args=[compilation.cycle_id]) + bar.query
    found = [
        Noticed(known.finding, f"{page}#f{known.number}")
        for known in (judged(compilation, shown).open if bar.may_trace else ())
    ]
    used = compilation.submissions.only("pk", "unit").select_related("unit")
    found += noticed_in(each for each in used if rights.may(Action.SEE_SUBMISSION, each.unit))
    sheet = set_sheet(shown.compiled, [noticed.finding for noticed in found])
    origins = origins_of(shown.compiled, sheet, shown.texts, shown.link, found)
    return {"sheet": sheet, "origins": origins}
