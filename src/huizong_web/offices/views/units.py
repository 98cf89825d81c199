"""The tree of units, today or on a day, and one unit: what it was, its duties, its people."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huizong_web.offices.access import find_unit
from huizong_web.offices.changing import close, move, rename, seen_of, set_up
from huizong_web.offices.duties import drop, store
from huizong_web.offices.faults import Unfit
from huizong_web.offices.forms import CloseForm, DutyForm, MoveForm, RenameForm, UnitForm
from huizong_web.offices.guard import guarded, of_office, person_of
from huizong_web.offices.models import Office, Post, Unit
from huizong_web.offices.past import tree_on
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.seen import Difference, Overtaken, differences

CONFLICT = 409


@of_office(Action.SEE_UNITS, sending=Action.MANAGE_UNITS)
def units(request: HttpRequest, office: Office, rights: Rights) -> HttpResponse:
    """Show the tree of units on a day (`on`); with a form, set up a new one."""
    form = UnitForm(request.POST if request.method == "POST" else None).of(office)
    if form.is_bound and form.is_valid():
        try:
            unit = set_up(office, **form.cleaned_data)
        except Unfit as unfit:
            form.add_error(None, str(unfit))
        else:
            messages.success(request, _("已设“%(name)s”。") % {"name": unit.name})
            return redirect("unit", unit.pk)
    day = _day(request.GET.get("on", "")) or timezone.localdate()
    posts = Counter(Post.objects.held().filter(office=office).values_list("unit", flat=True))
    context = {
        "office": office,
        "day": day,
        "today": day == timezone.localdate(),
        "standing": [(each, posts[each.unit.pk]) for each in tree_on(office, day)],
        "form": form,
        "may_manage": rights.may(Action.MANAGE_UNITS),
        "may_keep_book": rights.may(Action.KEEP_BOOK),
        "may_set_calendar": rights.may(Action.SET_CALENDAR),
    }
    return render(request, "offices/units.html", context, status=422 if form.errors else 200)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@guarded(find_unit, Action.SEE_UNITS)
def unit(request: HttpRequest, unit: Unit, rights: Rights) -> HttpResponse:
    """Show a unit."""
    return _page(request, unit, rights)


def _offered(unit: Unit) -> dict[str, forms.Form]:
    """Return the forms as they are for a unit that nobody is changing."""
    return {
        "rename": RenameForm(initial={"name": unit.name}),
        "move": MoveForm(initial={"parent": unit.parent}).of(unit),
        "close": CloseForm(),
        "duty": DutyForm(),
    }


def _page(
    request: HttpRequest,
    unit: Unit,
    rights: Rights,
    bound: Mapping[str, forms.Form] | None = None,
    *,
    conflict: list[Difference] | None = None,
) -> HttpResponse:
    last = unit.before.select_related("by").order_by("-pk").first()
    context = {
        "office": unit.office,
        "unit": unit,
        "kind": Unit.Kind(unit.kind).label,
        "before": unit.before.select_related("parent", "by").order_by("-until"),
        "duties": unit.duties.filter(until=None),
        "old_duties": unit.duties.exclude(until=None),
        "posts": unit.posts.filter(until=None).select_related("user").order_by("role"),
        "below": unit.children.filter(until=None),
        "forms": _offered(unit) | dict(bound or {}),
        "seen": seen_of(unit),
        "conflict": conflict,
        "who": last.by if conflict is not None and last and last.by else "",
        "opened": next(iter(bound or {}), ""),
        "acts": [
            ("duty", _("加一项职责"), _("加上")),
            ("rename", _("改名"), _("改名")),
            ("move", _("改隶属"), _("移过去")),
            ("close", _("撤销"), _("撤销此单位")),
        ],
        "may_manage": rights.may(Action.MANAGE_UNITS) and not unit.until,
    }
    status = CONFLICT if conflict is not None else 422 if bound else 200
    return render(request, "offices/unit.html", context, status=status)


@require_POST
@guarded(find_unit, Action.MANAGE_UNITS)
def change_unit(request: HttpRequest, unit: Unit, rights: Rights) -> HttpResponse:
    """Do with a unit what the form named by `do` says."""
    do = request.POST.get("do", "")
    if do not in _CHANGES:
        messages.error(request, _("不知道要改什么，没有改动。请用页面上的按钮。"))
        return redirect("unit", unit.pk)
    form, change = _CHANGES[do]
    bound = form(request.POST)
    if isinstance(bound, MoveForm):
        bound.of(unit)
    if bound.is_valid():
        try:
            change(request, unit, bound.cleaned_data)
        except Unfit as unfit:
            bound.add_error(None, str(unfit))
        except Overtaken:
            now = Unit.objects.select_related("office", "parent").get(pk=unit.pk)
            both = differences(bound, _offered(now)[do])
            both = both or [Difference(_("名称"), _("撤销"), now.name)]
            return _page(request, now, rights, {do: bound}, conflict=both)
        else:
            return redirect("unit", unit.pk)
    return _page(request, unit, rights, {do: bound})


def _seen(request: HttpRequest) -> str:
    return request.POST.get("seen", "")


def _rename(request: HttpRequest, unit: Unit, given: Mapping[str, object]) -> None:
    renamed = rename(unit, by=person_of(request), seen=_seen(request), **given)  # type: ignore[arg-type]  # a form's cleaned data
    messages.success(request, _("现在叫“%(name)s”。") % {"name": renamed.name})


def _move(request: HttpRequest, unit: Unit, given: Mapping[str, object]) -> None:
    moved = move(unit, by=person_of(request), seen=_seen(request), **given)  # type: ignore[arg-type]  # as above
    above = moved.parent.name if moved.parent else moved.office.name
    sentence = _("“%(name)s”现在隶属%(above)s。")
    messages.success(request, sentence % {"name": moved.name, "above": above})


def _close(request: HttpRequest, unit: Unit, given: Mapping[str, object]) -> None:
    close(unit, seen=_seen(request), **given)  # type: ignore[arg-type]  # as above
    messages.success(request, _("“%(name)s”已撤销，以往的报送照旧可查。") % {"name": unit.name})


def _add_duty(request: HttpRequest, unit: Unit, given: Mapping[str, object]) -> None:
    text, source, since = given["text"], given["source"], given["since"]
    new = store(unit.office, {unit.pk: [text]}, source=source, since=since)  # type: ignore[arg-type,list-item]  # as above
    sentence = _("已加一项职责。") if new else _("这项职责已经有了。")
    messages.success(request, sentence)


def _drop_duty(request: HttpRequest, unit: Unit, given: Mapping[str, object]) -> None:
    number = request.POST.get("duty", "")
    known = unit.duties.filter(until=None)
    duty = known.filter(pk=number).first() if number.isascii() and number.isdigit() else None
    if duty is None:
        raise Unfit(_("这项职责已不在，没有改动。"))
    drop(duty, **given)  # type: ignore[arg-type]  # as above
    messages.success(request, _("这项职责已终止，留作历史。"))


_CHANGES: Mapping[
    str, tuple[type[forms.Form], Callable[[HttpRequest, Unit, Mapping[str, object]], None]]
] = {
    "rename": (RenameForm, _rename),
    "move": (MoveForm, _move),
    "close": (CloseForm, _close),
    "duty": (DutyForm, _add_duty),
    "drop": (CloseForm, _drop_duty),
}
