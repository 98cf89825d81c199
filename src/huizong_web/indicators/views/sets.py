"""Which sets of indicators the office keeps, and who enters them."""

from django.contrib import messages
from django.db import transaction
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
from huizong_web.seen import Difference, number_in, word_of


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
    if request.method != "POST":
        return _chosen_page(request, kept, counted, _chosen(kept))
    numbers = {number_in(each) for each in request.POST.getlist("units")}
    today = (each for each in counted.units.all.values() if each.until is None)
    wanted = {unit.pk for unit in today if unit.pk in numbers}
    there = choose_units(kept, wanted, seen=request.POST.get("seen", ""))
    if there is not None:
        return _chosen_page(request, kept, counted, wanted, stored=there)
    messages.success(request, _("已存下填报单位。"))
    return redirect(f"{reverse('indicator-sets')}?office={kept.office_id}")


@transaction.atomic
def choose_units(kept: Kept, wanted: set[int], *, seen: str) -> set[int] | None:
    """Store who enters a set; where others chose since the page was shown, return what stands."""
    held = Kept.objects.select_for_update().get(pk=kept.pk)
    there = _chosen(held)
    if seen and seen != word_of(sorted(there)) and wanted != there:
        return there
    held.units.set(wanted)
    return None


def _chosen(kept: Kept) -> set[int]:
    return set(kept.units.values_list("pk", flat=True))


def _chosen_page(
    request: HttpRequest,
    kept: Kept,
    counted: Counted,
    chosen: set[int],
    stored: set[int] | None = None,
) -> HttpResponse:
    """Show who enters a set; `stored` is what somebody else chose meanwhile."""
    group = counted.catalogue.sets.get(kept.group)
    conflict = None if stored is None else _differences(counted, chosen, stored)
    context = {
        "office": kept.office,
        "kept": kept,
        "group": group,
        "branches": branches(counted),
        "chosen": chosen,
        "seen": word_of(sorted(chosen if stored is None else stored)),
        "conflict": conflict,
    }
    return render(request, "indicators/set.html", context, status=409 if conflict else 200)


def _differences(counted: Counted, chosen: set[int], stored: set[int]) -> list[Difference]:
    """Return the units that one has chosen and the other not."""
    yes, no = _("选了"), _("没选")
    return [
        Difference(unit.name, yes if pk in chosen else no, yes if pk in stored else no)
        for pk, unit in counted.units.all.items()
        if pk in chosen ^ stored
    ]


@require_POST
@guarded(find_kept, Action.MANAGE_BOOKS)
def drop_set(request: HttpRequest, kept: Kept, _rights: Rights) -> HttpResponse:
    """Keep a set no more; what was entered stays, and comes back with it."""
    office = kept.office_id
    kept.delete()
    messages.success(request, _("已停用；填过的数都留着，再启用时还在。"))
    return redirect(f"{reverse('indicator-sets')}?office={office}")
