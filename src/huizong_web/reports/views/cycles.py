"""The rounds of the visitor's offices; the home page leads to what is to be done."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from huizong_web.accounts.menu import first_page
from huizong_web.accounts.models import User
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.calendars import calendar_fault
from huizong_web.offices.guard import for_everyone
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights, offices_of, rights_of
from huizong_web.policy import Action
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.duties import duties_of
from huizong_web.reports.rounds.models import Schedule
from huizong_web.reports.rounds.rows import progress_of
from huizong_web.reports.rounds.states import State
from huizong_web.reports.rounds.telling import states_now

PAGE = 40


def _rights(user: User) -> dict[Office, Rights]:
    """Return the offices whose rounds a person may know of, with the rights there."""
    known = {office: rights_of(user, office) for office in offices_of(user)}
    return {office: rights for office, rights in known.items() if rights.may(Action.SEE_ROUND)}


@for_everyone
def home(request: SignedInRequest) -> HttpResponse:
    """Lead to the latest report for those who answer for it, else to what one has to submit."""
    known = _rights(request.user)
    cycle = _latest(known)
    if cycle is None:
        return redirect(first_page(request.user) or "cycles")
    if known[cycle.office].may(Action.TRACE):
        return redirect("month", cycle.pk)
    waiting = {duty.cycle.pk for duty in duties_of(known) if duty.waits}
    return (
        redirect("todo")
        if len(waiting) > 1
        else redirect("submissions", min(waiting or [cycle.pk]))
    )


def _latest(known: Mapping[Office, Rights]) -> Cycle | None:
    """Return the latest round that has begun; for who answers for it, with something in it."""
    rounds = Cycle.objects.filter(office__in=known).select_related("office")
    traced = [office for office, rights in known.items() if rights.may(Action.TRACE)]
    full: Cycle | None = rounds.filter(office__in=traced, submissions__isnull=False).first()
    if full is not None:
        return full
    newest = list(rounds[:PAGE])
    states = states_now(newest)
    begun = [cycle for cycle in newest if states[cycle.pk] is not State.NOTICE]
    return next(iter([*begun, *newest]), None)


def sees_rates(known: Mapping[Office, Rights]) -> bool:
    """Return whether the page of rates is open to a person of these rights."""
    return any(rights.may_somewhere(Action.SEE_SUBMISSION) for rights in known.values())


@for_everyone
def cycles(request: SignedInRequest) -> HttpResponse:
    """List the rounds, the latest first, with what state they are in and how far."""
    known = _rights(request.user)
    rounds = Cycle.objects.filter(office__in=known).select_related("office")
    page = Paginator(rounds, PAGE).get_page(request.GET.get("page"))
    by_number = {office.pk: rights for office, rights in known.items()}
    progress = progress_of(
        page, lambda unit: by_number[unit.office_id].may(Action.SEE_SUBMISSION, unit)
    )
    states = states_now(page)
    managed = [office for office, rights in known.items() if rights.may(Action.MANAGE_ROUND)]
    context: dict[str, Any] = {
        "page": page,
        "rows": [
            (
                cycle,
                states[cycle.pk],
                progress[cycle.pk],
                known[cycle.office].may(Action.SEE_REPORT),
                known[cycle.office].may(Action.MANAGE_ROUND),
            )
            for cycle in page
        ],
        "managed": managed,
        "schedules": Schedule.objects.filter(office__in=managed).select_related("office"),
        "several": len(known) > 1,
        "sees_rates": sees_rates(known),
        "fault": calendar_fault() if managed else "",
    }
    return render(request, "reports/cycles.html", context)
