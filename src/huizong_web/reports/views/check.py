"""A submission's text with what the rules find beside it."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports import library
from huizong_web.reports.access import find_submission
from huizong_web.reports.bar import bar_of
from huizong_web.reports.checking import in_order
from huizong_web.reports.inspecting import Inspection, fixable, inspect
from huizong_web.reports.listing import Asked, Listing, list_findings
from huizong_web.reports.marks import marked_blocks
from huizong_web.reports.models import LONGEST_REASON, Submission
from huizong_web.reports.speaking import said

_SHOWN_DISMISSED = 100


@guarded(find_submission, Action.SEE_SUBMISSION)
def check(request: SignedInRequest, submission: Submission, rights: Rights) -> HttpResponse:
    """Show a submission's text and its findings; `q`, `rule` and `page` say which of them."""
    inspection, asked = inspect(submission), asked_of(request)
    document = inspection.reading.document
    titles = library.rule_titles() if inspection.done else {}
    listing = list_findings(inspection.open, document, asked, said=said, titles=titles)
    context = {
        "bar": bar_of(submission.cycle, rights),
        "submission": submission,
        "inspection": inspection,
        "asked": asked,
        "listing": listing,
        "blocks": marked_blocks(document, listing.cards),
        **_told(inspection, listing, asked),
        **_offers(inspection, asked, rights),
    }
    return render(request, "reports/check.html", context)


def asked_of(request: HttpRequest) -> Asked:
    """Return what an address asks for; what it says wrongly counts as not said."""
    query = request.GET
    page, at = _number(query.get("page", ""), 1), _number(query.get("at", ""), -1)
    return Asked(query.get("q", "")[:100], query.get("rule", "")[:100], max(page, 1), at)


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise


def _told(inspection: Inspection, listing: Listing, asked: Asked) -> dict[str, Any]:
    severities = Counter(known.finding.severity for known in inspection.open)
    paged = listing.groups[0] if asked.rule and listing.groups else None
    return {
        "counts": in_order(severities),
        "query": _query(asked),
        "previous": asked.page - 1 if paged and asked.page > 1 else None,
        "next": asked.page + 1 if paged and paged.last < paged.total else None,
        "dismissed": inspection.dismissed[:_SHOWN_DISMISSED],
        "more_dismissed": max(len(inspection.dismissed) - _SHOWN_DISMISSED, 0),
    }


def _offers(inspection: Inspection, asked: Asked, rights: Rights) -> dict[str, Any]:
    submission = inspection.submission
    mends = inspection.can_mend and rights.may(Action.SUBMIT, submission.unit)
    query = _query(asked)
    ending = f"?{query}" if query else ""
    return {
        "judge_url": reverse("dismiss", args=[submission.pk]) + ending,
        "undo_url": reverse("undo", args=[submission.pk]) + ending,
        "may_dismiss": rights.may(Action.DISMISS, submission.unit),
        "may_mend": mends,
        "mendable": len(fixable(inspection)) if mends else 0,
        "longest": LONGEST_REASON,
    }


def _query(asked: Asked) -> str:
    """Return what is asked for as an address says it, nothing where all is."""
    given = {"q": asked.words, "rule": asked.rule, "page": asked.page if asked.page > 1 else ""}
    return urlencode({name: value for name, value in given.items() if value})


def back(request: HttpRequest, pk: int, anchor: str = "") -> HttpResponse:
    """Lead back to the page of a submission as it was asked for, at the card of a finding."""
    is_card = anchor[:1] == "f" and anchor[1:].isascii() and anchor[1:].isdigit()
    query = _query(asked_of(request))
    address = reverse("check", args=[pk]) + (f"?{query}" if query else "")
    return redirect(address + (f"#{anchor}" if is_card else ""))
