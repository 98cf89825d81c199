"""Phone and identity numbers: whether they can be, and how they are shown.

The check digit of an identity number follows GB 11643-1999 (ISO 7064 MOD 11-2).
"""

import re
from datetime import date

from huizong.values import Message

_MOBILE = re.compile(r"(?:\+?86-?)?1[3-9]\d{9}")
_FIXED = re.compile(r"(?:0\d{2,3}-?)?\d{7,8}(?:-\d{1,5})?")
_IDENTITY = re.compile(r"(\d{6})(\d{4})(\d\d)(\d\d)\d{3}[\dX]")
_OLD = re.compile(r"\d{15}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_DIGITS = "10X98765432"
# From how many signs on, and how many of them show at the beginning and at the end.
_SHOWN = ((12, 4, 4), (10, 3, 4), (6, 0, 3), (0, 0, 0))


def phone(text: str) -> Message | None:
    """Return why a text is no phone number, None if it is one."""
    if _MOBILE.fullmatch(text) or _FIXED.fullmatch(text):
        return None
    return Message("电话号码不对；手机11位，固定电话如 0531-6600123")


def id_number(text: str) -> Message | None:
    """Return why a text is no identity number of a citizen, None if it is one."""
    if _OLD.fullmatch(text):
        return None
    found = _IDENTITY.fullmatch(text)
    if found is None:
        return Message("身份证号应为18位，末位可以是X")
    try:
        date(int(found[2]), int(found[3]), int(found[4]))
    except ValueError:
        return Message("身份证号里的出生日期不对；请核对第7至14位")
    total = sum(int(digit) * weight for digit, weight in zip(text, _WEIGHTS, strict=False))
    if _DIGITS[total % 11] != text[-1]:
        return Message("身份证号的校验位不对，有一位抄错了；请核对")
    return None


def masked(text: str) -> str:
    """Return a number with its middle hidden: 138****5678, 3707**********1234."""
    least, head, tail = next(row for row in _SHOWN if len(text) >= row[0])
    hidden = len(text) - head - tail
    return text[:head] + "*" * hidden + text[len(text) - tail :] if least else "*" * len(text)
