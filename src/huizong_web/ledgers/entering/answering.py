"""What entering, changing and moving on a record share: rows of tables, faults, what is said."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.utils import timezone

from huizong.ledgers import Fault, FieldDefinition, Ledger, validate
from huizong.ledgers import Record as Kept
from huizong.ledgers.record import Change
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.entering.inputs import Rows
from huizong_web.ledgers.entering.naming import unknown
from huizong_web.ledgers.entering.starting import with_rows
from huizong_web.ledgers.entering.typed import Sent, without
from huizong_web.ledgers.keeping import NEW, Answer, unit_faults
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.units import Units
from huizong_web.speaking import said
from huizong_web.uploads import why_too_large

CONFLICT, UNFIT = 409, 422


def rows_changed(
    request: SignedInRequest,
    fields: Mapping[str, FieldDefinition],
    ledger: Ledger,
    sent: Sent,
    *,
    stored: Mapping[str, Any] = MappingProxyType({}),
) -> Rows | None:
    """Return the table of which rows were added or taken away, None where nothing of that.

    Rows begin as what was sent asks, or what is `stored` of the fields that were not.
    """
    rows = Rows.of(request.POST, fields)
    if rows.begun:
        given = Sent(sent.raw, {**stored, **sent.values})
        sent.raw[rows.table] = with_rows(rows.table, given, ledger, today=timezone.localdate())
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
        more = [
            *validate(given, ledger, today=timezone.localdate()),
            *unit_faults(given, ledger, Units(book.office)),
        ]
        faults += without(more, frozenset(fault.field for fault in faults))
    return faults


def say(request: SignedInRequest, answer: Answer, sentence: str, **more: str) -> None:
    """Say that a record was stored, and what there is to look at again.

    The sentence may name the record (`name`) and what else there is `more`.
    """
    record = answer.record
    name = record.number or record.title if record else ""
    messages.success(request, sentence % {"name": name, **more})
    for fault in answer.faults:
        messages.warning(request, f"{said(fault.message)}。{said(fault.remedy)}")
