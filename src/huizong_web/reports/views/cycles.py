"""The rounds of the visitor's offices; the home page leads to the latest."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from huizong_web.accounts.models import User
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.reports.models import Cycle
from huizong_web.reports.policy import Action, rights_of


def _cycles(user: User) -> QuerySet[Cycle]:
    return Cycle.objects.filter(office__posts__user=user).select_related("office").distinct()


def home(request: SignedInRequest) -> HttpResponse:
    """Lead to the latest month: its report for those who answer for it, else what one submits."""
    cycle = _cycles(request.user).first()
    if cycle is None:
        return redirect("cycles")
    answers = rights_of(request.user, cycle.office).may(Action.TRACE)
    return redirect("month" if answers else "submissions", cycle.pk)


def cycles(request: SignedInRequest) -> HttpResponse:
    """List the rounds, the latest first."""
    found = [(cycle, rights_of(request.user, cycle.office)) for cycle in _cycles(request.user)]
    rows = [(cycle, rights.may(Action.SEE_REPORT)) for cycle, rights in found]
    return render(request, "reports/cycles.html", {"rows": rows})
