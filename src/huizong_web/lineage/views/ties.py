"""What one figure rests on: how it was counted, its rows then, and what became of them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huizong.values import Place
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.lineage.access import find_tie
from huizong_web.lineage.addresses import address_of, may_see, words_of
from huizong_web.lineage.models import Citation, Tie
from huizong_web.lineage.showing import shown_slips
from huizong_web.lineage.slipping import frozen_of, slips_of
from huizong_web.lineage.telling import how_of, label_of
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.shown import address

MOST = 500
"""Rows that the page lists."""


@guarded(find_tie, Action.SEE_FIGURES)
@require_safe
def tie(request: SignedInRequest, tie: Tie, rights: Rights) -> HttpResponse:
    """Show what a figure rests on; rows only to whom the records are open."""
    rows = Citation.objects.filter(tie=tie).select_related(
        "record__book__office", "record__keeper", "record__unit"
    )
    listed = list(rows.defer("record__words", "record__values")[:MOST])
    open_rows = [each.record for each in listed if may_see(rights, each.record)]
    context = {
        "tie": tie,
        "label": label_of(tie),
        "how": how_of(tie),
        "frozen": frozen_of(tie),
        "rows": [(words_of(each), address_of(each), each) for each in dict.fromkeys(open_rows)],
        "hidden": tie.rows - len(open_rows),
        "slip": next(shown_slips(slips_of([tie]), rights), None),
        "source": _source(tie, rights),
    }
    return render(request, "lineage/tie.html", context)


def _source(tie: Tie, rights: Rights) -> str:
    """Return the address of the figure in the text that was handed in."""
    submission = tie.submission
    if submission is None or not rights.may(Action.SEE_SUBMISSION, tie.unit):
        return ""
    return address(submission.pk, Place(submission.path, tie.start, tie.end))
