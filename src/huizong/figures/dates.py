"""Reads dates: years, quarters, months, days and ranges of them, as ISO 8601 where that can be."""

import re
from datetime import date

from huizong.chinese import digits, number
from huizong.figures import contexts
from huizong.figures.lexicon import Lexicon
from huizong.figures.token import Token
from huizong.values import Bound, FigureKind

_QUARTERS = {
    sign: quarter for quarter, signs in enumerate(("一1", "二2", "三3", "四4"), 1) for sign in signs
}
_LEAP_YEAR = 2000
_ZERO = str.maketrans("OoＯ", "〇〇〇")


def read_iso(match: re.Match[str], _text: str, _lexicon: Lexicon) -> Token:
    """Return the date of a match of `iso`: 2011-3-3, 2011—3—3, 2011.3.3."""
    year, month, day = match.group("iso_year", "iso_month", "iso_day")
    written = _iso(year, int(month), int(day))
    return Token(match.start("iso"), match.end(), FigureKind.DATE, date=written)


def read_date(match: re.Match[str], _text: str, _lexicon: Lexicon) -> Token:
    """Return the date or range of a match of `date`: 2010年, 3月8日—10日, 2012年下半年.

    The ISO form is None where it would lose a word (初, 底, 下旬, 上半年) or a day cannot be.
    """
    year, first_year, part = match.group("year", "year_from", "year_part")
    month, first_month, month_part = match.group("month", "month_from", "month_part")
    day, first_day = match.group("day", "day_from")
    end = _stamp(year, month, day)
    start = _start(first_year or year, first_month or month, first_day or day, month, day)
    ranged = bool(first_year or first_month or first_day)
    written = f"{start}/{end}" if ranged and start and end else end
    if month_part or (part and part != "度"):
        written = _quarter(year, part) if part and not month else None
    token = Token(match.start("date"), match.end("date"), FigureKind.DATE, date=written)
    if ranged:
        token.bound = Bound.RANGE
        _years_of(token, first_year, year)
    return token


def read_day(match: re.Match[str], text: str, lexicon: Lexicon) -> Token:
    """Return a day without its month (15日; ISO has no form for it), or a term: 不超过30日."""
    token = Token(match.start("day_alone"), match.end(), FigureKind.DATE)
    if contexts.approximator_before(text, token.start, lexicon)[1]:
        return _term(match, token)
    token.bound = Bound.RANGE if match["alone_from"] else Bound.EXACT
    return token


def _term(match: re.Match[str], token: Token) -> Token:
    token.kind, token.unit, token.unit_at = FigureKind.DURATION, "日", (token.end - 1, token.end)
    token.low = token.high = number(match["alone"])
    return token


def read_season(match: re.Match[str], text: str, _lexicon: Lexicon) -> Token:
    """Return a quarter without its year: 第三季度, 前三季度."""
    start = match.start("season")
    return Token(start - text.endswith("前", 0, start), match.end(), FigureKind.DATE)


def read_era(match: re.Match[str], _text: str, _lexicon: Lexicon) -> Token:
    """Return a decade or century: 20世纪90年代, 九十年代; ISO has no form for it."""
    return Token(match.start("era"), match.end(), FigureKind.DATE)


def _years_of(token: Token, first: str | None, last: str | None) -> None:
    """A range of years carries its two years as values, by the convention of the guide."""
    if first and last and token.date and len(token.date) == len("2010/2013"):
        token.low, token.high = number(_year(first) or ""), number(_year(last) or "")


def _start(
    year: str | None,
    month: str | None,
    day: str | None,
    last_month: str | None,
    last_day: str | None,
) -> str | None:
    return _stamp(year, month if last_month else None, day if last_day else None)


def _stamp(year: str | None, month: str | None, day: str | None) -> str | None:
    written = _year(year) if year else None
    if year and written is None:
        return None
    return _iso(written, _value(month), _value(day))


def _iso(year: str | None, month: int | None, day: int | None) -> str | None:
    """Return YYYY, YYYY-MM, YYYY-MM-DD or, without a year, --MM, --MM-DD; None for 2月30日."""
    if month is None:
        return year
    if day is None:
        return f"{year or '-'}-{month:02}"
    try:
        date(int(year) if year else _LEAP_YEAR, month, day)
    except ValueError:
        return None
    return f"{year or '-'}-{month:02}-{day:02}"


def _year(written: str) -> str | None:
    plain = written.translate(_ZERO).replace(" ", "")
    value = digits(plain)
    return str(value) if value is not None and len(plain) == len("2010") else None


def _value(written: str | None) -> int | None:
    value = number(written.replace(" ", "")) if written else None
    return None if value is None else int(value)


def _quarter(year: str | None, part: str) -> str | None:
    known = _year(year) if year else None
    if known is None or part[0] == "前" or (not part.endswith("季度") and part[0] != "Q"):
        return None
    return f"{known}-Q{_QUARTERS[part.removesuffix('季度')[-1]]}"
