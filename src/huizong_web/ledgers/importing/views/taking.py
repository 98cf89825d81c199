"""The page of an import: what its trial said, taken in, what came of it, taken back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huizong.ledgers.sheets import SheetError
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.importing.access import find_import
from huizong_web.ledgers.importing.acting import carry_out, changed_since, undo
from huizong_web.ledgers.importing.messages import told_as_shown
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.receiving import done_before
from huizong_web.ledgers.importing.trying import LISTED, plan_word
from huizong_web.ledgers.importing.views.coming import why
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
    if given.is_open and given.trial.get("of") != plan_word(given):
        return redirect("import-columns", given.pk)
    return _page(request, given)


@require_POST
@guarded(find_import, Action.KEEP_RECORDS)
def take(request: SignedInRequest, given: Import, _rights: Rights) -> HttpResponse:
    """Take the good rows in, or all or none (`part` = whole)."""
    sent = request.POST
    try:
        done = carry_out(
            given,
            by=request.user,
            whole=sent.get("part") == "whole",
            seen=sent.get("seen", ""),
            again="again" in sent,
        )
    except (Unfit, Overtaken) as refused:
        return _page(request, given, str(refused))
    except SheetError as error:
        return _page(request, given, why(error))
    messages.success(request, _("已导入 %(n)s 条记录。") % {"n": done.made})
    return redirect("import", given.pk)


@require_POST
@guarded(find_import, Action.KEEP_RECORDS)
def take_back(request: SignedInRequest, given: Import, _rights: Rights) -> HttpResponse:
    """Take all records of an import out again."""
    try:
        undone = undo(given, by=request.user, reason=request.POST.get("reason", ""))
    except Unfit as unfit:
        return _page(request, given, str(unfit))
    messages.success(request, _("已撤销，删除了 %(n)s 条记录。") % {"n": undone.made})
    return redirect("import", given.pk)


def _page(request: SignedInRequest, given: Import, wrong: str = "") -> HttpResponse:
    ledger = ledger_of(given.book)
    context: dict[str, Any] = {
        "office": given.book.office,
        "book": given.book,
        "given": given,
        "ledger": ledger,
        "wrong": wrong,
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
    if not trial:
        return {}
    keys = [key for key in columns_of(ledger) if key in ledger.fields][:_COLUMNS]
    told = [told_as_shown(each) for each in trial["told"]]
    return {
        "outcomes": trial["outcomes"],
        "rows": trial["rows"],
        "errors": [each for each in told if each["error"]],
        "warnings": [each for each in told if not each["error"]],
        "sheets": [told_as_shown(each) for each in trial["sheets"]],
        "several": len(given.plan["tabs"]) != 1,
        "heads": [ledger.fields[key].label for key in keys],
        "first": [
            (each["row"], [each["cells"].get(key, "") for key in keys]) for each in trial["first"]
        ],
    }
