"""Entering a record: a form that loses nothing of what was typed."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.ledgers import Fault, Ledger
from huizong_web import audit
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.access import find_book
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.entering.answering import UNFIT, faults_of, rows_changed, say
from huizong_web.ledgers.entering.files import belong, take_files
from huizong_web.ledgers.entering.form import Form, form_of
from huizong_web.ledgers.entering.near import Near, compared, near
from huizong_web.ledgers.entering.starting import copied, defaults
from huizong_web.ledgers.entering.typed import Raw, Sent, sent_of
from huizong_web.ledgers.keeping import Answer, enter
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.seeing import keeping_units, seen_by
from huizong_web.ledgers.shown import has_personal
from huizong_web.ledgers.units import Units
from huizong_web.ledgers.wording import message
from huizong_web.offices.faults import Unfit
from huizong_web.offices.guard import guarded
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.seen import number_in


@guarded(find_book, Action.KEEP_RECORDS, somewhere=True)
def new_record(request: SignedInRequest, book: Book, rights: Rights) -> HttpResponse:
    """Enter a record."""
    ledger, units = ledger_of(book), Units(book.office)
    keepers = keeping_units(rights, book.office_id, book.keeper)
    keeper = _keeper(request, keepers)
    if request.method != "POST":
        raw = _begun(request, book, ledger, units, rights, keeper)
        return _page(request, book, form_of(ledger, book.office, units, raw), keepers, keeper)
    sent = sent_of(request.POST, ledger.fields)
    if keepers:
        take_files(request, ledger.fields, sent, book, keeper or keepers[0])
    if rows := rows_changed(request, ledger.fields, ledger, sent):
        form = form_of(ledger, book.office, units, sent.raw, rows=rows)
        return _page(request, book, form, keepers, keeper)
    return _enter(request, book, ledger, units, rights, sent, keepers, keeper)


def _begun(
    request: SignedInRequest,
    book: Book,
    ledger: Ledger,
    units: Units,
    rights: Rights,
    keeper: Unit | None,
) -> dict[str, Raw]:
    """Return what a new record begins with; with `copy`, what that record has of it."""
    raw = defaults(ledger, keeper, today=timezone.localdate())
    number = number_in(request.GET.get("copy", ""))
    if number is None:
        return raw
    seen = Record.objects.filter(seen_by(rights), book=book, pk=number)
    record = seen.select_related("keeper").first()
    if record is None:
        messages.error(request, _("没有找到要照着登记的那一条。"))
        return raw
    full = rights.may(Action.KEEP_RECORDS, record.keeper)
    if full and has_personal(ledger.fields.values()):
        audit.record("read", object=record)
    return raw | copied(record, ledger, units, full=full)


def _keeper(request: SignedInRequest, keepers: Sequence[Unit]) -> Unit | None:
    """Return the unit that the record is for: that which was chosen, or the only one."""
    if len(keepers) == 1:
        return keepers[0]
    number = number_in(request.POST.get("keeper", "") or request.GET.get("keeper", ""))
    return next((unit for unit in keepers if unit.pk == number), None)


def _enter(
    request: SignedInRequest,
    book: Book,
    ledger: Ledger,
    units: Units,
    rights: Rights,
    sent: Sent,
    keepers: Sequence[Unit],
    keeper: Unit | None,
) -> HttpResponse:
    faults = faults_of(request, sent, ledger, book, all_of_it=keeper is None)
    if keeper is None:
        missing = message(_("没有选登记科室"))
        faults.insert(0, Fault(None, missing, message(_("请选择替哪个科室登记"))))
    alike = Near()
    answer = None
    if keeper is not None and not faults:
        alike = near(book, ledger, sent.values, rights, today=timezone.localdate())
        if not alike or request.POST.get("near") == alike.word:
            answer = _tried(
                request, lambda: enter(book, sent.values, keeper=keeper, by=request.user)
            )
    if answer is not None and answer.record is not None:
        belong(answer.record, sent, ledger.fields)
        say(request, answer, _("已登记%(name)s。"))
        if "again" in request.POST:
            return redirect(f"{request.path}?keeper={answer.record.keeper_id}")
        return redirect("record", answer.record.pk)
    form = form_of(
        ledger, book.office, units, sent.raw, faults=[*faults, *(answer.faults if answer else ())]
    )
    if answer is None and alike:
        form.near = compared(
            alike.records,
            sent.values,
            ledger,
            units,
            full=lambda each: rights.may(Action.KEEP_RECORDS, each.keeper),
        )
        form.near_unseen, form.near_word = alike.unseen, alike.word
    return _page(request, book, form, keepers, keeper, status=UNFIT)


def _tried(request: SignedInRequest, act: Callable[[], Answer]) -> Answer | None:
    """Do an act; say why where it cannot be done."""
    try:
        return act()
    except Unfit as unfit:
        messages.error(request, str(unfit))
        return None


def _page(
    request: SignedInRequest,
    book: Book,
    form: Form,
    keepers: Sequence[Unit],
    keeper: Unit | None,
    *,
    status: int = 200,
) -> HttpResponse:
    form.keepers, form.keeper = keepers, keeper
    context = {"office": book.office, "book": book, "ledger": form.ledger, "form": form}
    return render(request, "ledgers/enter.html", context, status=status)
