"""Numbers as outlines write them."""

_DIGITS = "零一二三四五六七八九"
_SCALES = ((1000, "千"), (100, "百"), (10, "十"))
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_LARGEST = 9999


def chinese_number(value: int) -> str:
    """Return a number from 1 to 9999 in Chinese: 12 is 十二, 120 is 一百二十, 1005 is 一千零五.

    Raises ValueError outside that range.
    """
    if not 1 <= value <= _LARGEST:
        raise ValueError(f"{value}: only 1 to {_LARGEST} can be written")
    written, gap = "", False
    for scale, name in _SCALES:
        digit, value = divmod(value, scale)
        written += ("零" if gap and digit else "") + (_DIGITS[digit] + name if digit else "")
        gap = (gap or bool(written)) and not digit
    written += ("零" if gap and value else "") + (_DIGITS[value] if value else "")
    return written.removeprefix("一") if written.startswith("一十") else written


def circled_number(value: int) -> str:
    """Return a number from 1 to 50 in a circle: 1 is ①. Raises ValueError outside that range."""
    if not 1 <= value <= len(_CIRCLED):
        raise ValueError(f"{value}: only 1 to {len(_CIRCLED)} have a circled sign")
    return _CIRCLED[value - 1]


def circled_value(sign: str) -> int | None:
    """Return the value of a circled number (① is 1), None for any other text."""
    return _CIRCLED.index(sign) + 1 if len(sign) == 1 and sign in _CIRCLED else None
