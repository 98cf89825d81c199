"""What is due and overdue in the registers of the visitor's units: by when, register and unit."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from huizong.ledgers import Ledger, Role
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.ledgers.deadlines.grouping import WHENS, groups, tallies
from huizong_web.ledgers.deadlines.waiting import AHEAD, open_until
from huizong_web.ledgers.definitions import ledgers
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.seeing import seen_by
from huizong_web.offices.guard import of_office
from huizong_web.offices.models import Office, Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.seen import number_in

SHOWN, SHOWN_ALONE = 30, 200
"""Rows of a group among the others, and by itself."""
RECKONED = 100
RECKONED_ALONE = 300
"""Records that are reckoned of each deadline: of all registers, and of one or one unit's."""


@of_office(Action.SEE_RECORDS)
def deadlines(request: SignedInRequest, office: Office, rights: Rights) -> HttpResponse:
    """List what is overdue and what falls due, of what the person may see, in groups by when.

    The address may ask for one register (`book`), one unit (`unit`), one group (`when`), and for
    what names the person as who answers for it (`mine`).
    """
    today = timezone.localdate()
    books = list(Book.objects.filter(office=office, closed=False))
    asked = _asked(request, office, books)
    alone = bool(asked["book"] or asked["unit"])
    found, cut = open_until(
        office,
        _whose(request, rights, asked),
        today=today,
        books=[each for each in books if not asked["book"] or each == asked["book"]],
        most=RECKONED_ALONE if alone else RECKONED,
    )
    shown = SHOWN_ALONE if asked["when"] or alone else SHOWN
    context: dict[str, Any] = {
        "office": office,
        "groups": groups(found, today, only=asked["when"], shown=shown),
        "whens": WHENS,
        "by_book": tallies(
            found,
            today,
            lambda each: (each.ledger.label, str(each.record.book_id)),
            frozenset(map(str, cut)),
        ),
        "by_unit": tallies(
            found, today, lambda each: (each.record.keeper.name, str(each.record.keeper_id))
        ),
        "asked": asked,
        "all_of": {name: _address(asked, without=name) for name in ("book", "unit", "when")},
        "mine_or_not": _address(asked, without="mine"),
        "cut": cut,
        "ahead": AHEAD.days,
    }
    return render(request, "ledgers/deadlines.html", context)


def _asked(request: SignedInRequest, office: Office, books: list[Book]) -> dict[str, Any]:
    """Return what the address asks for; what it says wrongly is as if it said nothing."""
    query, known = request.GET, ledgers()
    book = number_in(query.get("book", ""))
    unit = number_in(query.get("unit", ""))
    found = next((each for each in books if each.pk == book and each.ledger in known), None)
    when = query.get("when", "")
    return {
        "book": found,
        "label": known[found.ledger].label if found else "",
        "unit": Unit.objects.filter(office=office, pk=unit).first() if unit else None,
        "when": when if when in {each.key for each in WHENS} else "",
        "mine": "mine" in query,
    }


def _address(asked: dict[str, Any], *, without: str) -> str:
    """Return what else the address asks, to which a link adds its own."""
    kept = {
        "book": asked["book"] and asked["book"].pk,
        "unit": asked["unit"] and asked["unit"].pk,
        "when": asked["when"],
        "mine": "1" if asked["mine"] else "",
    }
    return urlencode({name: word for name, word in kept.items() if word and name != without})


def _whose(
    request: SignedInRequest, rights: Rights, asked: dict[str, Any]
) -> Callable[[Ledger], Q]:
    """Return which records of a ledger are meant, as a condition."""
    whose = seen_by(rights)
    if asked["unit"]:
        whose &= Q(keeper=asked["unit"])

    def of(ledger: Ledger) -> Q:
        if not asked["mine"]:
            return whose
        key = ledger.role(Role.PERSON)
        # Where nobody answers for a record, none is one's own.
        return whose & (Q(**{f"values__{key}": request.user.name}) if key else Q(pk__in=[]))

    return of
