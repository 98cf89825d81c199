"""The page people come for: the compiled report, and where each word of it came from."""

from django.http import HttpResponse
from django.shortcuts import render

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.reports.access import cycle_for
from huizong_web.reports.bar import bar_of
from huizong_web.reports.compiling import current_submissions
from huizong_web.reports.origins import origins_of
from huizong_web.reports.policy import Action
from huizong_web.reports.sheet import set_sheet
from huizong_web.reports.shown import load


def month(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the latest compilation of a round beside the origins of its words."""
    cycle, rights = cycle_for(request.user, pk, Action.SEE_REPORT)
    bar = bar_of(cycle, rights)
    context = {"bar": bar, "submissions": current_submissions(cycle).defer("reading")}
    if bar.compilation:
        shown = load(bar.compilation)
        sheet = set_sheet(shown.compiled)
        origins = origins_of(shown.compiled, sheet, shown.texts, shown.link)
        context |= {"sheet": sheet, "origins": origins}
    return render(request, "reports/month.html", context)
