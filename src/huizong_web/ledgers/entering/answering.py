"""What entering a record and changing one share: rows of tables, what is wrong, what is said."""

from django.contrib import messages
from django.utils import timezone

from huizong.ledgers import Fault, Ledger, validate
from huizong.ledgers import Record as Kept
from huizong.ledgers.record import Change
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.entering.inputs import Rows
from huizong_web.ledgers.entering.naming import unknown
from huizong_web.ledgers.entering.starting import with_rows
from huizong_web.ledgers.entering.typed import Sent, without
from huizong_web.ledgers.keeping import NEW, Answer
from huizong_web.ledgers.models import Book
from huizong_web.speaking import said
from huizong_web.uploads import why_too_large

CONFLICT, UNFIT = 409, 422


def rows_changed(request: SignedInRequest, ledger: Ledger, sent: Sent) -> Rows | None:
    """Return the table of which rows were added or taken away, None where nothing of that."""
    rows = Rows.of(request.POST, ledger.fields)
    if rows.begun:
        sent.raw[rows.table] = with_rows(rows.table, sent, ledger, today=timezone.localdate())
    return rows if rows.table else None


def faults_of(
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


def say(request: SignedInRequest, answer: Answer, sentence: str) -> None:
    """Say that a record was stored, and what there is to look at again."""
    record = answer.record
    messages.success(request, sentence % {"name": record.number or record.title if record else ""})
    for fault in answer.faults:
        messages.warning(request, f"{said(fault.message)}。{said(fault.remedy)}")
