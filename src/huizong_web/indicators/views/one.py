"""One indicator: its formula, where the figure comes from, its course, and that of each unit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from huizong.indicators import (
    IndicatorValue,
    Origin,
    Reckoning,
    Span,
    Target,
    may_aim,
    series,
    standing,
)
from huizong.indicators.series import latest
from huizong.indicators.spans import span_of, spans_in
from huizong.ledgers import Period
from huizong_web.indicators.asked import Asked, asked
from huizong_web.indicators.chart import chart_of, since_known
from huizong_web.indicators.lineage import formula_words, leaves
from huizong_web.indicators.office import Counted
from huizong_web.indicators.periods import YEARLY, choices
from huizong_web.indicators.rows import shown
from huizong_web.indicators.tree import Branch, branches
from huizong_web.offices.guard import of_office
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action

POINTS = {Span.MONTH: 13, Span.QUARTER: 9, Span.HALF: 7, Span.YEAR: 6, Span.SCHOOL_YEAR: 6}


@of_office(Action.SEE_FIGURES)
def indicator(request: HttpRequest, office: Office, _rights: Rights, key: str) -> HttpResponse:
    """Show an indicator in a period, for the office or a unit."""
    counted = Counted(office)
    found = asked(request, counted, key.partition(".")[0])
    if found is None or counted.catalogue.indicator(key) is None:
        raise Http404
    periods = _course(found)
    reckoning = counted.reckoning([key], [found.period], course=periods)
    whose = counted.whose(found.unit)
    row = shown(reckoning, key, found.period, whose)
    course = since_known(series(reckoning, key, periods, whose.under))
    units = _by_unit(counted, reckoning, key, found)
    context = {
        "office": office,
        "asked": found,
        "row": row,
        "formula": formula_words(counted.catalogue, key),
        "compared": span_of(found.period) not in YEARLY,
        "leaves": leaves(row.value, counted),
        "course": course,
        "chart": chart_of(course, whose),
        "may_aim": may_aim(counted.catalogue, key),
        "units": units,
        "aimed": any(target.aim for _, _, target in units),
        "branches": branches(counted),
        "periods": choices(found.group.period, timezone.localdate()),
    }
    return render(request, "indicators/indicator.html", context)


def _course(found: Asked) -> tuple[Period, ...]:
    """Return the periods of the course: of the asked one's own length, else of the set's."""
    span = span_of(found.period) or found.group.period
    if not spans_in(found.group.period, latest(span, found.period, 1)[0]):
        span = found.group.period
    return latest(span, found.period, POINTS[span])


def _by_unit(
    counted: Counted, reckoning: Reckoning, key: str, found: Asked
) -> list[tuple[Branch, IndicatorValue, Target]]:
    """Return the units with what they have, and how they stand to their targets."""
    goals = counted.goals
    if reckoning.value(key, found.period).definition.rolled == "top":
        return []
    rows = (
        (each, standing(reckoning, key, found.period, each.under, goals=goals, unit=each.unit.name))
        for each in branches(counted)
    )
    return [
        (each, reckoning.value(key, found.period, each.under), row)
        for each, row in rows
        if _is_told(row)
    ]


def _is_told(row: Target) -> bool:
    """Whether a unit has anything of an indicator: a number, one to enter, a target of its own."""
    own = row.aim is not None and row.aim.origin is Origin.OWN
    return own or row.value.value is not None or bool(row.value.lacking)
