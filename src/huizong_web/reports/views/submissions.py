"""What the sections submitted, and the form to submit."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.paging import part_of
from huizong_web.policy import Action
from huizong_web.reports.access import find_cycle
from huizong_web.reports.bar import Bar, bar_of
from huizong_web.reports.forms import SubmitForm
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.holding import Kept, hold
from huizong_web.reports.rounds.sheet import Row, listed, rows_of
from huizong_web.reports.rounds.sifting import Sifted, Which, sifted
from huizong_web.reports.rounds.states import State
from huizong_web.reports.rounds.telling import how_counted
from huizong_web.reports.submitting import Overtaken, Refused, Shut, submit
from huizong_web.uploads import limit_in_megabytes, too_large

ROWS = 60
"""Rows of a page: each is of seven cells, some of several lines."""


@guarded(find_cycle, Action.SEE_SUBMISSION, sending=Action.SUBMIT, somewhere=True)
def submissions(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """List a round's submissions; with a file, take it in."""
    bar = bar_of(cycle, rights)
    if request.method != "POST":
        return _page(request, bar, rights, SubmitForm().for_units(_open_to(bar, rights)))
    form = SubmitForm(request.POST, request.FILES).for_units(_open_to(bar, rights))
    if not _is_good(request, form) or not _take_in(request, cycle, form):
        status = 409 if form.has_error(NON_FIELD_ERRORS, "overtaken") else 422
        return _page(request, bar_of(cycle, rights), rights, form, status=status)
    return redirect("submissions", cycle.pk)


def _open_to(bar: Bar, rights: Rights) -> list[Unit]:
    return [unit for unit in bar.units if rights.may(Action.SUBMIT, unit)]


def _is_good(request: SignedInRequest, form: SubmitForm) -> bool:
    """Check the form; a file over the limit was not kept, so the form alone would miss it."""
    if name := too_large(request):
        sentence = _(
            "“%(name)s”超过了 %(limit)s MB 的上限，没有收下。"
            "请压缩或删去文件里的图片，或拆成几份报送；也可请管理员调高上限。"
        )
        form.errors.pop("file", None)
        form.add_error("file", sentence % {"name": name, "limit": limit_in_megabytes()})
    return form.is_valid()


def _take_in(request: SignedInRequest, cycle: Cycle, form: SubmitForm) -> bool:
    given = form.cleaned_data
    file = given["file"]
    try:
        submission = submit(
            cycle,
            given["unit"],
            name=file.name,
            data=file.read(),
            by=request.user,
            replace=given["replace"],
            seen=given["seen"],
        )
    except Refused as refusal:
        code = "overtaken" if isinstance(refusal, Overtaken) else None
        form.add_error(None, ValidationError(str(refusal), code))
        if isinstance(refusal, Shut):
            _hold(request, cycle, form)
        return False
    sentence = _("已收下%(unit)s的“%(name)s”，共 %(items)s 条。")
    named = {"unit": submission.section, "name": submission.name, "items": submission.items}
    messages.success(request, sentence % named)
    return True


def _hold(request: SignedInRequest, cycle: Cycle, form: SubmitForm) -> None:
    """Keep aside what came too late, and say so."""
    given = form.cleaned_data
    given["file"].seek(0)
    name, data = given["file"].name, given["file"].read()
    try:
        hold(cycle, given["unit"], name=name, data=data, by=request.user, seen=given["kept"])
    except Kept as why:
        form.add_error(None, ValidationError(str(why), "overtaken"))
        return
    sentence = _("“%(name)s”先替您留着，不必再传：准许补报以后，在上面表里点“报送这一份”。")
    form.add_error(None, sentence % {"name": name})


def _sorts(asked: Sifted) -> list[tuple[Which, str, int]]:
    """Return the sorts of rows that there are, with their words and how many."""
    words = {
        Which.ALL: _("全部"),
        Which.MISSING: _("没有报"),
        Which.IN: _("报了"),
        Which.LATE: _("迟报"),
        Which.ZERO: _("零报告"),
        Which.RETURNED: _("已退回"),
    }
    shown = (which for which in Which if asked.counts[which] or which is asked.which)
    return [(which, words[which], asked.counts[which]) for which in shown]


def _newest(rows: Sequence[Row]) -> dict[str, int]:
    """Return the newest of each kind that the page shows: what comes later, others have done."""
    return {
        kind: max((thing.pk for row in rows if (thing := getattr(row, kind))), default=0)
        for kind in ("submission", "held", "permit", "zero")
    }


def _page(
    request: SignedInRequest, bar: Bar, rights: Rights, form: SubmitForm, *, status: int = 200
) -> HttpResponse:
    rows = rows_of(bar.cycle, bar.units)
    own = [row for row in rows if rights.may(Action.SUBMIT, row.unit)]
    asked = sifted(rows, request.GET.get("which", ""), request.GET.get("q", "")[:100])
    part = part_of(request, asked.rows, size=ROWS)
    context = {
        "bar": bar,
        "rows": rows,
        "sifted": asked,
        "sorts": _sorts(asked),
        "part": part,
        "listed": listed(part.rows),
        "missing": [row for row in rows if not row.is_in],
        "form": form,
        "newest": _newest(rows),
        "limit": limit_in_megabytes(),
        "how": how_counted(bar.cycle),
        "own": own,
        "own_units": {row.unit.pk for row in own},
        "writing": [row for row in rows if rights.may(Action.WRITE, row.unit)],
        "may_manage": rights.may(Action.MANAGE_ROUND),
        "may_permit": rights.may(Action.PERMIT_LATE) and bar.state in (State.LATE, State.LOCKED),
        "may_remind": rights.may(Action.REMIND),
    }
    return render(request, "reports/submissions.html", context, status=status)
