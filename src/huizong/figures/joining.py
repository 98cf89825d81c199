"""Joins what belongs together: the two ends of a range, numbers that share one unit."""

import re
from decimal import Decimal
from itertools import pairwise

from huizong.chinese import number
from huizong.figures.ordinals import as_ordinal
from huizong.figures.token import Token
from huizong.values import Bound, FigureKind

_JOINTS = frozenset({"-", "—", "–", "－", "~", "～", "〜", "∼", "─", "―", "−", "至", "到", "——"})
_LISTING = frozenset({"和", "与", "及", "、"})
_DATED = frozenset({FigureKind.DATE, FigureKind.TIME})
_IN_SENTENCE = re.compile("[㐀-鿿0-9]")
_YEAR, _MONTH, _MONTHS = re.compile("[12][0-9]{3}"), re.compile("--[0-9]{2}"), 12
_LONE = re.compile("[^0-9一二两三四五六七八九十]+")  # 破亿 stands for itself
_NEIGHBOURS = frozenset({*map("".join, pairwise("一二三四五六七八九")), "一两", "两三", "三五"})
_SMALL = frozenset(map(Decimal, range(2, 10)))
_VAGUE = frozenset({FigureKind.COUNT, FigureKind.DURATION, FigureKind.MONEY, FigureKind.RATIO})
_UNJOINED = frozenset({FigureKind.RATIO, FigureKind.DOCNUMBER, FigureKind.PLACEHOLDER})


def join(first: Token, last: Token, text: str) -> Token | None:
    """Return the range of two neighbours (9亿～16亿, 3月8日—3月10日), None if they are none."""
    between = text[first.end : last.start].strip(" ")
    if between not in _JOINTS and not (between == "、" and _is_vague(first, last, text)):
        return None
    if _is_whole(last):
        return None
    if last.kind is None or first.bound is Bound.RANGE:
        return None
    if not is_open(first) and first.kind is not last.kind:
        return None
    if last.kind in _DATED:
        return _join_dates(first, last)
    return _join_values(first, last)


def _is_vague(first: Token, last: Token, text: str) -> bool:
    """Whether 、 parts two neighbouring digits that tell about how many: 两、三倍, 三、五年."""
    if first.nth or last.kind not in _VAGUE:
        return False
    before, one, other = text[first.start - 1 : first.start], first.end - 1, last.start
    return text[one] + text[other] in _NEIGHBOURS and (
        one == first.start and bool(_IN_SENTENCE.match(before)) and last.low in _SMALL
    )


def _is_whole(token: Token) -> bool:
    """Whether the figure stands for itself: 1:3 and 〔2011〕7号, but not 倍 in 2～3倍."""
    return token.kind in _UNJOINED and token.unit != "倍"


def is_open(token: Token) -> bool:
    """Whether the number still lacks a unit: 15, and 700万 in 700万到800万吨."""
    return token.kind is None or (token.kind is FigureKind.COUNT and token.unit is None)


def _join_dates(first: Token, last: Token) -> Token | None:
    if first.kind is None:
        return None
    written = None
    if first.date and last.date:
        year = "" if first.date.startswith("-") else first.date[: len("2023")]
        end = f"{year}{last.date[1:]}" if year and last.date.startswith("-") else last.date
        written = f"{first.date}/{end}"
    return Token(first.start, last.end, last.kind, date=written, bound=Bound.RANGE)


def _join_values(first: Token, last: Token) -> Token | None:
    low, high = _scaled(first, last), last.high
    if low is None or high is None or low > high:
        return None
    last.start, last.low, last.high, last.bound = first.start, low, high, Bound.RANGE
    if first.nth:
        as_ordinal(last)
    return last


def _scaled(first: Token, last: Token) -> Decimal | None:
    """The scale of 3-5万元 serves both ends."""
    if first.low is None or first.scale or not last.scale or not is_open(first):
        return first.low
    scale = number(f"1{last.scale}")
    return None if scale is None else first.low * scale


def is_listed(listed: list[Token], last: Token, text: str) -> bool:
    """Whether bare numbers and what follows are members of one list: 2.16和1.66个百分点.

    After a mark or at the head of a line the number is the mark of an enumeration: 1、12个乡镇.
    """
    if not is_open(listed[-1]) or _LONE.fullmatch(text, listed[-1].start, listed[-1].end):
        return False
    if text[listed[-1].end : last.start] not in _LISTING:
        return False
    first = listed[0]
    written = text[first.start : first.end]
    before = text[first.start - 1 : first.start]
    return first.nth or bool(_IN_SENTENCE.match(before)) or bool(_YEAR.fullmatch(written))


def continues_rank(first: Token, last: Token, text: str) -> bool:
    """Whether 第七 goes on with a rank before it: 分别居全国第二、第七."""
    bare_rank = first.kind is FigureKind.RANK and first.unit is None
    return bare_rank and last.nth and text[first.end : last.start] in _LISTING


def share(bare: list[Token], last: Token, text: str) -> list[Token]:
    """Return the bare numbers of a list with the kind and unit of the figure that ends it."""
    if bare[0].nth:
        as_ordinal(last)
    for token in bare:
        if last.kind is FigureKind.DATE:
            _share_date(token, last, text)
        elif token.low is not None and not _is_whole(last) and last.kind is not FigureKind.TIME:
            token.low = token.high = _scaled(token, last)
            token.kind, token.unit, token.unit_at = last.kind, last.unit, last.unit_at
    return bare


def _share_date(token: Token, last: Token, text: str) -> None:
    """5、6月份 is May and June, 2010、2011年 two years."""
    written, month = text[token.start : token.end], last.date
    if month and _YEAR.fullmatch(month) and _YEAR.fullmatch(written):
        token.kind, token.date = FigureKind.DATE, written
    elif month and _MONTH.fullmatch(month) and token.low and token.low <= _MONTHS:
        token.kind, token.date = FigureKind.DATE, f"{month[:-2]}{int(token.low):02}"
    elif token.nth and text.endswith("季度", 0, last.end):
        token.kind = FigureKind.DATE
    if token.kind is FigureKind.DATE:
        token.low = token.high = None
