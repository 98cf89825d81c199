"""A course of periods as the page's script draws it: plain numbers beside what they are called."""

from dataclasses import replace
from typing import Any

from huizong.indicators import Series, period_name
from huizong.ledgers.counting import SCALES
from huizong_web.labels import worded


def chart_of(course: Series) -> dict[str, Any] | None:
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
        "target": _target(course),
        "names": [period_name(point.period) for point in course.points],
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


def _target(course: Series) -> float | None:
    given = course.definition
    target = given.target_in(course.points[-1].period.last.year)
    return None if target is None or given.over else float(target / SCALES[given.scale])
