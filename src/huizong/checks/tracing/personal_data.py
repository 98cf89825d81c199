"""HZ313 个人信息未遮盖

查什么
    校验位正确的居民身份证号、手机号、银行卡号。已经用星号遮盖的不报；写明是联系人、联系电话的手机号不报。

为什么
    印发、公开的文件里不应当出现个人的证件号、手机号、账号。

错例
    补助对象周某某（身份证号110101190001010014）。

正例
    补助对象周某某（身份证号110101********0014）。

依据
    个人信息保护法（2021）第六条（最小范围）、第二十八条（敏感个人信息）；政府信息公开条例（2019）第十五条；
    GB 11643-1999（公民身份号码的校验）。
"""

import re
from collections.abc import Iterator
from datetime import date

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._whole import Hit, whole
from huizong.values import Manuscript, Message, Severity

_NUMBER = (
    r"[1-9](?<![0-9A-Za-z.][1-9])"
    r"(?:[0-9]{16}[0-9Xx]|(?<=1)[3-9][0-9]{9}|(?<=6)2[0-9]{14,17})(?![0-9A-Za-z]|\.[0-9])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_ID, _MOBILE = 18, 11
_CONTACT = re.compile("联系(?:人|电话|方式)|电话|手机|传真|热线|咨询")
_REACH = 24
_PROVINCES = range(11, 83)


@rule("HZ313", Severity.ERROR)
def personal_data(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield personal numbers in the clear."""
    for hit in whole(manuscript).hits(_NUMBER):
        told = _what(hit)
        if told is not None:
            what, severity = told
            masked = hit.words[:3] + "*" * (len(hit.words) - 7) + hit.words[-4:]
            yield Fault(
                Message("这里写着{what}（{masked}），没有遮盖", what=what, masked=masked),
                Message("请遮盖中间几位；不必写的，删去"),
                hit.places,
                severity=severity,
            )


def _what(hit: Hit) -> tuple[Message, Severity] | None:
    """Return what a number is and how much it matters; None where it is nobody's."""
    words = hit.words
    if len(words) == _MOBILE:
        before = hit.passage.text[max(hit.start - _REACH, 0) : hit.start]
        contact = _CONTACT.search(before)
        return None if contact else (Message("手机号"), Severity.WARNING)
    if len(words) == _ID and _is_id(words):
        return Message("身份证号"), Severity.ERROR
    if words.isdigit() and words.startswith("62") and _is_card(words):
        return Message("银行卡号"), Severity.ERROR
    return None


def _is_id(words: str) -> bool:
    """Whether a number is that of an identity card: province, date of birth, check (GB 11643)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, words, strict=False))
    try:
        date(int(words[6:10]), int(words[10:12]), int(words[12:14]))
    except ValueError:
        return False
    return _CHECKS[total % 11] == words[-1].upper() and int(words[:2]) in _PROVINCES


def _is_card(words: str) -> bool:
    """Whether the digits of a card check by Luhn's formula (ISO/IEC 7812-1)."""
    total = 0
    for index, digit in enumerate(reversed(words)):
        value = int(digit) * (1 + index % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
