"""The account: where every item of every section went."""

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import redirect, render

from huizong.values import Fate
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.access import find_cycle
from huizong_web.reports.account import rows_of, sums_of
from huizong_web.reports.bar import bar_of, way_asked
from huizong_web.reports.models import Cycle
from huizong_web.reports.sheet import set_sheet
from huizong_web.reports.shown import load


@guarded(find_cycle, Action.TRACE)
def account(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """Show the account of the latest compilation as a table."""
    bar = bar_of(cycle, rights, way_asked(request))
    if bar.compilation is None:
        return redirect("month", cycle.pk)
    shown = load(bar.compilation)
    anchors = set_sheet(shown.compiled).anchors
    rows = list(rows_of(shown.compiled.account, shown.texts, anchors, shown.link))
    counts = Counter(row.fate for row in rows)
    totals = [(fate, counts[fate]) for fate in Fate if counts[fate]]
    additions = list(sums_of(shown.compiled.account, shown.texts, shown.link))
    told = {"bar": bar, "rows": rows, "totals": totals, "additions": additions}
    return render(request, "reports/account.html", told)
