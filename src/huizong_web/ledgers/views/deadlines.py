"""What is due soon and what is overdue in the registers of the visitor's units."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.deadlines.waiting import AHEAD, waiting
from huizong_web.ledgers.seeing import seen_by
from huizong_web.offices.guard import of_office
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action

SHOWN = 200
RECKONED = 120
"""Records of each book: a page that lists more helps nobody, and takes long."""


@of_office(Action.SEE_RECORDS)
def deadlines(request: SignedInRequest, office: Office, rights: Rights) -> HttpResponse:
    """List what is overdue, then what is due soon, of what the person may see; `mine`: one's own.

    One's own is what names the person as who answers for it.
    """
    today, mine = timezone.localdate(), "mine" in request.GET
    whose = seen_by(rights)
    found, cut = waiting(office, whose, today=today, most=RECKONED)
    if mine:
        found = [each for each in found if each.answers == request.user.name]
    late = [each for each in found if each.is_late]
    near = [each for each in found if not each.is_late]
    context = {
        "office": office,
        "late": late[:SHOWN],
        "near": near[:SHOWN],
        "late_count": len(late),
        "near_count": len(near),
        "shown": SHOWN,
        "cut": cut,
        "mine": mine,
        "ahead": AHEAD.days,
    }
    return render(request, "ledgers/deadlines.html", context)
