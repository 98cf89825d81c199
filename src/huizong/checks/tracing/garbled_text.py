"""HZ311 乱码

查什么
    丢了字的替换符、编码弄错的乱码、网页代码（&nbsp; <br>）、变了样的引号（„简报‟）、
    只在某种字体里看得见的专用区字符。

为什么
    原来的字已经看不到，或者换一台机器就看不到。

错例
    编发„简报‟12期，采用�条。

正例
    编发“简报”12期，采用8条。

依据
    GB 18030-2022；Unicode 标准第 23 章（替换字符、专用区）。
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._words import Pattern, garbled
from huizong.values import Manuscript, Message, Place, Severity

_AROUND = 8


@rule("HZ311", Severity.ERROR)
def garbled_text(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield what cannot be read; the text as it was read is searched, not the repaired one."""
    text, path = manuscript.document.text, manuscript.document.path
    for kind, pattern in _patterns():
        if kind.needs and not any(word in text for word in kind.needs):
            continue
        for match in pattern.finditer(text):
            place = Place(path, match.start(), match.end())
            before = text[max(match.start() - _AROUND, 0) : match.start()].rpartition("\n")[2]
            after = text[match.end() : match.end() + _AROUND].partition("\n")[0]
            yield Fault(
                Message(
                    "“{words}”里有{what}", words=before + match.group() + after, what=kind.what
                ),
                Message("请对照原稿改成应有的字"),
                (place,),
            )


@cache
def _patterns() -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(kind.pattern)) for kind in garbled().patterns)
