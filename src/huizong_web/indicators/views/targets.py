"""The targets of an indicator in a year: of the office, and of each unit."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huizong.indicators import Indicator, Span, adds_up, may_aim
from huizong.indicators.spans import period_of
from huizong.ledgers import Period
from huizong.ledgers.counting import NOTHING
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.indicators.aiming import (
    Goalpost,
    Sent,
    lines_of,
    name_of,
    set_targets,
)
from huizong_web.indicators.asked import asked
from huizong_web.indicators.office import Counted
from huizong_web.indicators.periods import containing
from huizong_web.indicators.sheet import as_typed
from huizong_web.indicators.speaking import period_said
from huizong_web.indicators.versions import Typed
from huizong_web.labels import worded
from huizong_web.offices.guard import of_office
from huizong_web.offices.models import Office, Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.seen import Difference, number_in

CONFLICT = 409
BACK, AHEAD = 4, 1
"""So many years back and ahead can be chosen."""


@of_office(Action.SEE_FIGURES, sending=Action.SET_TARGETS)
def indicator_targets(
    request: SignedInRequest, office: Office, rights: Rights, key: str
) -> HttpResponse:
    """Show the targets of an indicator in a year; sent, store them."""
    counted = Counted(office)
    found = asked(request, counted, key.partition(".")[0])
    given = counted.catalogue.indicator(key)
    if found is None or given is None:
        raise Http404
    if not may_aim(counted.catalogue, key):
        sentence = _("“%(name)s”的定义没有写哪边好（direction），不定目标。")
        messages.info(request, sentence % {"name": worded(given.label)})
        return redirect(f"{reverse('indicator', args=(key,))}?office={office.pk}")
    span = Span.SCHOOL_YEAR if found.group.period is Span.SCHOOL_YEAR else Span.YEAR
    years = _years(span, timezone.localdate())
    period = next((each for each in years if str(each.last.year) == request.GET.get("year")), None)
    post = Goalpost(found.kept, key, (period or years[AHEAD]).last.year)
    sent = None
    if request.method == "POST":
        typed = _sent(request.POST, counted)
        units = _units(counted)
        answer = set_targets(post, given, typed, units, by=request.user)
        if answer.stored:
            return _stored(request, answer.changed)
        sent = Sent(typed, answer)
        counted = Counted(office)
    return _page(request, counted, post, (years, span), rights, sent)


def _years(span: Span, today: date) -> list[Period]:
    """Return the years to choose from, newest first."""
    now = containing(span, today)
    return [period_of(span, now.first.year + more) for more in range(AHEAD, -BACK - 1, -1)]


def _units(counted: Counted) -> dict[str, Unit | None]:
    return {name_of(None): None} | {
        name_of(unit): unit for unit in counted.units.all.values() if unit.until is None
    }


def _sent(data: QueryDict, counted: Counted) -> dict[str, Typed]:
    found: dict[str, Typed] = {}
    for name in _units(counted):
        if (text := data.get(f"number-{name}")) is not None:
            seen = number_in(data.get(f"version-{name}", "")) or 0
            found[name] = Typed(text, data.get(f"note-{name}", ""), seen)
    return found


def _stored(request: SignedInRequest, changed: int) -> HttpResponse:
    words = ngettext("已存下 %(n)s 个目标。", "已存下 %(n)s 个目标。", changed) % {"n": changed}
    messages.success(request, words if changed else _("没有改动。"))
    return redirect(request.get_full_path())


def _page(
    request: SignedInRequest,
    counted: Counted,
    post: Goalpost,
    years: tuple[list[Period], Span],
    rights: Rights,
    sent: Sent | None,
) -> HttpResponse:
    given = counted.catalogue.indicator(post.key)
    period = next(each for each in years[0] if each.last.year == post.year)
    reckoning = counted.reckoning([post.key], [period])
    answer = sent.answer if sent else None
    conflict = (
        list(_differences(counted, sent, given)) if sent and answer and answer.clashes else None
    )
    lines = lines_of(counted, post, reckoning, period, sent)
    context = {
        "office": counted.office,
        "kept": post.kept,
        "key": post.key,
        "given": given,
        "period": period,
        "before": period.last_year,
        "year": post.year,
        "years": [(each.last.year, period_said(each)) for each in years[0]],
        "lines": [each for each in lines if each.is_near],
        "others": [each for each in lines if not each.is_near],
        "sums_up": adds_up(counted.catalogue, post.key),
        "may_set": rights.may(Action.SET_TARGETS),
        "conflict": conflict,
        "who": answer.clashes[0].by.name if answer and answer.clashes else "",
        "faulty": len(answer.faults) if answer else 0,
    }
    status = CONFLICT if conflict else 422 if context["faulty"] else 200
    return render(request, "indicators/targets.html", context, status=status)


def _differences(counted: Counted, sent: Sent, given: Indicator | None) -> Iterator[Difference]:
    units = _units(counted)
    for clash in sent.answer.clashes:
        unit = units.get(clash.key)
        stored = as_typed(given, Decimal(clash.stored)) if given and clash.stored else NOTHING
        own = sent.typed[clash.key].text
        yield Difference(unit.name if unit else _("全机关"), own or NOTHING, stored)
