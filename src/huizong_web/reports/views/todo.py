"""What one has to submit, and how often one's units were on time."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.deadlines.waiting import waiting
from huizong_web.ledgers.seeing import seen_by
from huizong_web.offices.guard import for_everyone, of_office
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights, offices_of, rights_of
from huizong_web.policy import Action
from huizong_web.reports.rounds.duties import duties_of
from huizong_web.reports.rounds.rows import tallies
from huizong_web.reports.rounds.telling import how_counted
from huizong_web.reports.views.cycles import sees_rates


@for_everyone
def todo(request: SignedInRequest) -> HttpResponse:
    """List what the visitor's units have to submit, and what they did lately."""
    known = {office: rights_of(request.user, office) for office in offices_of(request.user)}
    duties = duties_of(known)
    waiting = [(duty, how_counted(duty.cycle)) for duty in duties if duty.waits]
    context = {
        "waiting": waiting,
        "done": [duty for duty in reversed(duties) if not duty.waits],
        "sees_rates": sees_rates(known),
        **_waiting(known),
        "several": len({duty.unit.pk for duty in duties}) > 1,
    }
    return render(request, "reports/todo.html", context)


MOST = 40
"""Records of each register whose deadlines are reckoned for the page."""


def _waiting(known: Mapping[Office, Rights]) -> dict[str, object]:
    """Return how many deadlines of registers are near or over, for who may see records."""
    seeing = {
        office: each for office, each in known.items() if each.may_somewhere(Action.SEE_RECORDS)
    }
    today = timezone.localdate()
    waits = sum(
        len(waiting(office, seen_by(rights), today=today, most=MOST)[0])
        for office, rights in seeing.items()
    )
    return {"sees_records": bool(seeing), "waits": waits}


@of_office(Action.SEE_SUBMISSION)
def rates(request: SignedInRequest, office: Office, rights: Rights) -> HttpResponse:
    """Show how often each unit was on time in rounds that were due in a time."""
    today = timezone.localdate()
    first = _day(request.GET.get("first", "")) or date(today.year, 1, 1)
    last = _day(request.GET.get("last", "")) or today
    first, last = min(first, last), max(first, last)
    found, rounds = tallies(office.pk, first, last)
    rows = [row for row in found if rights.may(Action.SEE_SUBMISSION, row[0])]
    context = {"office": office, "rows": rows, "rounds": rounds, "first": first, "last": last}
    return render(request, "reports/rates.html", context)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
