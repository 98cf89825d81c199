"""HZ311 乱码

查什么
    丢了字的替换符、编码弄错的乱码、网页代码（&nbsp; <br>）、变了样的括号（„2026‟）、
    只在某种字体里看得见的专用区字符。

为什么
    原来的字已经看不到，或者换一台机器就看不到。

错例
    沁政办发„2026‟12号

正例
    沁政办发〔2026〕12号

依据
    GB 18030-2022；GB/T 9704-2012 7.2.5（发文字号年份用六角括号）。
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._words import Pattern, garbled
from huizong.values import Edit, Manuscript, Message, Place, Severity

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
                fix=_fix(kind, match.group(), place),
            )


def _fix(kind: Pattern, words: str, place: Place) -> tuple[Edit, ...]:
    """Return the brackets mended, where what they hold shows which they were."""
    if not kind.fix or not re.fullmatch(kind.only, words):
        return ()
    return (Edit(place, kind.fix[0] + words[1:-1] + kind.fix[1]),)


@cache
def _patterns() -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(kind.pattern)) for kind in garbled().patterns)
