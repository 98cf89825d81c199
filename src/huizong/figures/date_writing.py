"""Writes a date of ISO 8601 as an office does, so that reading it gives the date again."""

import re

from huizong.figures.find import figures
from huizong.figures.writing import UnwritableError

_DAY = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-Q(?P<quarter>[1-4]))?")
_CLOCK = re.compile(r"(\d\d):(\d\d)")
_QUARTERS = "一二三四"


def written_date(date: str, *, iso: bool = False, joint: str = "至") -> str:
    """Return `Figure.date` in words: 2026-10-05/2026-10-08 is 2026年10月5日至8日, 14:30 14时30分.

    `iso` writes 2026-10-05 and 14:30. Raises UnwritableError for what is no date (2026-02-30) or
    would be read otherwise: of ISO, only whole days and times stand in a sentence.
    """
    first, slash, last = date.partition("/")
    if iso:
        text = first + (joint + last if slash else "")
    else:
        text = _words(first) + (joint + _words(last, after=first) if slash else "")
    found = [(figure.text, figure.date) for figure in figures(f"于{text}，")]
    if found != [(text, date)]:
        raise UnwritableError(f"{text!r} would not be read as {date}")
    return text


def _words(date: str, *, after: str = "") -> str:
    """Return one date in words; of the second of two only what differs from the first."""
    if clock := _CLOCK.fullmatch(date):
        hour, minute = int(clock[1]), int(clock[2])
        return f"{hour}时{minute}分" if minute else f"{hour}时"
    match, known = _DAY.fullmatch(date), _DAY.fullmatch(after)
    if match is None:
        raise UnwritableError(f"{date!r} is no date")
    parts, others = match.groupdict(), known.groupdict() if known else {}
    year = parts["year"].strip("-")
    written = f"{year}年" if year and parts["year"] != others.get("year") else ""
    if parts["quarter"]:
        return f"{written}第{_QUARTERS[int(parts['quarter']) - 1]}季度"
    same_month = not written and parts["day"] and parts["month"] == others.get("month")
    if parts["month"] and not same_month:
        written += f"{int(parts['month'])}月"
    return written + (f"{int(parts['day'])}日" if parts["day"] else "")
