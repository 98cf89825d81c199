"""Changing a record: what two people do at once is shown to the second."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.ledgers import Ledger
from huizong_web import audit
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.access import find_record
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.entering.answering import CONFLICT, UNFIT, faults_of, rows_changed, say
from huizong_web.ledgers.entering.files import belong, take_files
from huizong_web.ledgers.entering.form import Form, form_of
from huizong_web.ledgers.entering.overtaking import differences, take_theirs
from huizong_web.ledgers.entering.typed import Sent, raw_of, sent_of
from huizong_web.ledgers.faults import Overtaken
from huizong_web.ledgers.keeping import change
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.models import Record
from huizong_web.ledgers.shown import has_personal
from huizong_web.ledgers.units import Units
from huizong_web.offices.faults import Unfit
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.seen import number_in


@guarded(find_record, Action.KEEP_RECORDS)
def edit_record(request: SignedInRequest, record: Record, _rights: Rights) -> HttpResponse:
    """Change the fields of a record."""
    ledger, units = ledger_of(record.book), Units(record.book.office)
    stored = as_kept(record, ledger, units)
    if request.method != "POST":
        if has_personal(ledger.fields.values()):
            audit.record("read", object=record)
        form = form_of(ledger, record.book.office, units, raw_of(stored.values, ledger))
        return _edit_page(request, record, form, seen=record.version)
    sent = sent_of(request.POST, ledger.fields)
    take_files(request, ledger.fields, sent, record.book, record.keeper, record)
    take_theirs(request.POST, sent, stored.values, ledger)
    seen = number_in(request.POST.get("seen", "")) or 0
    if rows := rows_changed(request, ledger.fields, ledger, sent):
        form = form_of(ledger, record.book.office, units, sent.raw, rows=rows)
        return _edit_page(request, record, form, seen=seen)
    faults = faults_of(request, sent, ledger, record.book, was=stored)
    if not faults:
        try:
            answer = change(
                record,
                sent.values,
                seen=seen,
                by=request.user,
                reason=request.POST.get("reason", ""),
                since=_since(request),
            )
        except Overtaken as overtaken:
            return _overtaken(request, overtaken, ledger, units, sent, seen)
        except Unfit as unfit:
            messages.error(request, str(unfit))
        else:
            if answer.record is not None:
                belong(answer.record, sent, ledger.fields)
                say(request, answer, _("已存下%(name)s。"))
                return redirect("record", record.pk)
            faults += answer.faults
    form = form_of(ledger, record.book.office, units, sent.raw, faults=faults)
    return _edit_page(request, record, form, seen=seen, status=UNFIT)


def _since(request: SignedInRequest) -> date | None:
    """Return the day from which what was sent holds; None where it mends what had been wrong."""
    if request.POST.get("kind") != "since":
        return None
    try:
        return date.fromisoformat(request.POST.get("since", ""))
    except ValueError:
        return timezone.localdate()


def _overtaken(
    request: SignedInRequest, why: Overtaken, ledger: Ledger, units: Units, sent: Sent, seen: int
) -> HttpResponse:
    now = why.current
    form = form_of(ledger, now.book.office, units, sent.raw)
    stored = as_kept(now, ledger, units).values
    form.differences = list(differences(now, stored, sent, ledger, seen=seen))
    form.extra["why"] = str(why)
    return _edit_page(request, now, form, seen=now.version, status=CONFLICT)


def _edit_page(
    request: SignedInRequest, record: Record, form: Form, *, seen: int, status: int = 200
) -> HttpResponse:
    form.extra |= {"since": _since(request), "reason": request.POST.get("reason", "")}
    strange = {key: value for key, value in record.values.items() if key not in form.ledger.fields}
    context = {
        "office": record.book.office,
        "book": record.book,
        "record": record,
        "ledger": form.ledger,
        "form": form,
        "seen": seen,
        "strange": strange,
        "today": timezone.localdate(),
    }
    return render(request, "ledgers/edit.html", context, status=status)
