"""Which column means which field: looked at, changed, and then tried."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from huizong.ledgers.sheets import SheetError, told_of
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.importing.access import find_import
from huizong_web.ledgers.importing.messages import gathered, told_as_json, why
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.planning import change_plan, choices, fillable, ways
from huizong_web.ledgers.importing.reading import plan_of, sheet_ledger, sheets_of
from huizong_web.ledgers.importing.tasks import ask, is_large
from huizong_web.ledgers.importing.trying import attempt
from huizong_web.offices.faults import Unfit
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action


@guarded(find_import, Action.KEEP_RECORDS)
def columns(request: SignedInRequest, given: Import, _rights: Rights) -> HttpResponse:
    """Show what each column is taken for; sent, store that, and try the file (`do` = try)."""
    if not given.is_open or given.task:
        return redirect("import", given.pk)
    wrong = given.stopped
    if request.method == "POST":
        try:
            return _changed(request, given)
        except Unfit as unfit:
            wrong = str(unfit)
        except SheetError as error:
            wrong = why(error)
    return _page(request, given, wrong)


def _changed(request: SignedInRequest, given: Import) -> HttpResponse:
    sheets, ledger = sheets_of(given), sheet_ledger(ledger_of(given.book))
    heads = [tab.head for tab in plan_of(given).tabs]
    given = change_plan(given, request.POST.dict(), sheets, ledger)
    moved = heads != [tab.head for tab in plan_of(given).tabs]
    if moved or request.POST.get("do") != "try":
        return redirect("import-columns", given.pk)
    if is_large(given):
        ask(given, "try", by=request.user, sent={})
    else:
        attempt(given, by=request.user)
    return redirect("import", given.pk)


def _page(request: SignedInRequest, given: Import, wrong: str) -> HttpResponse:
    ledger, plan = sheet_ledger(ledger_of(given.book)), plan_of(given)
    context = {"office": given.book.office, "book": given.book, "given": given, "ledger": ledger}
    try:
        sheets = sheets_of(given)
        context |= {
            "tabs": choices(sheets, plan, ledger),
            "told": gathered(map(told_as_json, told_of(sheets, ledger, plan)), ledger),
        }
    except SheetError as error:
        messages.error(request, why(error))
    context |= {
        "plan": plan,
        "fillable": [
            (key, each, plan.constants.get(key, "")) for key, each in fillable(plan, ledger)
        ],
        "ways": ways(plan, ledger),
        "wrong": wrong,
        "several": len(plan.tabs) != 1,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "importing/columns.html", context, status=status)
