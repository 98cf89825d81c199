"""HZ612 序号只有半边括号

查什么
    “1）”“一）”这样只有右半边括号的序号。一篇里只报一次，指出每一处。

为什么
    公文的层次序号是“一、”“（一）”“1.”“（1）”，括号要成对。

错例
    1）压实责任。

正例
    （1）压实责任。

依据
    GB/T 9704-2012 7.3.3；GB/T 15834-2011 4.9（括号成对使用）。
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity

_MARK = re.compile("(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)]")
_SHOWN = 12


@rule("HZ612", Severity.STYLE)
def heading_mark_form(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield marks with the right bracket only, all of a manuscript together."""
    found = [
        (passage, match)
        for passage in manuscript.passages
        if passage.table < 0 and (match := _MARK.match(passage.text))
    ]
    if found:
        first = found[0][0].text[:_SHOWN]
        yield Fault(
            Message("“{first}…”的序号只有半边括号，共{count}处", first=first, count=len(found)),
            Message("请写作“（1）”“（一）”，或“1.”“一、”"),
            tuple(place for passage, match in found for place in passage.places(*match.span())),
        )
