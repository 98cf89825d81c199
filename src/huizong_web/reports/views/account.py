"""The account: where every item of every section went."""

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import redirect, render

from huizong.values import Fate
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.paging import part_of
from huizong_web.policy import Action
from huizong_web.reports.access import find_cycle
from huizong_web.reports.account import fitting, rows_of, sums_of
from huizong_web.reports.bar import bar_of, way_asked
from huizong_web.reports.models import Cycle
from huizong_web.reports.sheet import anchors_of
from huizong_web.reports.shown import load
from huizong_web.reports.templatetags.reports import fate_word


@guarded(find_cycle, Action.TRACE)
def account(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """Show the account of the latest compilation as a table."""
    bar = bar_of(cycle, rights, way_asked(request))
    if bar.compilation is None:
        return redirect("month", cycle.pk)
    shown = load(bar.compilation)
    entries, words = shown.compiled.account.entries, request.GET.get("q", "")[:100]
    fate = request.GET.get("fate", "")
    counts = Counter(entry.fate for entry in entries)
    part = part_of(request, fitting(entries, fate, words, called=fate_word))
    told = {
        "bar": bar,
        "part": part,
        "rows": [*rows_of(part.rows, shown.texts, anchors_of(shown.compiled), shown.link)],
        "words": words,
        "fate": fate,
        "totals": [(each, counts[each]) for each in Fate if counts[each]],
        "count": len(entries),
        "additions": [*sums_of(shown.compiled.account, shown.texts, shown.link)],
    }
    return render(request, "reports/account.html", told)
