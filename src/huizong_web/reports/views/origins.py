"""Where words of a compiled report came from: a part of the panels, or those of one line."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.access import find_cycle
from huizong_web.reports.bar import bar_of, way_asked
from huizong_web.reports.desk import Desk
from huizong_web.reports.models import Cycle


@guarded(find_cycle, Action.SEE_REPORT)
def origins(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """Send the panels of a `part` for the script of the month's page, or those of a `line`."""
    bar = bar_of(cycle, rights, way_asked(request))
    if bar.compilation is None:
        return redirect("month", cycle.pk)
    desk = Desk(bar, bar.compilation, rights)
    context = {"bar": bar, "may_decide": rights.may(Action.DECIDE)}
    part = request.GET.get("part", "")
    if part.isdecimal() and part.isascii() and len(part) <= 6:
        wanted = desk.part(int(part))
        context["origins"] = desk.origins(wanted)
        return render(request, "reports/origins_part.html", context)
    anchor = request.GET.get("line", "")
    wanted = desk.keys_of(anchor)
    if not wanted:
        raise Http404
    context |= {"origins": list(desk.origins(wanted)), "anchor": anchor}
    return render(request, "reports/origins.html", context)
