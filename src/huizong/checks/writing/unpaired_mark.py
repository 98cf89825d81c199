"""HZ503 括号、引号不成对

查什么
    一段里有开无合、有合无开的括号、引号、书名号。序号“1）”和连着几段的引文不报。

为什么
    少了半个，引文、书名到哪里为止就不清楚；自动处理也会出错。

错例
    印发《水利工程管护办法的通知。

正例
    印发《水利工程管护办法》的通知。

依据
    GB/T 15834-2011 4.8 引号、4.9 括号、4.15 书名号
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, script
from huizong.values import Manuscript, Message, Severity

_MARKS = re.compile("[“”‘’《》〈〉（）()〔〕【】「」『』]")
_PAIRS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "〔": "〕",
    "【": "】",
    "「": "」",
    "『": "』",
}
_SAME = str.maketrans("()", "（）")
_REACH = 12  # signs before a bracket, in which the number of an item stands
_DEEPEST = 20  # marks that may be open at once
_NUMBER = re.compile(
    r"(?:^|[^0-9A-Za-z〇-鿿]|[。；：，、])[ 　]*"
    r"(?:[0-9]{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$"
)


@rule("HZ503", Severity.WARNING)
def unpaired_mark(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield the marks of each passage that have no partner in it."""
    found = script(manuscript)
    waiting: list[tuple[str, int]] = []
    end = -1
    for match in _MARKS.finditer(found.text):
        mark, start = match[0].translate(_SAME), match.start()
        if start >= end:
            yield from _left(found, waiting)
            waiting, end = [], found.line(start)[1]
        if waiting and _PAIRS[waiting[-1][0]] == mark:
            waiting.pop()
        elif mark in _PAIRS:
            waiting.append((mark, start))
        else:
            yield from _closed(found, mark, start, waiting)
    yield from _left(found, waiting)


def _closed(
    found: Script, mark: str, start: int, waiting: list[tuple[str, int]]
) -> Iterator[Fault]:
    """Take off the stack what a closing mark closes, and tell what was left open within it."""
    opened = next(
        (
            at
            for at in range(len(waiting) - 1, max(len(waiting) - _DEEPEST, 0) - 1, -1)
            if _PAIRS[waiting[at][0]] == mark
        ),
        -1,
    )
    if opened >= 0:
        yield from _left(found, waiting[opened + 1 :])
        del waiting[opened:]
    elif mark != "’" and not (mark == "）" and _numbers(found, start)):
        yield _fault(found, start, mark)


def _numbers(found: Script, start: int) -> bool:
    """Whether a closing bracket at an offset stands behind the number of an item: 1）."""
    return bool(_NUMBER.search(found.text[max(found.line(start)[0], start - _REACH) : start]))


def _left(found: Script, waiting: list[tuple[str, int]]) -> Iterator[Fault]:
    for mark, start in waiting:
        if mark != "‘" and not _goes_on(found, mark, start):
            yield _fault(found, start, mark)


def _goes_on(found: Script, mark: str, start: int) -> bool:
    """Whether a quotation goes on in the next passage, which opens with the mark again."""
    _, end = found.line(start)
    return mark in "“‘" and found.text[end + 1 :].lstrip()[:1] == mark


def _fault(found: Script, start: int, mark: str) -> Fault:
    partner = _PAIRS.get(mark) or next(one for one, other in _PAIRS.items() if other == mark)
    return Fault(
        Message("“{mark}”没有与它成对的“{partner}”", mark=mark, partner=partner),
        Message("请补上“{partner}”，或删去多余的", partner=partner),
        found.places(start, start + 1),
    )
