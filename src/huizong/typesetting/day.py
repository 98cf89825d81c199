"""The day that goes into a file's metadata: the report's own, never the clock's."""

from datetime import date

from huizong.values import Report

NO_DAY = date(1980, 1, 1)
"""Stands where a report has no date: the earliest that a zip archive can hold."""


def day_of(report: Report) -> date:
    """Return the report's date, its month's or year's first day, or NO_DAY."""
    parts = report.date.split("-")
    padded = "-".join((*parts, "01", "01")[:3])
    try:
        return max(date.fromisoformat(padded), NO_DAY)
    except ValueError:
        return NO_DAY
