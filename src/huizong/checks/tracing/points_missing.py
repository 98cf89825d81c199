"""HZ314 说了有几点，后面没有

查什么
    一段以“提出几点意见”“强调三点要求”收尾，下一段却不是“一、”“一是”“1.”这样的条目。

为什么
    多半是摘录时只抄了开头，意见的内容丢了。

错例
    会上，局长就安全工作强调几点意见。
    下午，与会人员参观了训练基地。

正例
    会上，局长就安全工作强调三点意见：一是压实责任，二是细查隐患，三是限期整改。

依据
    党政机关公文处理工作条例（2012）公文起草要求（结构严谨，表述准确）。
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._words import broken
from huizong.values import Manuscript, Message, Passage, Severity


@rule("HZ314", Severity.WARNING)
def points_missing(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield announcements of points that no point follows."""
    points, begins = _points(), _begins()
    body = [passage for passage in manuscript.passages if passage.table < 0]
    for passage, following in pairwise([*body, Passage("", (), ())]):
        match = points.search(passage.text)
        if match and not begins.match(following.text):
            yield Fault(
                Message("“{words}”后面没有写是哪几点", words=match.group()),
                Message("请补上各点内容；不需要的，改成“提出要求”一类不带数的说法"),
                passage.places(*match.span()),
            )


@cache
def _points() -> re.Pattern[str]:
    return re.compile(broken().points)


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(broken().list_begins)
