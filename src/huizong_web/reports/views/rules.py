"""The rule that makes rounds, and the settings of one round; both for editors."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.calendar import explain_deadline
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.calendars import calendar_fault
from huizong_web.offices.guard import guarded, of_office
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.access import find_cycle, find_schedule
from huizong_web.reports.bar import bar_of
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.changing import (
    differences_of,
    store_cycle,
    store_schedule,
    stored_version,
)
from huizong_web.reports.rounds.forms import CycleForm, ScheduleForm
from huizong_web.reports.rounds.making import next_times
from huizong_web.reports.rounds.models import Lock, Often, Schedule
from huizong_web.reports.rounds.telling import how_counted
from huizong_web.reports.speaking import said
from huizong_web.seen import again

SHOWN = 4
"""Coming rounds that a rule's page shows."""
CONFLICT = 409


@of_office(Action.MANAGE_ROUND)
def new_schedule(request: SignedInRequest, office: Office, _rights: Rights) -> HttpResponse:
    """Show an empty rule; store it."""
    first = timezone.localdate().replace(day=1)
    return _schedule(request, Schedule(office=office, starts=first))


@guarded(find_schedule, Action.MANAGE_ROUND)
def schedule(request: SignedInRequest, rule: Schedule, _rights: Rights) -> HttpResponse:
    """Show a rule with its next rounds; store it."""
    return _schedule(request, rule)


def _schedule(request: SignedInRequest, rule: Schedule) -> HttpResponse:
    form = ScheduleForm(request.POST if request.method == "POST" else None, rule)
    status = 200
    if form.is_bound and form.is_valid():
        if store_schedule(form, by=request.user):
            messages.success(
                request, _("规则已存下；已经预告的期照它开好了，没有到期的期照它改了时间。")
            )
            return redirect("schedule", rule.pk)
        status = CONFLICT
    elif form.is_bound:
        status = 422
    context = {"form": form, "rule": rule, "office": rule.office, "fault": calendar_fault()}
    if status == CONFLICT:
        context |= _conflict(request, form)
    if rule.pk and status == 200:
        context["coming"] = [
            (times, [said(message) for message in explain_deadline(times.found)])
            for times in next_times(rule, SHOWN)
        ]
    return render(request, "reports/schedule.html", context, status=status)


@of_office(Action.MANAGE_ROUND)
def new_cycle(request: SignedInRequest, office: Office, _rights: Rights) -> HttpResponse:
    """Show the form of a single round; open it."""
    today = timezone.localdate()
    cycle = Cycle(office=office, kind=Often.ONCE, year=today.year, month=today.month)
    form = CycleForm(request.POST if request.method == "POST" else None, cycle)
    if form.is_bound and form.is_valid() and store_cycle(form, by=request.user):
        messages.success(request, _("已开一期。要催各科室的，到报送情况里点“催报”。"))
        return redirect("submissions", cycle.pk)
    status = 422 if form.is_bound else 200
    return render(request, "reports/round.html", {"form": form, "office": office}, status=status)


@guarded(find_cycle, Action.MANAGE_ROUND)
def round_settings(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """Show a round's name, times and members, and its locks; store the former."""
    form = CycleForm(request.POST if request.method == "POST" else None, cycle)
    status = 200
    if form.is_bound and form.is_valid():
        if store_cycle(form, by=request.user):
            messages.success(request, _("已存下。"))
            return redirect("round-settings", cycle.pk)
        status = CONFLICT
    elif form.is_bound:
        status = 422
    stored = Cycle.objects.select_related("office").get(pk=cycle.pk)
    context = {
        "form": form,
        "office": cycle.office,
        "bar": bar_of(stored, rights),
        "how": how_counted(stored),
        "locks": Lock.objects.filter(cycle=cycle).select_related("by", "undone_by"),
        "fault": calendar_fault(),
    }
    if status == CONFLICT:
        context |= _conflict(request, form)
    return render(request, "reports/round.html", context, status=status)


def _conflict(request: SignedInRequest, form: ScheduleForm | CycleForm) -> dict[str, object]:
    """Return both versions; sent again, the form replaces the one that is shown now."""
    version, who = stored_version(form)
    form.data = again(request.POST, "version", version)
    return {"conflict": differences_of(form), "who": who}
