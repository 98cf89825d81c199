"""HZ507 省略号写法

查什么
    省略号写成“...”“。。。”或只有三个点“…”；“……”与“等”并用。

为什么
    省略号是六个点，占两个字；“……”就是“等”，并用重复。

错例
    包括水库、塘坝...等。

正例
    包括水库、塘坝等。

依据
    GB/T 15834-2011 4.11
"""

import re
from collections.abc import Iterator

from huizong.checks.patterns import compiled
from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_FORM = r"\.\.\.+|。。。+|…(?<!……)(?!…)|····*"
_TWICE = r"等(?:(?:(?<=…等)|(?<=\.\.\.等))(?:等|(?=[，。；、）)]|$))|等?……)"
_AHEAD = r"[…。.]{1,12}$"
_DOTS = ("…", "...", "。。。", "···")


@rule("HZ507", Severity.STYLE)
def ellipsis_form(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield ellipses that are not six dots, and those that say 等 as well."""
    found = script(manuscript)
    text = found.text
    if not any(dots in text for dots in _DOTS):
        return
    for match in compiled(_FORM).finditer(text):
        if _is_chinese(text[max(match.start() - 1, 0) : match.start()]):
            yield Fault(
                Message("“{words}”不是省略号的写法", words=match[0]),
                Message("请用“……”（六个点），或用“等”"),
                found.places(*match.span()),
            )
    for match in compiled(_TWICE, flags=re.MULTILINE).finditer(text):
        dots = compiled(_AHEAD).search(text, max(match.start() - 12, 0), match.start())
        start = dots.start() if dots else match.start()
        yield Fault(
            Message("“{words}”：省略号与“等”重复", words=text[start : match.end()]),
            Message("请只留一个"),
            found.places(start, match.end()),
        )


def _is_chinese(sign: str) -> bool:
    return bool(sign) and ("一" <= sign <= "鿿" or sign in "，、；：”》")
