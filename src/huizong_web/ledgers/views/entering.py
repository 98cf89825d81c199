"""Entering a record and changing one: a form that loses nothing of what was typed."""

from collections.abc import Callable, Sequence
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.ledgers import Fault, Ledger, validate
from huizong.ledgers import Record as Kept
from huizong.ledgers.record import Change
from huizong_web import audit
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.access import find_book, find_record
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.entering.files import belong, take_files
from huizong_web.ledgers.entering.form import Form, form_of
from huizong_web.ledgers.entering.inputs import Rows
from huizong_web.ledgers.entering.naming import unknown
from huizong_web.ledgers.entering.near import compared, near
from huizong_web.ledgers.entering.overtaking import differences, take_theirs
from huizong_web.ledgers.entering.starting import copied, defaults, with_rows
from huizong_web.ledgers.entering.typed import Raw, Sent, raw_of, sent_of, without
from huizong_web.ledgers.faults import Overtaken
from huizong_web.ledgers.keeping import NEW, Answer, change, enter
from huizong_web.ledgers.loading import as_kept
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
from huizong_web.seen import number_in, word_of
from huizong_web.speaking import said
from huizong_web.uploads import why_too_large

CONFLICT, UNFIT = 409, 422


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
    if rows := _rows(request, ledger, sent):
        form = form_of(ledger, book.office, units, sent.raw, rows=rows)
        return _page(request, book, form, keepers, keeper)
    return _enter(request, book, ledger, units, rights, sent, keepers, keeper)


def _rows(request: SignedInRequest, ledger: Ledger, sent: Sent) -> Rows | None:
    """Return the table of which rows were added or taken away, None where nothing of that."""
    rows = Rows.of(request.POST, ledger.fields)
    if rows.begun:
        sent.raw[rows.table] = with_rows(rows.table, sent, ledger, today=timezone.localdate())
    return rows if rows.table else None


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
    faults = _faults(request, sent, ledger, book, all_of_it=keeper is None)
    if keeper is None:
        missing = message(_("没有选登记科室"))
        faults.insert(0, Fault(None, missing, message(_("请选择替哪个科室登记"))))
    alike: list[Record] = []
    answer = None
    if keeper is not None and not faults:
        alike = near(book, ledger, sent.values, today=timezone.localdate())
        if not alike or request.POST.get("near") == _near_word(alike):
            answer = _tried(
                request, lambda: enter(book, sent.values, keeper=keeper, by=request.user)
            )
    if answer is not None and answer.record is not None:
        belong(answer.record, sent, ledger.fields)
        _say(request, answer, _("已登记%(name)s。"))
        if "again" in request.POST:
            return redirect(f"{request.path}?keeper={answer.record.keeper_id}")
        return redirect("record", answer.record.pk)
    form = form_of(
        ledger, book.office, units, sent.raw, faults=[*faults, *(answer.faults if answer else ())]
    )
    if answer is None and alike:
        form.near = compared(
            alike,
            sent.values,
            ledger,
            units,
            full=lambda each: rights.may(Action.KEEP_RECORDS, each.keeper),
        )
        form.near_word = _near_word(alike)
    return _page(request, book, form, keepers, keeper, status=UNFIT)


def _near_word(alike: Sequence[Record]) -> str:
    return word_of(*(each.pk for each in alike))


def _tried(request: SignedInRequest, act: Callable[[], Answer]) -> Answer | None:
    """Do an act; say why where it cannot be done."""
    try:
        return act()
    except Unfit as unfit:
        messages.error(request, str(unfit))
        return None


def _faults(
    request: SignedInRequest,
    sent: Sent,
    ledger: Ledger,
    book: Book,
    *,
    was: Kept | None = None,
    all_of_it: bool = False,
) -> list[Fault]:
    """Return what is wrong already; where nothing can be stored anyhow, all of it.

    Who is told of one fault is told of the others in the same breath.
    """
    if sentence := why_too_large(request):
        messages.error(request, sentence)
    faults = [*sent.faults, *unknown(sent, ledger, book.office)]
    if faults or all_of_it:
        start = (Change(ledger.workflow.start, timezone.localdate()),) if ledger.workflow else ()
        given = Kept(NEW, sent.values, start if was is None else was.history)
        more = validate(given, ledger, today=timezone.localdate())
        faults += without(more, frozenset(fault.field for fault in faults))
    return faults


def _say(request: SignedInRequest, answer: Answer, sentence: str) -> None:
    record = answer.record
    messages.success(request, sentence % {"name": record.number or record.title if record else ""})
    for fault in answer.faults:
        messages.warning(request, f"{said(fault.message)}。{said(fault.remedy)}")


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
    if rows := _rows(request, ledger, sent):
        form = form_of(ledger, record.book.office, units, sent.raw, rows=rows)
        return _edit_page(request, record, form, seen=seen)
    faults = _faults(request, sent, ledger, record.book, was=stored)
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
                _say(request, answer, _("已存下%(name)s。"))
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
