"""What is wrong in a compiled report, and where."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.reports.access import cycle_for
from huizong_web.reports.bar import bar_of
from huizong_web.reports.origins import places_of_finding
from huizong_web.reports.policy import Action
from huizong_web.reports.shown import load


def findings(request: SignedInRequest, pk: int) -> HttpResponse:
    """List the findings of the latest compilation, each with its places quoted."""
    cycle, rights = cycle_for(request.user, pk, Action.SEE_REPORT)
    bar = bar_of(cycle, rights)
    if bar.compilation is None:
        return redirect("month", cycle.pk)
    shown = load(bar.compilation)
    rows = [
        (finding, list(places_of_finding(finding, shown.texts, shown.link)))
        for finding in shown.compiled.findings
    ]
    return render(request, "reports/findings.html", {"bar": bar, "rows": rows})
