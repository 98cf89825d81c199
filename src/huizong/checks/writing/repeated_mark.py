"""HZ506 标点重复

查什么
    连着两个点号：，，  。。  ；。  ：，  ，。 以及“。”。两头都有句号的。

为什么
    多半是改稿时没有删净。

错例
    已全部完成整改。。

正例
    已全部完成整改。

依据
    GB/T 15834-2011 4.1、5.1
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Edit, Manuscript, Message, Severity

_TWICE = re.compile("[，、；：。！？,;:”](?=[，、；：。！？,;:])")
_WRONG = re.compile(
    "([，、；：,;:])\\1|。。(?!。)(?<!。。。)|[，、；：][，、；：。！？]|。[，、；：]|[！？][，、；：。]"
)
_FULL_STOP_TWICE = re.compile("(?<=[。！？])”。")


@rule("HZ506", Severity.ERROR)
def repeated_mark(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield each mark that another one follows."""
    found = script(manuscript)
    for match in _TWICE.finditer(found.text):
        start, end = match.start(), match.end() + 1
        if _FULL_STOP_TWICE.match(found.text, start):
            start -= 1
        elif not _WRONG.match(found.text, start):
            continue
        words = found.text[start:end]
        places = found.places(start, end)
        same = len(set(words)) == 1 and len(places) == 1
        yield Fault(
            Message("“{words}”标点重复", words=words),
            Message("请只留一个"),
            places,
            (Edit(places[0], words[0]),) if same else (),
        )
