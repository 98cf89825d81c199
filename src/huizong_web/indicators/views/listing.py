"""The indicators of a set in a period: of the whole office, of a unit, of all units beside."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from huizong.indicators import IndicatorValue
from huizong.indicators.spans import span_of
from huizong_web.indicators.asked import Asked, asked
from huizong_web.indicators.office import Counted
from huizong_web.indicators.periods import YEARLY, choices
from huizong_web.indicators.rows import keys_of, lacking_in_all, rows_of
from huizong_web.indicators.sheet import entered_by
from huizong_web.indicators.tree import Branch, branches
from huizong_web.indicators.workbook import may_fill
from huizong_web.offices.guard import of_office
from huizong_web.offices.models import Office, Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action

FEW = 6
"""So many links to fill in are shown beside each other; more stand in the table of units."""


@of_office(Action.SEE_FIGURES)
def indicators(request: HttpRequest, office: Office, rights: Rights) -> HttpResponse:
    """Show the indicators of a set for the office, or for a unit with all below it."""
    counted = Counted(office)
    found = asked(request, counted)
    context = _around(counted, found, rights)
    if found:
        reckoning = counted.reckoning(keys_of(found.group), [found.period])
        whose = counted.whose(found.unit)
        rows = list(rows_of(reckoning, found.group, found.period, whose))
        context |= {
            "rows": rows,
            "absent": lacking_in_all(rows),
            "compared": span_of(found.period) not in YEARLY,
            "aimed": any(row.target.target is not None for row in rows),
            "branches": branches(counted),
        }
    return render(request, "indicators/list.html", context)


@of_office(Action.SEE_FIGURES)
def indicator_units(request: HttpRequest, office: Office, rights: Rights) -> HttpResponse:
    """Show a set for every unit, each with all below it, and for the whole."""
    counted = Counted(office)
    found = asked(request, counted)
    context = _around(counted, found, rights)
    if found:
        keys = keys_of(found.group, whole=False)
        reckoning = counted.reckoning(keys, [found.period])
        context["columns"] = [reckoning.catalogue.indicator(key) for key in keys]
        context["whole"] = [reckoning.value(key, found.period) for key in keys]
        rows = (
            (branch, [reckoning.value(key, found.period, branch.under) for key in keys])
            for branch in branches(counted)
        )
        told = [
            (branch, values, _enters(found, branch, rights, counted))
            for branch, values in rows
            if any(value.value is not None or value.lacking for value in values)
        ]
        shown = [each for each in told if "all" in request.GET or each[2] or _has_any(each[1])]
        context |= {"rows": shown, "empty": len(told) - len(shown)}
    return render(request, "indicators/units.html", context)


def _around(counted: Counted, found: Asked | None, rights: Rights) -> dict[str, object]:
    context: dict[str, object] = {
        "office": counted.office,
        "sets": counted.sets,
        "asked": found,
        "may_manage": rights.may(Action.MANAGE_BOOKS),
    }
    if found:
        context["periods"] = choices(found.group.period, timezone.localdate())
        context["enters"] = own_units(counted, found, rights)
        context["fills"] = bool(may_fill(counted, found, rights))
        context["enters_whole"] = rights.may(Action.ENTER_FIGURES) and _has_top(found)
    return context


def own_units(counted: Counted, found: Asked, rights: Rights) -> list[Unit]:
    """Return the units whose numbers of a set a person enters, if they are few."""
    if rights.may(Action.ENTER_FIGURES):
        return []
    names = counted.reporting.get(found.group.key, frozenset())
    units = [counted.units.named[name] for name in sorted(names)]
    own = [unit for unit in units if rights.may(Action.ENTER_FIGURES, unit)]
    return own if len(own) <= FEW else []


def _has_top(found: Asked) -> bool:
    return any(True for _ in entered_by(found.group, whole=True))


def _enters(found: Asked, branch: Branch, rights: Rights, counted: Counted) -> bool:
    names = counted.reporting.get(found.group.key, frozenset())
    return branch.unit.name in names and rights.may(Action.ENTER_FIGURES, branch.unit)


def _has_any(values: list[IndicatorValue]) -> bool:
    """Whether a unit has anything but zeros, as who never kept a register has."""
    return any(each.value or each.lacking for each in values)
