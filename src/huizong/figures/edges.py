"""What clings to the front of a number: a minus, a currency sign, the mark of an enumeration."""

import re
from decimal import Decimal

from huizong.figures.lexicon import Lexicon
from huizong.figures.token import Token
from huizong.values import FigureKind

_MINUS, _BEFORE_MINUS = "-－−", "为长降是达率幅增减比：:（() ）、|\t"
_SIGNED = frozenset({FigureKind.PERCENT, FigureKind.POINTS, FigureKind.MONEY, FigureKind.COUNT})
_SHARES = frozenset({FigureKind.PERCENT, FigureKind.POINTS})
_ENDS_NUMBER = re.compile("(?:[0-9一二三四五六七八九十百千万亿][度成]?|百分点|[至到])$")
_BELOW_ZERO, _DEGREES = "零下", frozenset({"℃", "度", "摄氏度"})
_CURRENCIES = {"￥": "元", "¥": "元", "$": "美元", "＄": "美元"}
_LINE_ENDS = "\r\n"


def take_edge(token: Token, text: str) -> None:
    """Widen the token by the minus or currency sign before it: 增长-3.2%, ￥5000."""
    sign = text[token.start - 1 : token.start]
    if not sign:
        return
    if currency := _CURRENCIES.get(sign):
        token.start -= 1
        token.unit = token.unit or currency
        token.kind = FigureKind.MONEY
    elif sign == "下" and token.unit in _DEGREES and text.endswith(_BELOW_ZERO, 0, token.start):
        token.start -= len(_BELOW_ZERO)
        _negate(token)
    elif sign in _MINUS and token.kind in _SIGNED and _signs(token, text):
        token.start -= len(sign)
        _negate(token)


def _signs(token: Token, text: str) -> bool:
    """Whether the dash before a number is a minus, not a joint of a range."""
    dash = token.start - 1
    before = text[dash - 1 : dash]
    if before and before in _BEFORE_MINUS:
        return True
    if token.kind not in _SHARES and token.unit not in _DEGREES:
        return False
    return "㐀" <= before <= "鿿" and not _ENDS_NUMBER.search(text[max(dash - 3, 0) : dash])


def _negate(token: Token) -> None:
    if token.low is not None and token.high is not None:
        token.low, token.high = -token.high, -token.low


def drop_marker(token: Token, numeral: str, unit: str, text: str, lexicon: Lexicon) -> None:
    """1.12个乡镇 at the head of a line is item 1 about 12 townships: 个 counts no halves."""
    mark, point, rest = numeral.partition(".")
    if point and rest.isdigit() and unit in lexicon.discrete and starts_line(text, token.start):
        token.start += len(mark) + 1
        token.low = token.high = Decimal(rest)


def starts_line(text: str, start: int) -> bool:
    """Whether only blanks stand before `start` in its line."""
    at = start - 1
    while at >= 0 and text[at] in " \t\u3000":
        at -= 1
    return at < 0 or text[at] in _LINE_ENDS
