"""The rounds of the visitor's offices; the home page leads to the latest."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from huizong_web.accounts.models import User
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import for_everyone
from huizong_web.offices.rights import offices_of, rights_of
from huizong_web.policy import Action
from huizong_web.reports.models import Cycle


def _cycles(user: User) -> QuerySet[Cycle]:
    offices = [each for each in offices_of(user) if rights_of(user, each).may(Action.SEE_ROUND)]
    return Cycle.objects.filter(office__in=offices).select_related("office")


@for_everyone
def home(request: SignedInRequest) -> HttpResponse:
    """Lead to the latest month: its report for those who answer for it, else what one submits."""
    cycle = _cycles(request.user).first()
    if cycle is None:
        return redirect("cycles")
    answers = rights_of(request.user, cycle.office).may(Action.TRACE)
    return redirect("month" if answers else "submissions", cycle.pk)


@for_everyone
def cycles(request: SignedInRequest) -> HttpResponse:
    """List the rounds, the latest first."""
    found = [(cycle, rights_of(request.user, cycle.office)) for cycle in _cycles(request.user)]
    rows = [(cycle, rights.may(Action.SEE_REPORT)) for cycle, rights in found]
    return render(request, "reports/cycles.html", {"rows": rows})
