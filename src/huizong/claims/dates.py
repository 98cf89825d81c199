"""What the calendar knows: days that exist, weekdays beside their dates, ends after starts."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from huizong.values import Claim, ClaimKind, FigureKind, Message, Passage, Verdict

_DAY = re.compile(r"(?:((?:19|20)\d{2})年)?(?<!\d)(\d{1,2})月(\d{1,2})[日号]")
_WEEKDAY = re.compile(r"[（(，,、\s]{0,2}(?:星期|周|礼拜)([一二三四五六日天])(?!期)")
_LEAP = 2000  # a year that has every day
_NAMES = "一二三四五六日"


def dates(passage: Passage, text: str, year: int) -> Iterator[Claim]:
    """Yield what the calendar confirms or refutes in a passage, whose folded text is given.

    A day without a year takes the last one named, else `year`, the document's, 0 for none.
    """
    if "月" in text:
        for match in _DAY.finditer(text):
            year = int(match[1]) if match[1] else year
            yield from _of_day(passage, text, match, year)
    yield from _spans(passage)


def _of_day(passage: Passage, text: str, match: re.Match[str], year: int) -> Iterator[Claim]:
    month, day = int(match[2]), int(match[3])
    if not _exists(year or _LEAP, month, day):
        message = Message("“{day}”：没有这一天", day=passage.text[slice(*match.span())])
        yield _claim(passage, [match.span()], Verdict.FAILS, match[0], message)
        return
    weekday = _WEEKDAY.match(text, match.end())
    if weekday is None or not year:
        return
    right = date(year, month, day).weekday()
    told = _NAMES.index(weekday[1].replace("天", "日"))
    verdict = Verdict.HOLDS if told == right else Verdict.FAILS
    message = Message(
        "{year}年{month}月{day}日是星期{right}，写的是“{told}”",
        year=year, month=month, day=day, right=_NAMES[right], told=weekday[0].strip("（(，,、 "),
    )  # fmt: skip
    spans = [match.span(), (weekday.end() - len(weekday[0].lstrip("（(，,、 ")), weekday.end())]
    yield _claim(passage, spans, verdict, f"weekday({year}-{month:02}-{day:02})", message)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _spans(passage: Passage) -> Iterator[Claim]:
    """Yield spans of time that end before they begin: 2026年3月至2025年9月."""
    for figure in passage.figures:
        if figure.kind is not FigureKind.DATE or not figure.date or "/" not in figure.date:
            continue
        start, end = figure.date.split("/", 1)
        full = start[:4].isdigit() and end[:4].isdigit() and len(start) == len(end)
        if full and start > end:
            message = Message("“{span}”：止在起之前", span=figure.text)
            yield _claim(
                passage, [(figure.start, figure.end)], Verdict.FAILS, f"{start} <= {end}", message
            )


def _claim(
    passage: Passage,
    spans: Sequence[tuple[int, int]],
    verdict: Verdict,
    formula: str,
    message: Message,
) -> Claim:
    places = tuple(place for span in spans for place in passage.places(*span))
    return Claim(ClaimKind.DATE, places, verdict, formula, message)
