"""What a round is called: for people in their language, and in Chinese on the report itself."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from huizong_web.reports.rounds.periods import Kind, Period

if TYPE_CHECKING:
    from huizong_web.reports.models import Cycle

USUAL = "工作总结"
"""What a round collects where nobody gave it a title."""


def period_of_round(cycle: "Cycle") -> Period:
    """Return the period that a round is about."""
    return Period(Kind(cycle.kind), cycle.year, cycle.month, cycle.number)


def label(cycle: "Cycle") -> str:
    """Return the period of a round in the language of the page; a single round has its title."""
    kind = Kind(cycle.kind)
    if kind is Kind.ONCE:
        return cycle.title
    if kind is Kind.MONTH:
        return date_format(date(cycle.year, cycle.month, 1), _("Y年n月"))
    if kind is Kind.WEEK:
        return _week(cycle)
    if kind is Kind.QUARTER:
        quarters = (_("第一季度"), _("第二季度"), _("第三季度"), _("第四季度"))
        return _of_year(cycle, quarters[cycle.number - 1])
    if kind is Kind.HALF:
        return _of_year(cycle, (_("上半年"), _("下半年"))[cycle.number - 1])
    return _("%(year)s年") % {"year": cycle.year}


def full_label(cycle: "Cycle") -> str:
    """Return the period and, where the round has a title, that as well."""
    if cycle.kind == Kind.ONCE or not cycle.title:
        return label(cycle)
    return _("%(period)s%(title)s") % {"period": label(cycle), "title": cycle.title}


def report_period(cycle: "Cycle") -> str:
    """Return the period of a round in Chinese: "2026年10月"; a single round has its title."""
    with override("zh-hans"):
        return label(cycle)


def report_name(cycle: "Cycle") -> str:
    """Return the name of the report in Chinese: "2026年10月工作总结", "2026年第三季度工作总结"."""
    with override("zh-hans"):
        if cycle.kind == Kind.ONCE:
            return cycle.title
        return f"{label(cycle)}{cycle.title or USUAL}"


def _of_year(cycle: "Cycle", part: str) -> str:
    return _("%(year)s年%(part)s") % {"year": cycle.year, "part": part}


def _week(cycle: "Cycle") -> str:
    return _("%(year)s年第%(number)s周") % {"year": cycle.year, "number": cycle.number}
