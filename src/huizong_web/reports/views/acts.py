"""The buttons of a round: lock, permit, remind, report nothing, and take each back."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.access import find_cycle, find_held
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds import acts
from huizong_web.reports.rounds.forms import PermitForm, ReasonForm
from huizong_web.reports.rounds.members import members_of
from huizong_web.reports.rounds.models import Held
from huizong_web.reports.rounds.reminding import remind, tell_permitted
from huizong_web.reports.rounds.rows import came_in
from huizong_web.reports.submitting import Refused, submit
from huizong_web.seen import number_in


def _back(cycle: Cycle) -> HttpResponse:
    return redirect("submissions", cycle.pk)


def _tell_faults(request: SignedInRequest, form: Form) -> None:
    for faults in form.errors.values():
        messages.error(request, " ".join(map(str, faults)))


@contextmanager
def _telling(request: SignedInRequest) -> Iterator[None]:
    """Tell the person why something was not done."""
    try:
        yield
    except acts.NotDone as why:
        messages.error(request, str(why))


def _seen(request: SignedInRequest) -> int | None:
    """Return the newest act that the page showed of the kind that is meant."""
    return number_in(request.POST.get("seen", ""))


def _unit(request: SignedInRequest, cycle: Cycle) -> Unit | None:
    """Return the unit that a form names, if it is one of the office's."""
    meant = request.POST.get("unit", "")
    number = int(meant) if meant.isascii() and meant.isdigit() and len(meant) < 19 else 0
    return Unit.objects.filter(office=cycle.office_id, pk=number).first()


@require_POST
@guarded(find_cycle, Action.MANAGE_ROUND)
def lock(request: SignedInRequest, cycle: Cycle, _rights: Rights) -> HttpResponse:
    """Lock a round, with a reason."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        _tell_faults(request, form)
    elif acts.lock(cycle, reason=form.cleaned_data["reason"], by=request.user):
        messages.success(request, _("本期已锁定，不再收件。"))
    else:
        messages.warning(request, _("本期在这之前已经锁定。"))
    return redirect("round-settings", cycle.pk)


@require_POST
@guarded(find_cycle, Action.MANAGE_ROUND)
def unlock(request: SignedInRequest, cycle: Cycle, _rights: Rights) -> HttpResponse:
    """Take the lock back."""
    with _telling(request):
        if acts.unlock(cycle, by=request.user, seen=_seen(request)):
            messages.success(request, _("已解除锁定。"))
        else:
            messages.warning(request, _("本期没有锁定，没有改动。"))
    return redirect("round-settings", cycle.pk)


@require_POST
@guarded(find_cycle, Action.PERMIT_LATE)
def permit(request: SignedInRequest, cycle: Cycle, _rights: Rights) -> HttpResponse:
    """Permit a unit to be late, and tell it."""
    form = PermitForm(request.POST, Unit.objects.filter(office=cycle.office_id))
    if not form.is_valid():
        _tell_faults(request, form)
        return _back(cycle)
    with _telling(request):
        row = acts.permit(cycle, by=request.user, seen=_seen(request), **form.cleaned_data)
        tell_permitted(row)
        messages.success(request, _("已准许%(unit)s补报，并已告诉本人。") % {"unit": row.unit.name})
    return _back(cycle)


@require_POST
@guarded(find_cycle, Action.PERMIT_LATE)
def withdraw_permit(request: SignedInRequest, cycle: Cycle, _rights: Rights) -> HttpResponse:
    """Take a permission back."""
    unit = _unit(request, cycle)
    with _telling(request):
        if unit and acts.withdraw_permit(cycle, unit, by=request.user, seen=_seen(request)):
            messages.success(request, _("已收回对%(unit)s的准许。") % {"unit": unit.name})
        else:
            messages.warning(request, _("没有要收回的准许，没有改动。"))
    return _back(cycle)


@require_POST
@guarded(find_cycle, Action.REMIND)
def remind_some(request: SignedInRequest, cycle: Cycle, _rights: Rights) -> HttpResponse:
    """Ask a unit for its report, or all that have not submitted."""
    came = came_in([cycle])
    missing = [unit for unit in members_of(cycle) if (cycle.pk, unit.pk) not in came]
    if not request.POST.get("all"):
        meant = _unit(request, cycle)
        missing = [unit for unit in missing if unit == meant]
    asked, nobody = remind(cycle, missing, by=request.user)
    if asked:
        sentence = ngettext("已催 %(n)s 个科室。", "已催 %(n)s 个科室。", len(asked))
        messages.success(request, sentence % {"n": len(asked)})
    if nobody:
        sentence = _("%(units)s还没有人可以催：请先安排科员或负责人的岗位。")
        messages.warning(
            request, sentence % {"units": "、".join(unit.name for unit in nobody[:10])}
        )
    if not asked and not nobody:
        messages.warning(request, _("没有要催的：都已报送，或者十分钟内刚催过。"))
    return _back(cycle)


@require_POST
@guarded(find_cycle, Action.SUBMIT, somewhere=True)
def report_nothing(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """Note that a unit has nothing to report, with a reason."""
    unit, form = _unit(request, cycle), ReasonForm(request.POST)
    if unit is None:
        messages.error(request, _("请选择是哪个科室。"))
    elif not rights.may(Action.SUBMIT, unit):
        raise PermissionDenied
    elif not form.is_valid():
        _tell_faults(request, form)
    else:
        _report_nothing(request, cycle, unit, form.cleaned_data["reason"])
    return _back(cycle)


def _report_nothing(request: SignedInRequest, cycle: Cycle, unit: Unit, reason: str) -> None:
    with _telling(request):
        acts.report_nothing(cycle, unit, reason=reason, by=request.user, seen=_seen(request))
        messages.success(request, _("已收下%(unit)s的零报告。") % {"unit": unit.name})


@require_POST
@guarded(find_cycle, Action.SUBMIT, somewhere=True)
def withdraw_nothing(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """Take back that a unit has nothing to report."""
    unit = _unit(request, cycle)
    if unit is not None and not rights.may(Action.SUBMIT, unit):
        raise PermissionDenied
    with _telling(request):
        if unit and acts.withdraw_zero(cycle, unit, by=request.user, seen=_seen(request)):
            messages.success(request, _("已收回%(unit)s的零报告。") % {"unit": unit.name})
        else:
            messages.warning(request, _("没有要收回的零报告，没有改动。"))
    return _back(cycle)


@require_POST
@guarded(find_held, Action.SUBMIT)
def send_held(request: SignedInRequest, held: Held, _rights: Rights) -> HttpResponse:
    """Submit a file that had been kept aside."""
    with held.file.open("rb") as file:
        data = file.read()
    try:
        submission = submit(
            held.cycle, held.unit, name=held.name, data=data, by=request.user, replace=True
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        sentence = _("已收下%(unit)s的“%(name)s”，共 %(items)s 条。")
        named = {"unit": submission.section, "name": held.name, "items": submission.items}
        messages.success(request, sentence % named)
    return _back(held.cycle)
