"""What is to be looked at in a period, unit by unit, before anybody relies on the sums."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from huizong_web.indicators.asked import asked_to_enter
from huizong_web.indicators.odd import to_look_at
from huizong_web.indicators.office import Counted
from huizong_web.indicators.periods import own_choices
from huizong_web.indicators.workbook import may_fill
from huizong_web.offices.guard import of_office
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action


@of_office(Action.ENTER_FIGURES)
def indicator_looking(request: HttpRequest, office: Office, rights: Rights) -> HttpResponse:
    """List what is odd or does not hold in the sheets that a person may fill in."""
    counted = Counted(office)
    found = asked_to_enter(request, counted)
    units = may_fill(counted, found, rights)
    context = {
        "office": office,
        "asked": found,
        "periods": own_choices(found.group.period, timezone.localdate()),
        "rows": list(to_look_at(counted, found, units.values())),
        "count": len(units),
    }
    return render(request, "indicators/looking.html", context)
