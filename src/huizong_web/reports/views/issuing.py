"""The page on which a report goes out: prepared, checked, signed off, issued; what was issued."""

from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.access import find_cycle
from huizong_web.reports.bar import bar_of
from huizong_web.reports.compiling import is_stale, latest_compilation
from huizong_web.reports.issuing.changed import changed_behind
from huizong_web.reports.issuing.forms import PaperForm, SeriesForm
from huizong_web.reports.issuing.models import Issued, Paper, Series
from huizong_web.reports.issuing.moves import RULES, Move, State, moves_from
from huizong_web.reports.issuing.stepping import NotMoved, Overtaken, live_paper, prepare, step
from huizong_web.reports.models import Cycle
from huizong_web.seen import Difference, again, differences
from huizong_web.uploads import why_too_large

_FILES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@guarded(find_cycle, Action.SEE_REPORT)
@require_safe
def issuing(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """Show how far the report of a round is on its way out."""
    return _page(request, cycle, rights)


def _page(
    request: SignedInRequest,
    cycle: Cycle,
    rights: Rights,
    *,
    form: PaperForm | None = None,
    series_form: SeriesForm | None = None,
    conflict: list[Difference] | None = None,
    status: int = 200,
) -> HttpResponse:
    paper, compilation = live_paper(cycle), latest_compilation(cycle)
    issued = Issued.objects.filter(paper__cycle=cycle).select_related("series", "paper")
    live = next((each for each in issued if paper and each.paper_id == paper.pk), None)
    prepares = rights.may(Action.CHECK_OFF) and (not paper or paper.state == State.PREPARED)
    context: dict[str, Any] = {
        "bar": bar_of(cycle, rights),
        "paper": paper,
        "newest": compilation,
        "stale": is_stale(compilation) if compilation else False,
        "steps": paper.steps.select_related("by", "compilation") if paper else (),
        "moves": [(move, RULES[move]) for move in _offered(paper, rights)],
        "stages": [(state, state.label) for state in State if state is not State.REVOKED],
        "issued": live,
        "revoked": [each for each in issued if each is not live],
        "slips": changed_behind(paper) if live and paper and rights.may(Action.TRACE) else (),
        "prepares": prepares,
        "form": form or PaperForm(initial=_initial(paper)).of(cycle.office),
        "series_form": series_form or SeriesForm(),
        "conflict": conflict,
        "has_series": cycle.office.series.filter(closed=False).exists(),
    }
    return render(request, "reports/issuing.html", context, status=status)


def _offered(paper: Paper | None, rights: Rights) -> list[Move]:
    found = moves_from(paper.state) if paper else []
    return [move for move in found if rights.may(RULES[move].action)]


def _initial(paper: Paper | None) -> dict[str, Any]:
    if paper is None:
        return {"seen": 0}
    return {
        "form": paper.form,
        "series": paper.series_id,
        "recipients": paper.recipients,
        "copies_to": paper.copies_to,
        "seen": paper.version,
    }


@require_POST
@guarded(find_cycle, Action.CHECK_OFF)
def prepare_paper(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """Make the newest compilation the paper of the round, or change what it carries."""
    form, compilation = PaperForm(request.POST).of(cycle.office), latest_compilation(cycle)
    if compilation is None:
        messages.error(request, _("还没有汇总稿，无从拟稿。请先汇总。"))
        return redirect("issuing", cycle.pk)
    if not form.is_valid():
        return _page(request, cycle, rights, form=form, status=422)
    try:
        prepare(compilation, by=request.user, **form.cleaned_data)
    except Overtaken as why:
        return _overtaken(request, cycle, rights, form, str(why))
    except NotMoved as why:
        form.add_error(None, str(why))
        return _page(request, cycle, rights, form=form, status=422)
    messages.success(request, _("已存下，可以交付校核。"))
    return redirect("issuing", cycle.pk)


def _overtaken(
    request: SignedInRequest, cycle: Cycle, rights: Rights, form: PaperForm, why: str
) -> HttpResponse:
    """Show both versions; sent again, the form replaces the one that is stored now."""
    stored = _initial(live_paper(cycle))
    now = PaperForm(initial=stored).of(cycle.office)
    form.data = again(request.POST, "seen", stored["seen"])
    form.add_error(None, why)
    both = differences(form, now) if stored["seen"] else None
    return _page(request, cycle, rights, form=form, conflict=both, status=409)


@require_POST
@guarded(find_cycle, Action.CHECK_OFF)
def add_series(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """Add a series of document numbers to the office."""
    form = SeriesForm(request.POST)
    if form.is_valid():
        try:
            with transaction.atomic():
                Series.objects.create(office=cycle.office, code=form.cleaned_data["code"])
        except IntegrityError:
            form.add_error("code", _("已经有这个代字。"))
        else:
            return redirect("issuing", cycle.pk)
    return _page(request, cycle, rights, series_form=form, status=422)


def _may_move(move: Move) -> Any:  # noqa: ANN401 - a decorator of views, as `guarded` makes it
    def view(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
        return _move(request, cycle, rights, move)

    return require_POST(guarded(find_cycle, RULES[move].action)(view))


check_paper = _may_move(Move.CHECK)
uncheck_paper = _may_move(Move.UNCHECK)
sign_paper = _may_move(Move.SIGN)
send_back_paper = _may_move(Move.SEND_BACK)
unsign_paper = _may_move(Move.UNSIGN)
issue_paper = _may_move(Move.ISSUE)
revoke_paper = _may_move(Move.REVOKE)


def _move(request: SignedInRequest, cycle: Cycle, rights: Rights, move: Move) -> HttpResponse:
    paper, seen = live_paper(cycle), request.POST.get("seen", "")
    if paper is None:
        messages.error(request, _("还没有拟稿，没有办理。"))
        return redirect("issuing", cycle.pk)
    version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else -1
    try:
        paper = step(paper, move, seen=version, by=request.user, why=request.POST.get("why", ""))
    except NotMoved as why:
        messages.error(request, str(why))
        status = 409 if isinstance(why, Overtaken) else 422
        return _page(request, cycle, rights, status=status)
    sentence = _("已办：%(move)s。现在是“%(state)s”。")
    named = {"move": Move(move).label, "state": paper.get_state_display()}
    messages.success(request, sentence % named)
    return redirect("issuing", cycle.pk)


@guarded(find_cycle, Action.SEE_REPORT)
@require_safe
def issued_file(
    _request: HttpRequest, cycle: Cycle, _rights: Rights, number: int, kind: str
) -> FileResponse:
    """Hand out what was issued, byte for byte; a revoked one too, since it is out in the world."""
    issued = Issued.objects.filter(pk=number, paper__cycle=cycle).first()
    if issued is None or kind not in _FILES:
        raise Http404
    file = issued.pdf if kind == "pdf" else issued.docx
    return FileResponse(
        file.open("rb"),
        as_attachment=True,
        filename=f"{issued.numbered}.{kind}",
        content_type=_FILES[kind],
    )


@require_POST
@guarded(find_cycle, Action.SEE_REPORT)
def compare_issued(request: SignedInRequest, cycle: Cycle, _rights: Rights) -> HttpResponse:
    """Say whether a file is one that was issued in this round, byte for byte."""
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, why_too_large(request) or _("请选一个文件。"))
        return redirect("issuing", cycle.pk)
    digest = sha256(file.read()).hexdigest()
    found = Issued.objects.filter(paper__cycle=cycle).select_related("series", "paper")
    same = next((each for each in found if digest in (each.pdf_sha256, each.docx_sha256)), None)
    if same is None:
        sentence = _("“%(name)s”与本期印发的任何一份都不相同：可能改动过，或另存过。")
        messages.warning(request, sentence % {"name": file.name})
    elif same.paper.state == State.REVOKED:
        sentence = _("“%(name)s”就是%(number)s，但它已经撤回。")
        messages.warning(request, sentence % {"name": file.name, "number": same.numbered})
    else:
        sentence = _("“%(name)s”就是印发的%(number)s，一字未改。")
        messages.success(request, sentence % {"name": file.name, "number": same.numbered})
    return redirect("issuing", cycle.pk)
