"""Reads clock times and ratios: both are written 9:30."""

import re

from huizong.chinese import number
from huizong.figures.lexicon import Lexicon
from huizong.figures.token import Token
from huizong.values import Bound, FigureKind

_HOURS_OF_HALF_DAY = 12
_JOINTS = ("到", "至", "-", "—", "～")
_FOLLOWING = ("前", "许", "到", "至", "开始", "以前", "之前", "以后", "后", "-", "—", "～")
_LONGEST_PART = 2


def read_clock(match: re.Match[str], text: str, lexicon: Lexicon) -> Token | None:
    """Return the time of a match of `clock` (晚上六点 18:00), or 三点 as a count of points.

    The word of the part of the day belongs to the span. 1:30 after 比例 is a ratio.
    """
    start, end = match.span("clock")
    if match["minute"] and text.endswith(lexicon.ratio_before, 0, start):
        return Token(start, end, FigureKind.RATIO)
    part = next(
        (n for n in range(_LONGEST_PART, 0, -1) if text[start - n : start] in lexicon.day_parts), 0
    )
    if not part and _counts_points(match, text, end):
        return _points(match)
    hour = _hour(match["hour"], lexicon.day_parts.get(text[start - part : start] if part else ""))
    return Token(start - part, end, FigureKind.TIME, date=f"{hour:02}:{_minute(match):02}")


def read_ratio(match: re.Match[str], _text: str, _lexicon: Lexicon) -> Token:
    """Return the ratio of a match of `ratio`: 19.1:28.3:52.6, a death rate of 12.3/10万."""
    return Token(match.start("ratio"), match.end("ratio"), FigureKind.RATIO)


def read_fraction(match: re.Match[str], _text: str, lexicon: Lexicon) -> Token:
    """Return a fraction, 2/3以上, as a ratio."""
    token = Token(match.start("fraction"), match.end(), FigureKind.RATIO)
    token.bound = lexicon.after.get(match["fraction_after"], Bound.EXACT)
    return token


def _counts_points(match: re.Match[str], text: str, end: int) -> bool:
    joined = text[match.start("clock") - 1 : match.start("clock")] in _JOINTS
    return match[0].endswith("点") and not joined and not text.startswith(_FOLLOWING, end)


def _points(match: re.Match[str]) -> Token:
    start, end = match.span("clock")
    value = number(match["hour"])
    return Token(start, end, FigureKind.COUNT, value, value, unit="点", unit_at=(end - 1, end))


def _hour(written: str, part: str | None) -> int:
    hour = int(number(written) or 0)
    if part == "晚" and hour < _HOURS_OF_HALF_DAY:
        return hour + _HOURS_OF_HALF_DAY
    return hour


def _minute(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    written = match["minute"] or match["past"] or match["after_hour"]
    return int(number(written) or 0) if written else 0
