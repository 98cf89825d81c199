"""What a written numeral is worth.

A numeral is Arabic (1,234.5), Chinese (一千二百, 二〇一二, 壹佰) or both (3万5千, 3.45亿). What is
no numeral has no value: None, never a guess. Expects folded text (see `folding`): half-width
digits and simplified characters; 两, 廿, 卅 and the formal 壹贰叁 are read as they are.
"""

import re
from collections.abc import Callable
from decimal import Context, Decimal
from functools import lru_cache
from itertools import pairwise

LONGEST = 40  # characters; a longer "number" is a serial number or damage, and has no value

_DIGITS = {
    **{sign: value for value, sign in enumerate("〇一二三四五六七八九")},
    **{sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "两": 2,
}
_SCALES = {"千": 1000, "仟": 1000, "百": 100, "佰": 100, "十": 10, "拾": 10}
_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})
_ARABIC = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})++|[0-9]++)(?:\.[0-9]++)?+")
_PIECE = re.compile(f"{_ARABIC.pattern}|.", re.DOTALL)
_POINT = re.compile(r"([^点]+)点([〇零一二三四五六七八九]+)([万亿]*)")
_EXACT = Context(prec=4 * LONGEST)  # wide enough that no numeral is rounded

_WAN, _YI = 10**4, 10**8


@lru_cache(4096)  # a report repeats its numbers, most of all the small Chinese ones
def number(text: str) -> Decimal | None:
    """Return the exact value of a numeral, None if the text is none (or over 40 characters)."""
    if not 0 < len(text) <= LONGEST:
        return None
    if _ARABIC.fullmatch(text):
        return Decimal(text.replace(",", ""))
    plain = text.translate(_TENS)
    value = _with_point(plain) if "点" in plain else _large(plain)
    return _spelled(plain) if value is None else _without_tail(value)


def digits(text: str) -> int | None:
    """Return digits read one by one, as years are: 二〇一二 is 2012, 2012 is 2012; else None."""
    if not 0 < len(text) <= LONGEST:
        return None
    if text.isascii():
        return int(text) if text.isdigit() else None
    if any(sign not in _DIGITS for sign in text):
        return None
    return int("".join(str(_DIGITS[sign]) for sign in text))


def interval(text: str) -> tuple[Decimal, Decimal] | None:
    """Return the ends of a vague numeral: 十几 is (11, 19), 几十 (20, 99), 十三四 (13, 14).

    几 and 数 stand for 1 to 9, at the front for 2 to 9. None if the text is not such a numeral.
    """
    if not 0 < len(text) <= LONGEST:
        return None
    at = next((i for i, sign in enumerate(text) if sign in "几数"), None)
    return _neighbours(text) if at is None else _few(text, at)


def _few(text: str, at: int) -> tuple[Decimal, Decimal] | None:
    before, after = text[:at], text[at + 1 :]
    low, high = number(f"{before}{'一' if before else '二'}{after}"), number(f"{before}九{after}")
    if low is None or high is None:
        return None
    if not before and after[:1] in _SCALES:  # 几十 ends one short of a hundred, 几十万 of a million
        wide = (_SCALES[after[0]] - 1) * _WAN ** after.count("万") * _YI ** after.count("亿")
        high += wide
    return low, high


def _neighbours(text: str) -> tuple[Decimal, Decimal] | None:
    for at, (one, other) in enumerate(pairwise(text)):
        if _adjacent(one, other) or text == "三五":
            low = number(text[: at + 1] + text[at + 2 :])
            high = number(text[:at] + text[at + 1 :])
            return None if low is None or high is None else (low, high)
    return None


def _adjacent(one: str, other: str) -> bool:
    return 0 < _DIGITS.get(one, 0) == _DIGITS.get(other, 0) - 1


def _large(text: str) -> Decimal | None:
    return _split(text, "亿", _YI, _middle)


def _middle(text: str) -> Decimal | None:
    return _split(text, "万", _WAN, _section)


def _split(
    text: str, mark: str, scale: int, read: Callable[[str], Decimal | None]
) -> Decimal | None:
    """Return left·scale + right for text cut at a scale mark; `read` knows the parts."""
    left, found, right = text.partition(mark)
    high = read(left)
    if not found or high is None:
        return high
    low = _rest(right, scale, read)
    return None if low is None else _EXACT.fma(high, scale, low)


def _rest(text: str, scale: int, read: Callable[[str], Decimal | None]) -> Decimal | None:
    """Return what follows a scale mark: 三万五 is short for 三万五千, 三万零五 is not."""
    if not text:
        return Decimal(0)
    if len(text) == 1 and (short := digits(text)):
        return Decimal(short * scale // 10)
    value = read(text.lstrip("零〇"))
    return value if value is not None and value < scale else None


def _section(text: str) -> Decimal | None:
    """Return the value of a numeral without 万 and 亿: 一千二百, 5千, 3.45, 一百二 (120)."""
    value, digit, last, short = Decimal(0), None, _WAN, True
    for piece in _PIECE.findall(text):
        if scale := _SCALES.get(piece):
            if scale >= last or (digit is None and scale != _SCALES["十"]):
                return None
            value = _EXACT.fma(1 if digit is None else digit, scale, value)
            digit, last, short = None, scale, True
        elif digit or (digit := _digit(piece)) is None:
            return None
        elif not digit:
            short = False  # 一百零二: after 零 a digit is a one; 一百二: short for 一百二十
    if digit is None:
        return value if text else None
    return _EXACT.fma(digit, last // 10 if value and short else 1, value)


def _digit(piece: str) -> Decimal | None:
    if piece[0].isascii():
        return number(piece) if piece[0].isdigit() else None
    return Decimal(_DIGITS[piece]) if piece in _DIGITS else None


def _with_point(text: str) -> Decimal | None:
    """Return the value of a Chinese decimal: 十八点三, 三点五亿."""
    match = _POINT.fullmatch(text)
    whole = _large(match[1]) if match else None
    if match is None or whole is None or whole != whole.to_integral_value():
        return None
    value = Decimal(f"{whole:f}.{digits(match[2]):0{len(match[2])}d}")
    scale = _WAN ** match[3].count("万") * _YI ** match[3].count("亿")
    return _EXACT.multiply(value, Decimal(scale))


def _spelled(text: str) -> Decimal | None:
    """Return a number spelled digit by digit: 二〇一二, 一二〇; two bare digits are none (三四)."""
    if len(text) < len("一二〇") and "〇" not in text and "零" not in text:
        return None
    value = None if text.isascii() else digits(text)
    return None if value is None else Decimal(value)


def _without_tail(value: Decimal) -> Decimal:
    """Return the value as it would be written: 148600, not 148600.00; but 60.40 as it is."""
    whole = value.to_integral_value()
    return whole if value == whole else value
