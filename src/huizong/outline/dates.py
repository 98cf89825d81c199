"""Dates as documents are signed: 2026年10月31日, 二〇二六年十月三十一日, 2026—10—31."""

import re

from huizong.outline.counting import hanzi_number

_BLANK = "_x×X*＿Ｘ"
_DATE = re.compile(
    rf"(?P<y>(?:19|20)[\d{_BLANK}]{{2}}|二[〇○零Ｏ0][〇○零Ｏ0一二三四五六七八九]{{2}})\s?[年—.\-－–/]\s?"
    rf"(?:(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|[{_BLANK}]+)\s?[月—.\-－–/]份?\s?"
    rf"(?:(?P<d>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|[{_BLANK}]+)\s?[日号]?)?)?"
)
_LINE = re.compile(rf"[（(]?\s*{_DATE.pattern}\s*[）)]?")
_DIGITS = {char: str(index) for index, char in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"○": "0", "零": "0", "Ｏ": "0"}


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    match = _LINE.fullmatch(text)
    return bool(match and match["m"])


def date_at_end(text: str) -> int | None:
    """Return where a full date begins that ends a line, None where none does."""
    for match in _DATE.finditer(text, max(len(text) - 16, 0)):
        if match.end() == len(text) and match["d"]:
            return match.start()
    return None


def iso_date(text: str) -> str:
    """Return the first date of a text as ISO 8601, cut where the text is; empty without one."""
    match = _DATE.search(text)
    if match is None:
        return ""
    parts = [_year(match["y"]), _two(match["m"]), _two(match["d"])]
    stop = parts.index("") if "" in parts else 3
    return "-".join(parts[:stop])


def _year(text: str) -> str:
    year = "".join(_DIGITS.get(char, char) for char in text)
    return year if year.isdecimal() else ""


def _two(text: str | None) -> str:
    if not text:
        return ""
    number = int(text) if text.isdecimal() else hanzi_number(text)
    return "" if number is None else f"{number:02}"
