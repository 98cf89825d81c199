"""HZ313 银行卡号未遮盖

查什么
    校验位正确的银行卡号（62开头，16至19位）。已经用星号遮盖的不报。

为什么
    印发、公开的文件里不应当出现个人的账号。

错例
    补助对象周某，卡号6222020200112233446，发放2000元。

正例
    补助对象周某，卡号622202*********3446，发放2000元。

依据
    个人信息保护法（2021）第六条（最小范围）、第二十八条（金融账户为敏感个人信息）；
    ISO/IEC 7812-1（校验）。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._whole import whole
from huizong.values import Manuscript, Message, Severity

_NUMBER = r"62(?<![0-9A-Za-z.]62)[0-9]{14,17}(?![0-9A-Za-z]|\.[0-9])"


@rule("HZ313", Severity.ERROR)
def card_number_left(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield numbers of bank cards in the clear."""
    for hit in whole(manuscript).hits(_NUMBER):
        if _is_card(hit.words):
            masked = hit.words[:4] + "*" * (len(hit.words) - 8) + hit.words[-4:]
            yield Fault(
                Message("这里写着银行卡号（{masked}），没有遮盖", masked=masked),
                Message("请遮盖中间几位；不必写的，删去"),
                hit.places,
            )


def _is_card(words: str) -> bool:
    """Whether the digits of a card check by Luhn's formula (ISO/IEC 7812-1)."""
    total = 0
    for index, digit in enumerate(reversed(words)):
        value = int(digit) * (1 + index % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
