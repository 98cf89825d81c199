"""HZ502 全角数字和字母

查什么
    全角的数字和拉丁字母：２０２６年、Ａ级。每份文件报一次，列出全部位置。

为什么
    全角数字不能计算、不能检索，行长也不齐；出版物上的阿拉伯数字用半角（正体二分宽）。

错例
    ２０２６年完成投资３００万元。

正例
    2026年完成投资300万元。

依据
    GB/T 15835-2011 5.1；GB/T 9704-2012
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.values import Edit, Manuscript, Message, Place, Severity

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:[．，：／－][０-９Ａ-Ｚａ-ｚ]+)*")
_STEP = ord("０") - ord("0")


@rule("HZ502", Severity.STYLE)
def full_width_digit(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield all full-width digits and letters of a file as one fault."""
    document = manuscript.document
    matches = list(_WIDE.finditer(document.text))
    if not matches:
        return
    places = tuple(Place(document.path, *match.span()) for match in matches)
    yield Fault(
        Message("“{first}”是全角，共{count}处", first=matches[0][0], count=len(matches)),
        Message("请改为半角数字、字母"),
        places,
        tuple(
            Edit(place, "".join(chr(ord(sign) - _STEP) for sign in match[0]))
            for place, match in zip(places, matches, strict=True)
        ),
    )
