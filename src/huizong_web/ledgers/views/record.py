"""The page of a record, and its buttons: a step, taking it out, putting it back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huizong.ledgers import Fault, Ledger, Step
from huizong_web import audit
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.labels import like, worded
from huizong_web.ledgers.access import find_record
from huizong_web.ledgers.definitions import MissingLedgerError, ledger_of
from huizong_web.ledgers.entering.answering import CONFLICT, UNFIT, rows_changed, say
from huizong_web.ledgers.entering.files import belong, take_files
from huizong_web.ledgers.entering.form import form_of
from huizong_web.ledgers.entering.inputs import NO_ROWS, Rows
from huizong_web.ledgers.entering.naming import unknown
from huizong_web.ledgers.entering.typed import Sent, sent_of
from huizong_web.ledgers.faults import Overtaken
from huizong_web.ledgers.keeping import Answer, remove, restore, take
from huizong_web.ledgers.lamps import dues, shining
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.models import Record
from huizong_web.ledgers.record.moves import Move, moves_of, needed, people_words
from huizong_web.ledgers.record.parts import parts_of
from huizong_web.ledgers.record.past import by_field, past_of
from huizong_web.ledgers.record.turns import turns_of
from huizong_web.ledgers.roles import words_of
from huizong_web.ledgers.shown import has_personal
from huizong_web.ledgers.units import Units
from huizong_web.ledgers.wording import message
from huizong_web.offices.faults import Unfit
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.seen import number_in
from huizong_web.speaking import said

CITED = "lineage/cited_by.html"


@guarded(find_record, Action.SEE_RECORDS)
def record(request: SignedInRequest, record: Record, rights: Rights) -> HttpResponse:
    """Show a record."""
    return _page(request, record, rights)


def _page(
    request: SignedInRequest,
    record: Record,
    rights: Rights,
    sent_move: Move | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    try:
        ledger = ledger_of(record.book)
    except MissingLedgerError as error:
        raise Http404 from error
    today, units = timezone.localdate(), Units(record.book.office)
    kept = as_kept(record, ledger, units)
    full = rights.may(Action.KEEP_RECORDS, record.keeper)
    if full and request.method == "GET" and has_personal(ledger.fields.values()):
        audit.record("read", object=record)
    moves = list(moves_of(record, kept, ledger, rights, units, today=today))
    if sent_move is not None:
        moves = [sent_move if each.index == sent_move.index else each for each in moves]
    found, past = dues(kept, ledger, today=today), past_of(record, ledger, full=full)
    context: dict[str, Any] = {
        "office": record.book.office,
        "book": record.book,
        "ledger": ledger,
        "record": record,
        "parts": parts_of(kept.values, ledger, record.book.office, full=full, was=by_field(past)),
        "full": full,
        "moves": moves,
        "turns": list(turns_of(record, kept, ledger, today=today))
        if all(each.barred for each in moves)
        else (),
        "dues": [(shining(due), [said(why) for why in due.explained]) for due in found],
        "past": past,
        "may_keep": full and not record.book.closed,
        "today": today,
        "now": timezone.now(),
        "cited": CITED if _is_there(CITED) else "",
    }
    return render(request, "ledgers/record.html", context, status=status)


def _is_there(template: str) -> bool:
    try:
        get_template(template)
    except TemplateDoesNotExist:
        return False
    return True


@guarded(find_record, Action.SEE_RECORDS, sending=Action.TAKE_STEPS)
def take_step(request: SignedInRequest, record: Record, rights: Rights) -> HttpResponse:
    """Take a step of the workflow with what its form sent."""
    ledger = ledger_of(record.book)
    step = _step(request, ledger)
    if request.method != "POST" or step is None:
        if request.method == "POST":
            messages.error(request, _("不知道要办哪一步，没有改动。请用页面上的按钮。"))
        return redirect("record", record.pk)
    units = Units(record.book.office)
    fields = {key: ledger.fields[key] for key in needed(step, ledger)}
    sent = sent_of(request.POST, fields)
    take_files(request, fields, sent, record.book, record.keeper, record)
    stored = as_kept(record, ledger, units).values
    if rows := rows_changed(request, fields, ledger, sent, stored=stored):
        move = _again(request, record, ledger, step, sent, units, (), rows)
        return _page(request, record, rights, move)
    try:
        answer = _taken(request, record, rights, ledger, step, sent, stored)
    except Overtaken as why:
        messages.error(request, str(why))
        now = why.current
        return _page(
            request,
            now,
            rights,
            _again(request, now, ledger, step, sent, units, ()),
            status=CONFLICT,
        )
    except Unfit as why:
        messages.error(request, str(why))
        return _page(
            request,
            record,
            rights,
            _again(request, record, ledger, step, sent, units, ()),
            status=UNFIT,
        )
    if answer.record is None:
        move = _again(request, record, ledger, step, sent, units, answer.faults)
        return _page(request, record, rights, move, status=UNFIT)
    belong(answer.record, sent, fields)
    say(
        request,
        answer,
        _("已办：%(step)s。现在是“%(state)s”。"),
        step=worded(step.label or like(step.to, ledger.label)),
        state=worded(like(answer.record.state, ledger.label)),
    )
    return redirect("record", record.pk)


def _step(request: SignedInRequest, ledger: Ledger) -> Step | None:
    number = number_in(request.POST.get("step", ""))
    steps = ledger.workflow.steps if ledger.workflow else ()
    return steps[number] if number is not None and number < len(steps) else None


def _taken(
    request: SignedInRequest,
    record: Record,
    rights: Rights,
    ledger: Ledger,
    step: Step,
    sent: Sent,
    stored: Mapping[str, Any],
) -> Answer:
    faults = [*sent.faults, *unknown(sent, ledger, record.book.office)]
    on = _day(request.POST.get("on", ""))
    if request.POST.get("on") and on is None:
        unread = message(_("办理日期看不懂"))
        faults.append(Fault(None, unread, message(_("请写成 2026-03-05"))))
    if faults:
        return Answer(None, tuple(faults))
    values = {key: value for key, value in stored.items() if key not in sent.raw} | sent.values
    return take(
        record,
        step,
        seen=number_in(request.POST.get("seen", "")) or 0,
        by=request.user,
        words=words_of(rights, record, people_words(ledger)),
        values=values,
        reason=request.POST.get("reason", ""),
        on=on,
    )


def _again(
    request: SignedInRequest,
    record: Record,
    ledger: Ledger,
    step: Step,
    sent: Sent,
    units: Units,
    faults: Sequence[Fault],
    rows: Rows = NO_ROWS,
) -> Move:
    """Return a step as it was sent, with what is wrong."""
    form = form_of(
        ledger,
        record.book.office,
        units,
        sent.raw,
        keys=list(sent.raw),
        faults=faults,
        required=frozenset(sent.raw),
        rows=rows,
    )
    index = ledger.workflow.steps.index(step) if ledger.workflow else 0
    return Move(index, step, form, (), open=True, reason=request.POST.get("reason", ""))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@require_POST
@guarded(find_record, Action.KEEP_RECORDS)
def remove_record(request: SignedInRequest, record: Record, _rights: Rights) -> HttpResponse:
    """Take a record out, with a reason."""
    return _put(request, record, out=True)


@require_POST
@guarded(find_record, Action.KEEP_RECORDS)
def restore_record(request: SignedInRequest, record: Record, _rights: Rights) -> HttpResponse:
    """Put a record back that was taken out."""
    return _put(request, record, out=False)


def _put(request: SignedInRequest, record: Record, *, out: bool) -> HttpResponse:
    seen = number_in(request.POST.get("seen", "")) or 0
    by, reason = request.user, request.POST.get("reason", "")
    try:
        if out:
            remove(record, seen=seen, by=by, reason=reason)
            messages.success(request, _("已删除。还能在这里恢复。"))
            return redirect("record", record.pk)
        answer = restore(record, seen=seen, by=by, reason=reason)
    except Unfit as why:
        messages.error(request, str(why))
        return redirect("record", record.pk)
    for fault in answer.faults:
        messages.error(request, f"{said(fault.message)}。{said(fault.remedy)}")
    if answer.record is not None:
        messages.success(request, _("已恢复。"))
    return redirect("record", record.pk)
