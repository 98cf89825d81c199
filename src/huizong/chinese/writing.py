"""Numbers as outlines and sentences write them."""

from decimal import Decimal

_DIGITS = "零一二三四五六七八九"
_SCALES = ((1000, "千"), (100, "百"), (10, "十"))
_MYRIADS = ((10**8, "亿"), (10**4, "万"))
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_LARGEST = 9999
_LARGEST_NUMERAL = 10**16  # 9999万亿9999亿9999万9999 is the last that 万 and 亿 write plainly


def chinese_number(value: int) -> str:
    """Return a number from 1 to 9999 in Chinese: 12 is 十二, 120 is 一百二十, 1005 is 一千零五.

    Raises ValueError outside that range.
    """
    if not 1 <= value <= _LARGEST:
        raise ValueError(f"{value}: only 1 to {_LARGEST} can be written")
    written = _section(value)
    return written.removeprefix("一") if written.startswith("一十") else written


def chinese_numeral(value: Decimal) -> str:
    """Return a number from 0 in Chinese, decimals digit by digit: 34560.5 is 三万四千五百六十点五.

    Raises ValueError for a negative number and from 10^16 on.
    """
    if not 0 <= value < _LARGEST_NUMERAL:
        raise ValueError(f"{value}: only numbers from 0 and below 10^16 are written in Chinese")
    whole, _, decimals = f"{value:f}".partition(".")
    written = _whole(int(whole)) or "零"
    written = written.removeprefix("一") if written.startswith("一十") else written
    return written + ("点" + "".join(_DIGITS[int(sign)] for sign in decimals) if decimals else "")


def arabic_numeral(value: Decimal, *, separators: bool = False) -> str:
    """Return a number in Arabic digits, all its decimals kept: 1234.50, 1,234.50."""
    return f"{value:,f}" if separators else f"{value:f}"


def circled_number(value: int) -> str:
    """Return a number from 1 to 50 in a circle: 1 is ①. Raises ValueError outside that range."""
    if not 1 <= value <= len(_CIRCLED):
        raise ValueError(f"{value}: only 1 to {len(_CIRCLED)} have a circled sign")
    return _CIRCLED[value - 1]


def circled_value(sign: str) -> int | None:
    """Return the value of a circled number (① is 1), None for any other text."""
    return _CIRCLED.index(sign) + 1 if len(sign) == 1 and sign in _CIRCLED else None


def _whole(value: int) -> str:
    """Return a whole number with 万 and 亿, nothing for 0: 300005000 is 三亿零五千."""
    for scale, name in _MYRIADS:
        high, low = divmod(value, scale)
        if high:
            gap = "零" if 0 < low < scale // 10 else ""
            return _whole(high) + name + gap + _whole(low)
    return _section(value)


def _section(value: int) -> str:
    """Return a number below 10000 with 千, 百 and 十, nothing for 0: 1005 is 一千零五."""
    written, gap = "", False
    for scale, name in _SCALES:
        digit, value = divmod(value, scale)
        written += ("零" if gap and digit else "") + (_DIGITS[digit] + name if digit else "")
        gap = (gap or bool(written)) and not digit
    return written + ("零" if gap and value else "") + (_DIGITS[value] if value else "")
