"""A course of periods as the page's script draws it: plain numbers beside what they are called."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from huizong.indicators import Series
from huizong.ledgers.counting import SCALES
from huizong_web.indicators.rows import Whose
from huizong_web.indicators.speaking import period_said
from huizong_web.labels import worded


def chart_of(course: Series, whose: Whose) -> dict[str, Any] | None:
    """Return what is drawn, None where fewer than two points are known.

    Numbers are as printed (in 万 where the table has 万); gaps stay gaps.
    """
    if len(course.known) < 2:
        return None
    given = course.definition
    return {
        "label": worded(given.label),
        "unit": f"{given.scale}{given.unit}",
        "kind": "line" if given.is_share or given.rate else "bar",
        "targets": _targets(course, whose),
        "aim": _("目标"),
        "names": [period_said(point.period) for point in course.points],
        "values": [
            None if point.value is None else float(point.value / SCALES[given.scale])
            for point in course.points
        ],
        "texts": [point.text for point in course.points],
    }


def since_known(course: Series) -> Series:
    """Return a course without the periods before anything was known; one stays in any case."""
    first = next((at for at, each in enumerate(course.points) if each.value is not None), -1)
    return replace(course, points=course.points[first:])


def _targets(course: Series, whose: Whose) -> list[float | None] | None:
    """Return the target of each point, None where there is none; a year's total has no line."""
    given = course.definition
    if given.over:
        return None
    years = [point.period.last.year for point in course.points]
    aims = [whose.goals.aim(course.key, year, whose.unit) for year in years]
    scale = SCALES[given.scale]
    return [float(aim.value / scale) if aim else None for aim in aims] if any(aims) else None
