"""The page people come for: the compiled report, and where each word of it came from."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.access import find_cycle
from huizong_web.reports.bar import bar_of, way_asked
from huizong_web.reports.checking import open_counts
from huizong_web.reports.compiling import current_submissions
from huizong_web.reports.desk import Desk
from huizong_web.reports.kept import Kept
from huizong_web.reports.models import Cycle
from huizong_web.reports.noticing import totals

_ARTICLES = Kept[tuple[SafeString, bool]](20_000_000)
"""Reports as HTML, weighed by the characters of the stored compilation."""


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
        context |= _sheet(Desk(bar, bar.compilation, rights))
    return render(request, "reports/month.html", context)


def _sheet(desk: Desk) -> dict[str, Any]:
    """Return the compiled report, and its origins where they are few enough to stand beside it."""
    cycle, asked = desk.compilation.cycle_id, desk.bar.asked
    stored = len(desk.compilation.result)
    article, is_long = _ARTICLES.get(
        (desk.key, cycle, asked, get_language()), lambda: _article(desk), weight=stored
    )
    return {"sheet": article, "origins": None if is_long else desk.origins()}


def _article(desk: Desk) -> tuple[SafeString, bool]:
    """Return the report as HTML, and whether its origins are too many to stand beside it."""
    told = {"bar": desk.bar, "sheet": desk.sheet, "is_long": desk.is_long}
    return render_to_string("reports/article.html", told), desk.is_long
