"""Many records at once: what is chosen, filled in, looked at, and done."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.ledgers import Fault, Ledger, Type
from huizong.ledgers.stored import values_of
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.access import find_book
from huizong_web.ledgers.bulk.choosing import Chosen, chosen, offered, picked, seen_versions
from huizong_web.ledgers.bulk.doing import run
from huizong_web.ledgers.bulk.planning import Plan
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.entering.form import Form, form_of
from huizong_web.ledgers.entering.naming import unknown
from huizong_web.ledgers.entering.typed import Sent, raw_of, sent_of
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.units import Units
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action

UNFIT = 422


@guarded(find_book, Action.SEE_RECORDS, sending=Action.TAKE_STEPS, somewhere=True)
def bulk(request: SignedInRequest, book: Book, rights: Rights) -> HttpResponse:
    """Go on with the ticked records: choose (first), fill in, look at (`look`), do (`do`)."""
    records = picked(request.POST, book, rights) if request.method == "POST" else []
    if not records:
        if request.method == "POST":
            messages.error(request, _("没有勾选记录。请先在列表里勾选。"))
        return redirect("book", book.pk)
    ledger, units = ledger_of(book), Units(book.office)
    among = offered(records, ledger, rights)
    what = chosen(request.POST.get("what", ""), among)
    context: dict[str, Any] = {
        "office": book.office,
        "book": book,
        "ledger": ledger,
        "records": records,
        "among": among,
        "what": what,
        "together": request.POST.get("together") == "all",
        "reason": request.POST.get("reason", ""),
        "today": timezone.localdate(),
        "on": request.POST.get("on", "") or timezone.localdate().isoformat(),
    }
    if what is None:
        return render(request, "ledgers/bulk.html", context)
    stage = "do" if "do" in request.POST else "look" if "look" in request.POST else ""
    if not stage:
        context["form"] = _form(book, ledger, what, units, _start(records, what, ledger))
        return render(request, "ledgers/bulk.html", context)
    return _go_on(request, rights, units, what, records, context, stage)


def _go_on(
    request: SignedInRequest,
    rights: Rights,
    units: Units,
    what: Chosen,
    records: Sequence[Record],
    context: dict[str, Any],
    stage: str,
) -> HttpResponse:
    book, ledger = context["book"], context["ledger"]
    fields = {key: ledger.fields[key] for key in what.keys(ledger)}
    sent = sent_of(request.POST, fields)
    faults = [*sent.faults, *unknown(sent, ledger, book.office)]
    context["form"] = _form(book, ledger, what, units, sent.raw, faults)
    if faults:
        return render(request, "ledgers/bulk.html", context, status=UNFIT)
    plan = Plan(
        what,
        sent,
        ledger,
        units,
        rights,
        by=request.user,
        seen=seen_versions(request.POST, records) if stage == "do" else {},
        reason=context["reason"],
        on=_day(context["on"]),
    )
    together, dry = context["together"], stage == "look"
    results, stored = run(plan.of(records), together=together, dry=dry)
    good = sum(each.good for each in results)
    context |= {
        "results": results,
        "good": good,
        "bad": len(results) - good,
        "stage": stage,
        "stored": stored,
        "kept": _kept(sent, ledger),
    }
    return render(request, "ledgers/bulk.html", context)


def _form(
    book: Book,
    ledger: Ledger,
    what: Chosen,
    units: Units,
    raw: dict[str, Any],
    faults: Sequence[Fault] = (),
) -> Form:
    return form_of(ledger, book.office, units, raw, keys=what.keys(ledger), faults=faults)


def _start(records: Sequence[Record], what: Chosen, ledger: Ledger) -> dict[str, Any]:
    """Return what the form begins with: what all the records share already."""
    raws = [raw_of(values_of(record.values, ledger), ledger) for record in records]
    keys = what.keys(ledger) if what.step is not None else []
    same = [key for key in keys if all(raw.get(key) == raws[0].get(key) for raw in raws)]
    return {key: raws[0].get(key, "") for key in same}


def _kept(sent: Sent, ledger: Ledger) -> list[tuple[str, str]]:
    """Return what was filled in, as the hidden fields that carry it on."""
    found: list[tuple[str, str]] = []
    for key, raw in sent.raw.items():
        if ledger.fields[key].type is Type.PERIOD:
            found += [(f"f-{key}-{end}", str(text)) for end, text in enumerate(raw)]
        else:
            found += [(f"f-{key}", str(text)) for text in (raw if isinstance(raw, list) else [raw])]
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
