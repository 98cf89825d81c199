"""The page of the tour, and opening and closing its strip."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from huizong_web.accounts.entering import is_own
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import for_everyone
from huizong_web.reports.touring import steps_for


@for_everyone
def tour_page(request: SignedInRequest) -> HttpResponse:
    """Show the steps; sent to, close the strip or (`open`) show it again."""
    if request.method != "POST":
        steps = steps_for(request.user)
        others = [step for step in steps if not step.url]
        return render(request, "reports/tour.html", {"steps": steps, "others": others})
    person = request.user
    person.tour_closed_at = None if "open" in request.POST else timezone.now()
    person.save(update_fields=["tour_closed_at"])
    back = request.POST.get("next", "")
    return redirect(back if back.startswith("/") and is_own(request, back) else "tour")
