"""The records that a register's figure counts, as far as a person may see them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from huizong.indicators import Span, period_from
from huizong.ledgers import FigureValue
from huizong_web.indicators.figures import BookFigures
from huizong_web.indicators.office import Counted
from huizong_web.indicators.periods import over
from huizong_web.ledgers.definitions import ledgers
from huizong_web.ledgers.models import Record
from huizong_web.ledgers.seeing import seen_by
from huizong_web.offices.guard import of_office
from huizong_web.offices.models import Office, Unit
from huizong_web.offices.rights import Rights
from huizong_web.offices.tree import below, parents_of
from huizong_web.policy import Action

MOST = 200


@of_office(Action.SEE_FIGURES)
def figure_rows(request: HttpRequest, office: Office, rights: Rights, figure: str) -> HttpResponse:
    """List what a figure (hazard.found) counts in a period, for the office or a unit."""
    ledger, _, name = figure.partition(".")
    counted = Counted(office)
    figures = BookFigures(office, counted.units)
    if ledger not in figures.books or name not in ledgers()[ledger].figures:
        raise Http404
    period = period_from(request.GET.get("period", ""))
    period = period or over(Span.MONTH, timezone.localdate())
    unit = counted.unit(request.GET.get("unit", ""))
    found = figures.sheet(ledger, period, _under(unit)).with_rows(name)
    records = list(_seen(found, rights))
    context = {
        "office": office,
        "ledger": ledgers()[ledger],
        "book": figures.books[ledger],
        "figure": found,
        "period": period,
        "unit": unit,
        "records": records,
        "count": len(_numbers(found)),
        "hidden": len(_numbers(found)) - len(records),
    }
    return render(request, "indicators/rows.html", context)


def _under(unit: Unit | None) -> frozenset[int] | None:
    return below(parents_of(unit.office_id), [unit.pk]) if unit else None


def _numbers(found: FigureValue) -> list[int]:
    """Return the records of a figure, each once, though several rows of a table may be of it."""
    return list(dict.fromkeys(int(row.record.key) for row in found.all_rows))


def _seen(found: FigureValue, rights: Rights) -> list[Record]:
    shown = Record.objects.filter(seen_by(rights), pk__in=_numbers(found)[: 2 * MOST])
    return list(shown.select_related("unit", "keeper").order_by("occurred", "pk")[:MOST])
