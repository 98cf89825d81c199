"""The page of an import: what its trial said, taken in, what came of it, taken back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huizong.ledgers import Ledger
from huizong.ledgers.sheets import LEFT_OUT, SheetError
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.importing.access import find_import
from huizong_web.ledgers.importing.acting import carry_out, changed_since, undo
from huizong_web.ledgers.importing.changing import How
from huizong_web.ledgers.importing.messages import gathered, why
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.reading import plan_of
from huizong_web.ledgers.importing.receiving import done_before
from huizong_web.ledgers.importing.tasks import ask, is_large, rows_done
from huizong_web.ledgers.importing.trying import LISTED, plan_word
from huizong_web.ledgers.listing.asking import columns_of
from huizong_web.offices.faults import Unfit
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.seen import Overtaken

_COLUMNS = 6


@guarded(find_import, Action.KEEP_RECORDS)
@require_safe
def one_import(request: SignedInRequest, given: Import, _rights: Rights) -> HttpResponse:
    """Show an import: the trial of a file that waits, or what came of it."""
    if given.task:
        return _waiting(request, given)
    if given.is_open and given.trial.get("of") != plan_word(given):
        return redirect("import-columns", given.pk)
    return _page(request, given)


@require_POST
@guarded(find_import, Action.KEEP_RECORDS)
def take(request: SignedInRequest, given: Import, _rights: Rights) -> HttpResponse:
    """Take the good rows in, or all or none (`part` = whole)."""
    sent = request.POST
    how, whole = _how(sent), sent.get("part") == "whole"
    seen, again = sent.get("seen", ""), "again" in sent
    if is_large(given) and given.is_open:
        later = {"whole": whole, "seen": seen, "again": again, "reason": how.reason}
        later |= {"since": how.since.isoformat() if how.since else ""}
        ask(given, "take", by=request.user, sent=later)
        return redirect("import", given.pk)
    try:
        done = carry_out(given, by=request.user, whole=whole, seen=seen, again=again, how=how)
    except (Unfit, Overtaken) as refused:
        return _page(request, given, str(refused))
    except SheetError as error:
        return _page(request, given, why(error))
    messages.success(request, _said(done))
    return redirect("import", given.pk)


def _how(sent: QueryDict) -> How:
    """Return what a form says of changed records; one without a day had been wrong."""
    day = parse_date(sent.get("since", "")) if sent.get("kind") == "since" else None
    return How(day, sent.get("reason", ""))


def _said(done: Import) -> str:
    if not done.changed:
        return _("已导入 %(n)s 条记录。") % {"n": done.made}
    sentence = _("已新增 %(n)s 条、更新 %(changed)s 条记录。")
    if not done.made:
        sentence = _("已更新 %(changed)s 条记录。")
    return sentence % {"n": done.made, "changed": done.changed}


@require_POST
@guarded(find_import, Action.KEEP_RECORDS)
def take_back(request: SignedInRequest, given: Import, _rights: Rights) -> HttpResponse:
    """Take all records of an import out again."""
    reason = request.POST.get("reason", "")
    if is_large(given) and reason.strip() and given.state == Import.State.DONE:
        ask(given, "undo", by=request.user, sent={"reason": reason})
        return redirect("import", given.pk)
    try:
        undone = undo(given, by=request.user, reason=reason)
    except Unfit as unfit:
        return _page(request, given, str(unfit))
    sentence = _("已撤销，删除了 %(n)s 条记录。")
    if undone.changed and not undone.made:
        sentence = _("已撤销，%(changed)s 条记录恢复原来的内容。")
    elif undone.changed:
        sentence = _("已撤销：删除了 %(n)s 条记录，%(changed)s 条恢复原来的内容。")
    messages.success(request, sentence % {"n": undone.made, "changed": undone.changed})
    return redirect("import", given.pk)


def _waiting(request: SignedInRequest, given: Import) -> HttpResponse:
    context = {
        "office": given.book.office,
        "book": given.book,
        "given": given,
        "ledger": ledger_of(given.book),
        "what": given.task["what"],
        "rows": rows_done(given),
        "all": {"take": given.trial.get("rows", 0), "undo": given.made}.get(given.task["what"], 0),
    }
    return render(request, "importing/waiting.html", context)


def _page(request: SignedInRequest, given: Import, wrong: str = "") -> HttpResponse:
    ledger = ledger_of(given.book)
    context: dict[str, Any] = {
        "office": given.book.office,
        "book": given.book,
        "given": given,
        "ledger": ledger,
        "wrong": wrong or given.stopped,
        "today": timezone.localdate(),
        "seen": plan_word(given),
        "listed": LISTED,
        "before": done_before(given) if given.is_open else None,
        "changed": changed_since(given) if given.state == Import.State.DONE else 0,
        **_trial(given),
    }
    return render(request, "importing/import.html", context, status=409 if wrong else 200)


def _trial(given: Import) -> dict[str, Any]:
    """Return the trial as the page shows it."""
    trial, ledger = given.trial, ledger_of(given.book)
    if trial.get("of") != plan_word(given):
        return {}
    keys = [key for key in columns_of(ledger) if key in ledger.fields][:_COLUMNS]
    errors = [each for each in trial["told"] if each["error"]]
    others = [*trial["sheets"], *(each for each in trial["told"] if not each["error"])]
    return {
        "outcomes": trial["outcomes"],
        "rows": trial["rows"],
        "errors": gathered(errors, ledger),
        "cut": len(trial["told"]) >= LISTED,
        "others": gathered(others, ledger),
        "several": len(given.plan["tabs"]) != 1,
        "changes": [_named(each, ledger) for each in trial.get("changes", ())],
        "updates": plan_of(given).update,
        "left_out": sum(trial["outcomes"].get(outcome.value, 0) for outcome in LEFT_OUT),
        "heads": [ledger.fields[key].label for key in keys],
        "first": [
            (each["row"], [each["cells"].get(key, "") for key in keys]) for each in trial["first"]
        ],
    }


def _named(change: dict[str, Any], ledger: Ledger) -> dict[str, Any]:
    """Return what a row changes with the labels of its fields, as the page prints them."""
    fields = [
        {**each, "label": ledger.fields[each["field"]].label}
        for each in change["fields"]
        if each["field"] in ledger.fields
    ]
    return {**change, "fields": fields}
