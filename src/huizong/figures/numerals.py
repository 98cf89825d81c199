"""Reads the numeral of a quantity: its value, its scale, and the 多, 余, 来, 几 inside it."""

import re
from decimal import Decimal

from huizong.chinese import interval, number
from huizong.figures.token import Token
from huizong.values import Bound

_MORE = re.compile("[多余来]")
_SCALE = re.compile("[万亿]+$|(?<=[0-9])[百千]+[万亿]*$")
_NO_NUMBERS = frozenset("零〇伍陆拾")  # alone: 零容忍, 2年零3个月, 队伍, 大陆, 收拾
_LEADING_SCALES = "百千万亿"
_PARTED = 2  # pieces: 5 万 is a number only with its unit, 5 万元; 2025 万象 is none
_LONGEST = 24  # digits; more is a serial number
_BOUNDS = {"多": Bound.OVER, "余": Bound.OVER, "来": Bound.ABOUT}


def read_numeral(match: re.Match[str]) -> Token | None:
    """Return a bare number with the value that a match of `quantity` writes, None if it has none.

    上百, 百余 and the like lead with their scale: the 一 is understood. A lone 百 has no value.
    """
    arabic, chinese, more = match.group("arabic", "chinese", "more")
    start = match.start("arabic" if arabic else "chinese")
    token = Token(start, match.end("more") if more else start + len(arabic or chinese))
    token.bound = _BOUNDS.get(more, Bound.EXACT)
    if arabic and not arabic.isalnum() and len(pieces := arabic.split()) > 1:
        if not match["unit"] and (len(pieces) == _PARTED or arabic[-1] not in _LEADING_SCALES):
            return None  # the digits of a row, a number and a name, not one number spaced out
        arabic = "".join(pieces)
    known = (
        _arabic(arabic, token)
        if arabic
        else _chinese(chinese + ("几" if more == "几" else ""), token)
    )
    return token if known else None


def _arabic(numeral: str, token: Token) -> bool:
    if numeral.isdigit():
        token.low = token.high = Decimal(numeral) if len(numeral) <= _LONGEST else None
        return token.low is not None
    return _exact(_plain(numeral, token), token)


def _chinese(numeral: str, token: Token) -> bool:
    plain = _plain(numeral, token)
    if plain in _NO_NUMBERS:
        return False
    if plain[0] in _LEADING_SCALES:
        return len(plain) <= len("百万") and _exact("一" + plain, token)
    if _exact(plain, token):
        return True
    ends = interval(plain) if len(plain) > 1 else None
    if ends is None:
        return False
    token.low, token.high = ends
    token.bound = Bound.ABOUT if "几" in plain or "数" in plain else Bound.RANGE
    return True


def _plain(numeral: str, token: Token) -> str:
    """Return the numeral without 多 or 余, whose bound the token takes; note its scale."""
    scale = _SCALE.search(numeral)
    token.scale = scale[0] if scale else ""
    more = _MORE.search(numeral)
    if more is None:
        return numeral
    token.bound = _BOUNDS[more[0]]
    return _MORE.sub("", numeral)


def _exact(numeral: str, token: Token) -> bool:
    token.low = token.high = number(numeral)
    return token.low is not None
