"""Filling in a sheet of indicators: of a unit, or what holds for the whole office."""

from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huizong.indicators import period_code
from huizong.indicators.spans import span_of
from huizong.ledgers.counting import NOTHING
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.indicators.access import find_kept
from huizong_web.indicators.asked import Asked, asked, period_in
from huizong_web.indicators.judging import sentences, warnings_at
from huizong_web.indicators.keeping import enter
from huizong_web.indicators.models import Kept
from huizong_web.indicators.odd import odd_at
from huizong_web.indicators.office import Counted
from huizong_web.indicators.periods import YEARLY, own_choices
from huizong_web.indicators.places import Place, entries_at
from huizong_web.indicators.rows import keys_of
from huizong_web.indicators.sheet import Filled, as_typed, lines, sent
from huizong_web.indicators.versions import Typed
from huizong_web.offices.access import find_unit
from huizong_web.offices.guard import guarded
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.seen import Difference

CONFLICT = 409


@guarded(find_unit, Action.ENTER_FIGURES)
def enter_unit(request: SignedInRequest, unit: Unit, _rights: Rights, group: str) -> HttpResponse:
    """Fill in a set's numbers of a unit for a period."""
    counted = Counted(unit.office)
    found = asked(request, counted, group)
    if found is None or unit.name not in counted.reporting.get(group, frozenset()):
        return _not_kept(request, unit)
    return _page(request, counted, found, unit)


@guarded(find_kept, Action.ENTER_FIGURES)
def enter_whole(request: SignedInRequest, kept: Kept, _rights: Rights) -> HttpResponse:
    """Fill in the numbers of a set that hold for the whole office."""
    counted = Counted(kept.office)
    found = asked(request, counted, kept.group)
    if found is None:
        raise Http404
    return _page(request, counted, found, None)


def _not_kept(request: HttpRequest, unit: Unit) -> HttpResponse:
    sentence = _("“%(unit)s”现在不填这一组指标；由本单位文秘在“指标设置”里安排。")
    messages.error(request, sentence % {"unit": unit.name})
    return redirect(f"{reverse('indicators')}?office={unit.office_id}")


def _page(
    request: SignedInRequest, counted: Counted, found: Asked, unit: Unit | None
) -> HttpResponse:
    if span_of(found.period) is not found.group.period:
        period = period_in(found.group.period, "")
        return redirect(f"{request.path}?period={period_code(period)}")
    place = Place(found.kept, unit, found.period)
    if request.method != "POST":
        return _shown(request, counted, found, place)
    typed = sent(request.POST, found.group, place)
    answer = enter(place, typed, by=request.user)
    if answer.stored:
        return _stored(request, answer.changed)
    filled = Filled(typed, answer.faults, answer.clashes)
    return _shown(request, counted, found, place, filled, sentences(answer.broken))


def _stored(request: HttpRequest, changed: int) -> HttpResponse:
    words = ngettext("已存下 %(n)s 个数。", "已存下 %(n)s 个数。", changed) % {"n": changed}
    messages.success(request, words if changed else _("没有改动。"))
    return redirect(request.get_full_path())


def _shown(
    request: HttpRequest,
    counted: Counted,
    found: Asked,
    place: Place,
    filled: Filled | None = None,
    broken: list[str] | None = None,
) -> HttpResponse:
    there = entries_at(place)
    reckoning = counted.reckoning(keys_of(found.group), [found.period], unit=place.unit)
    units = counted.whole if place.unit is None else frozenset({place.name})
    derived = (
        reckoning.value(key, found.period, units)
        for key in keys_of(found.group, whole=place.unit is None)
    )
    context = {
        "office": counted.office,
        "asked": found,
        "unit": place.unit,
        "lines": lines(found.group, place, there, reckoning, filled),
        "derived": [
            each for each in derived if not each.definition.entered and each.value is not None
        ],
        "broken": broken or [],
        "faulty": len(filled.faults) if filled else 0,
        "look": [] if filled else _to_look_at(counted, place),
        "conflict": _differences(counted, filled) if filled and filled.clashes else None,
        "who": filled.clashes[0].by.name if filled and filled.clashes else "",
        "periods": own_choices(found.group.period, timezone.localdate()),
        "compared": found.group.period not in YEARLY,
    }
    wrong = filled and (filled.faults or broken)
    status = CONFLICT if context["conflict"] else 422 if wrong else 200
    return render(request, "indicators/enter.html", context, status=status)


def _to_look_at(counted: Counted, place: Place) -> list[str]:
    return [*sentences(warnings_at(counted, place)), *odd_at(counted, place)]


def _differences(counted: Counted, filled: Filled) -> list[Difference]:
    found: list[Difference] = []
    for clash in filled.clashes:
        given = counted.catalogue.indicator(clash.key)
        label = given.label if given else clash.key
        own = filled.typed.get(clash.key, Typed("")).text
        found.append(Difference(label, own or NOTHING, _number(counted, clash.key, clash.stored)))
    return found


def _number(counted: Counted, key: str, stored: str) -> str:
    given = counted.catalogue.indicator(key)
    return as_typed(given, Decimal(stored)) if given and stored else NOTHING
