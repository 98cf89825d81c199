"""The page people come for: the compiled report, and where each word of it came from."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.access import find_cycle
from huizong_web.reports.bar import bar_of, way_asked
from huizong_web.reports.checking import open_counts
from huizong_web.reports.compiling import current_submissions
from huizong_web.reports.desk import Desk, desk_of
from huizong_web.reports.models import Cycle
from huizong_web.reports.noticing import totals


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
        context |= _sheet(desk_of(bar, bar.compilation, rights))
    return render(request, "reports/month.html", context)


def _sheet(desk: Desk) -> dict[str, Any]:
    """Return the compiled report, and its origins where they are few enough to stand beside it."""
    return {"sheet": desk.sheet, "origins": None if desk.is_long else desk.origins()}
