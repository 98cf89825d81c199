"""What a period is on the calendar: 今年上半年 in a document of October 2026 is 2026-01/2026-06."""

import re
from dataclasses import replace

from huizong.chinese import digits
from huizong.figures.subject_words import SubjectLexicon
from huizong.values import Figure, Period

_YEAR = re.compile("([12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})年")
_ISO = re.compile(r"(?P<year>\d{4}|-)(?P<rest>-\d\d(?:-\d\d)?|-Q\d)?")
_JANUARY, _MONTHS = 1, 12


def said(words: str, start: int) -> Period:
    """Return a period as words only."""
    return Period(words, start, start + len(words))


def resolve(period: Period, dated: Figure | None, lexicon: SubjectLexicon, date: str) -> Period:
    """Return the period with its year and ISO date, as far as words and document tell.

    `dated` is the figure among its words (2026年, 10月), `date` that of the document (2026-10-31 or
    empty). A month behind the document's own without a year is left open: it may be last year's.
    """
    now, month = _now(date)
    if shift := _relative_month(period.words, lexicon):
        return _month(period, now, month, shift[0])
    year = _year(period.words, dated, lexicon, now)
    parts = _parts(period.words, dated, lexicon)
    if year is None and parts and now and _begun(parts, month):
        year = now
    if year is None or parts is None:
        return replace(period, year=year)
    return replace(period, year=year, date="/".join(f"{year}{part}" for part in parts))


def _now(date: str) -> tuple[int | None, int | None]:
    """Return year and month of the document."""
    year, month = date[:4], date[5:7]
    return int(year) if year.isdigit() else None, int(month) if month.isdigit() else None


def _relative_month(words: str, lexicon: SubjectLexicon) -> tuple[int] | None:
    return next(((shift,) for word, shift in lexicon.months.items() if word in words), None)


def _month(period: Period, now: int | None, month: int | None, shift: int) -> Period:
    if now is None or month is None:
        return period
    year, index = divmod(now * _MONTHS + month - _JANUARY + shift, _MONTHS)
    return replace(period, year=year, date=f"{year}-{index + _JANUARY:02}")


def _year(words: str, dated: Figure | None, lexicon: SubjectLexicon, now: int | None) -> int | None:
    if dated and dated.date and dated.date[:4].isdigit():
        return int(dated.date[:4])
    if written := _YEAR.search(words):
        return digits(written[1])
    shift = next((lexicon.years[word] for word in lexicon.years if words.startswith(word)), None)
    return None if shift is None or now is None else now + shift


def _parts(words: str, dated: Figure | None, lexicon: SubjectLexicon) -> tuple[str, ...] | None:
    """Return what follows the year in ISO, of a range twice; () and None: not known."""
    known = max((word for word in lexicon.spans if words.endswith(word)), key=len, default="")
    span = lexicon.spans.get(known)
    if span == "01-12":
        return ("",)
    if span:
        return tuple(f"-{month}" for month in span.split("-"))
    if dated is None:
        return ("",) if words in lexicon.years else None
    if dated.date is None or not words.endswith(dated.text):
        return None  # 11月初, 去年同期: no ISO form
    matches = [_ISO.fullmatch(part) for part in dated.date.split("/")]
    return tuple((match["rest"] or "") if match else "" for match in matches)


def _begun(parts: tuple[str, ...], month: int | None) -> bool:
    """Whether a part of a year without the year has begun in the document's: 全年, 三季度, 10月."""
    first = parts[0][1:3]
    if first.startswith("Q"):
        first = str(3 * int(first[1]) - 2)
    return not first or (month is not None and int(first) <= month)
