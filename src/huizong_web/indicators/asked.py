"""What a page is asked for: which set, which period, which unit."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.utils import timezone

from huizong.indicators import IndicatorSet, Span, period_code, period_from
from huizong.indicators.spans import span_of, spans_in
from huizong.ledgers import Period
from huizong_web.indicators.models import Kept
from huizong_web.indicators.office import Counted
from huizong_web.indicators.periods import over
from huizong_web.offices.models import Unit


@dataclass(frozen=True, slots=True)
class Asked:
    """A set as the office keeps it, a period in which it is known, and a unit (None: all)."""

    kept: Kept
    group: IndicatorSet
    period: Period
    unit: Unit | None = None

    @property
    def code(self) -> str:
        """The period as addresses have it."""
        return period_code(self.period)

    @property
    def until(self) -> date | None:
        """The day up to which the period has come; None where it is over, or still to come."""
        today = timezone.localdate()
        return today if self.period.first <= today < self.period.last else None


def asked(request: HttpRequest, counted: Counted, group: str = "") -> Asked | None:
    """Return what `?set=`, `?period=` and `?unit=` name, else the first set, the latest period.

    None where the office keeps no such set; what else is not known is as if it were not said.
    """
    name = group or request.GET.get("set", "") or next(iter(counted.sets), "")
    if name not in counted.sets:
        return None
    kept, found = counted.sets[name]
    period = period_in(found.period, request.GET.get("period", ""))
    return Asked(kept, found, period, counted.unit(request.GET.get("unit", "")))


def asked_to_enter(request: HttpRequest, counted: Counted) -> Asked:
    """Return what is asked for, in a period as long as those that the set is entered by.

    Raises Http404 where the office keeps no such set.
    """
    found = asked(request, counted)
    if found is None:
        raise Http404
    own = found.group.period
    if span_of(found.period) is own:
        return found
    return Asked(found.kept, found.group, period_in(own, ""))


def period_in(span: Span, code: str, today: date | None = None) -> Period:
    """Return the period of a code if it can be made of a span, else the latest that is over."""
    period = period_from(code)
    if period is not None and spans_in(span, period):
        return period
    return over(span, today or timezone.localdate())
