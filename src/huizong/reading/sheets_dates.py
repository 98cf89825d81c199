"""Dates and times of sheets: days since 1900 or 1904, written as an office writes them.

A date shows the parts that its format shows, in Chinese: 2026年10月25日, 2026年10月, 10月25日; a
time of day as 14:30. A month-first format (10/25/26) says the same and cannot be misread so.
"""

import math
from collections.abc import Iterable
from datetime import datetime, timedelta

_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a cell's date has no time zone
_FIRST = 61  # 1 March 1900; the days before are counted from a 29 February that never was
_LAST = 2_958_466  # behind 31 December 9999
_SECONDS = 86_400
_WEEKDAYS = "一二三四五六日"


def shown_date(
    value: float, tokens: Iterable[tuple[str, str]], *, from_1904: bool = False
) -> str | None:
    """Return a serial day as the tokens of a date format ask; None where it is no date."""
    tokens = tuple(tokens)
    units = units_of(tokens)
    if any(kind == "elapsed" for kind, _ in tokens):
        return _elapsed(value, units)
    moment = moment_of(value, from_1904=from_1904)
    if moment is None and units & set("YMDW"):
        return None
    if moment is None:
        return _clock(value, units)
    return written(moment, units)


def moment_of(value: float, *, from_1904: bool = False) -> datetime | None:
    """Return the moment of a serial day, None where a sheet cannot show it."""
    if not math.isfinite(value) or not (0 if from_1904 else _FIRST) <= value < _LAST:
        return None
    try:
        epoch = _EPOCH_1904 if from_1904 else _EPOCH
        return epoch + timedelta(seconds=round(value * _SECONDS))
    except OverflowError:
        return None


def written(moment: datetime, units: set[str]) -> str:
    """Return a moment by its units: Y M D year, month, day, W weekday, h m s the time of day."""
    day = (f"{moment.year}年" if "Y" in units else "") + (
        f"{moment.month}月" if "M" in units else ""
    )
    day += f"{moment.day}日" if "D" in units else ""
    day += f"星期{_WEEKDAYS[moment.weekday()]}" if "W" in units else ""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    time = _time(seconds, units)
    return f"{day} {time}" if day and time else day + time


def units_of(tokens: tuple[tuple[str, str], ...]) -> set[str]:
    """Return the units that a date format shows, as `written` takes them.

    m is a minute next to hours or seconds.
    """
    letters = [text.strip("[]")[0].lower() for kind, text in tokens if kind in ("date", "elapsed")]
    units: set[str] = set()
    for index, letter in enumerate(letters):
        around = letters[max(index - 1, 0) : index], letters[index + 1 : index + 2]
        minute = letter == "m" and (around[0] == ["h"] or around[1] == ["s"])
        units.add("m" if minute else _UNITS[letter])
    return units


_UNITS = {"y": "Y", "e": "Y", "g": "Y", "m": "M", "d": "D", "a": "W", "h": "h", "s": "s"}


def _clock(value: float, units: set[str]) -> str | None:
    if not math.isfinite(value) or not 0 <= value < _FIRST:
        return None
    return _time(round(value % 1 * _SECONDS) % _SECONDS, units)


def _elapsed(value: float, units: set[str]) -> str | None:
    if not math.isfinite(value) or not 0 <= value < _LAST:
        return None
    return _time(round(value * _SECONDS), units)


def _time(seconds: int, units: set[str]) -> str:
    if not units & set("hms"):
        return ""
    hours, rest = divmod(seconds, 3600)
    clock = f"{hours}:{rest // 60:02}"
    return f"{clock}:{rest % 60:02}" if "s" in units else clock
