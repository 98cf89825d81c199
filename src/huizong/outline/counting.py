"""What the number of a marker counts: 十二, 12, １２, 1.2, ⑫, 其次."""

import re
from functools import lru_cache

from huizong.chinese import chinese_number, number

_WORDS = {"首先": 1, "其次": 2, "再次": 3}
# The blocks of Unicode that hold numbers with their marks: ㈠ ⒈ ⑴ ①, twenty at most in each.
_SIGNS = (0x3220, 0x2488, 0x2474, 0x2460)
_COUNT = 20


@lru_cache(maxsize=1000)
def hanzi_number(text: str) -> int | None:
    """Return the number that hanzi write as a count, None where they do not (三三, 一十)."""
    value = number(text)
    if value is None or chinese_number(int(value)) != text:
        return None
    return int(value)


@lru_cache(maxsize=1000)
def numbers_of(text: str) -> tuple[int, ...] | None:
    """Return what a number counts, its parts where points part it; None where it counts nothing."""
    if text in _WORDS:
        return (_WORDS[text],)
    if text[0].isdecimal():
        return tuple(int(part) for part in re.split("[.．]", text))
    value = _sign_number(text) or hanzi_number(text)
    return None if value is None else (value,)


def _sign_number(text: str) -> int | None:
    """Return the number that one sign holds: ① ㈠ ⑴ ⒈."""
    if len(text) > 1:
        return None
    return next((ord(text) - code + 1 for code in _SIGNS if 0 <= ord(text) - code < _COUNT), None)
