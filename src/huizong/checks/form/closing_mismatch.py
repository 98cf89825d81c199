"""HZ615 结语与文种不符

查什么
    结语用了别的文种的：通知写“特此报告”，函写“特此通知”；请示没有请求批复的结语；总结、方案用了请示的结语。

为什么
    结语说明要收文的人做什么，用错了，办的人不知道是照办、备查还是批复。

错例
    沁河县教育局关于开展安全检查的通知
    各中小学校：
    现将检查的有关事项通知如下。
    特此报告。

正例
    沁河县教育局关于开展安全检查的通知
    各中小学校：
    现将检查的有关事项通知如下。
    特此通知。

依据
    党政机关公文处理工作条例（2012）第八条（各文种的用途）；通行的结语写法。
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.form._paper import Paper, papers
from huizong.checks.form._words import Closing, words
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity

_TAIL = 14
"""Lines before the signature in which a closing stands."""
_LONGEST = 40
_ASKING = ("请示",)
"""Characters at the end of a line that a closing may take."""


@rule("HZ615", Severity.WARNING)
def closing_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield closings of another kind of paper, and requests without one."""
    for paper in papers(manuscript):
        if paper.title_at >= 0 and paper.kind in (*words().kinds, *words().customary):
            yield from _faults(paper)


def _faults(paper: Paper) -> Iterator[Fault]:
    end = paper.note if paper.note >= 0 else paper.date if paper.date >= 0 else paper.end
    closed = False
    for index in range(max(paper.title_at + 1, end - _TAIL), end):
        line = paper.lines[index]
        start = max(len(line.text) - _LONGEST, 0)
        for closing, pattern in _closings():
            match = pattern.search(line.text, start)
            if match is None:
                continue
            closed = True
            if paper.kind in words().customary and closing.kinds != _ASKING:
                continue
            if paper.kind not in closing.kinds and not (
                paper.kind == "报告" and "请示" in closing.kinds
            ):
                yield Fault(
                    Message("{kind}的结语用了“{words}”", kind=paper.kind, words=match.group()),
                    Message("请改用与文种相符的结语，或者删去"),
                    line.places(*match.span()),
                )
    if not closed and paper.kind == "请示" and paper.official:
        yield Fault(
            Message("请示没有结语"),
            Message("请在正文末尾写“妥否，请批示。”一类的结语"),
            paper.place(max(end - 1, 0)),
            severity=Severity.STYLE,
        )


@cache
def _closings() -> tuple[tuple[Closing, re.Pattern[str]], ...]:
    return tuple(
        (closing, re.compile(rf"(?:^|(?<=[。；，]))(?:{closing.pattern})(?=[。！]?$)"))
        for closing in words().closings
    )
