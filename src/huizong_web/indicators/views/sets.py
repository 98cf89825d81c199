"""Which sets of indicators the office keeps, and who enters them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huizong_web.indicators.access import find_kept
from huizong_web.indicators.definitions import catalogue
from huizong_web.indicators.models import Kept
from huizong_web.indicators.office import Counted
from huizong_web.indicators.sheet import entered_by
from huizong_web.indicators.tree import branches
from huizong_web.labels import worded
from huizong_web.offices.guard import guarded, of_office
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action


@of_office(Action.SEE_FIGURES, sending=Action.MANAGE_BOOKS)
def indicator_sets(request: HttpRequest, office: Office, rights: Rights) -> HttpResponse:
    """Show all sets with their definitions; take one up."""
    counted = Counted(office)
    if request.method == "POST":
        return _take_up(request, office)
    context = {
        "office": office,
        "sets": [
            (group, counted.sets.get(group.key, (None, None))[0])
            for group in catalogue().sets.values()
        ],
        "reporting": counted.reporting,
        "may_manage": rights.may(Action.MANAGE_BOOKS),
    }
    return render(request, "indicators/sets.html", context)


def _take_up(request: HttpRequest, office: Office) -> HttpResponse:
    group = catalogue().sets.get(request.POST.get("set", ""))
    back = redirect(f"{reverse('indicator-sets')}?office={office.pk}")
    if group is None:
        messages.error(request, _("没有这一组指标，没有改动。请用页面上的按钮。"))
        return back
    kept, new = Kept.objects.get_or_create(office=office, group=group.key)
    if not new:
        messages.success(request, _("“%(name)s”已经启用。") % {"name": worded(group.label)})
        return back
    messages.success(request, _("已启用“%(name)s”。") % {"name": worded(group.label)})
    if any(True for _each in entered_by(group, whole=False)):
        return redirect("indicator-set", kept.pk)
    return back


@guarded(find_kept, Action.MANAGE_BOOKS)
def indicator_set(request: HttpRequest, kept: Kept, _rights: Rights) -> HttpResponse:
    """Say which units enter a set."""
    counted = Counted(kept.office)
    group = counted.catalogue.sets.get(kept.group)
    if request.method == "POST":
        numbers = {int(each) for each in request.POST.getlist("units") if each.isdecimal()}
        today = (each for each in counted.units.all.values() if each.until is None)
        kept.units.set([unit for unit in today if unit.pk in numbers])
        messages.success(request, _("已存下填报单位。"))
        return redirect(f"{reverse('indicator-sets')}?office={kept.office_id}")
    context = {
        "office": kept.office,
        "kept": kept,
        "group": group,
        "branches": branches(counted),
        "chosen": set(kept.units.values_list("pk", flat=True)),
    }
    return render(request, "indicators/set.html", context)


@require_POST
@guarded(find_kept, Action.MANAGE_BOOKS)
def drop_set(request: HttpRequest, kept: Kept, _rights: Rights) -> HttpResponse:
    """Keep a set no more; what was entered stays, and comes back with it."""
    office = kept.office_id
    kept.delete()
    messages.success(request, _("已停用；填过的数都留着，再启用时还在。"))
    return redirect(f"{reverse('indicator-sets')}?office={office}")
