"""HZ530 两个数量之间没有标点

查什么
    人数、户数后面紧跟金额，中间没有标点或词：资助学生45名4.5万元。

为什么
    两个数量连在一起，读成一个数就错了。

错例
    资助学生45名4.5万元。

正例
    资助学生45名，发放4.5万元。

依据
    GB/T 15834-2011 4.4 逗号；GB/T 15835-2011
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_GLUED = re.compile(
    "[0-9](?<![0-9.].)[0-9]*(?:多|余)?(?:名|人|户|位|起)(?=[0-9][0-9.,]*(?:多|余)?(?:万|亿)?(?P<money>(?:万|亿)?元)(?!以上|级))"
)


@rule("HZ530", Severity.STYLE)
def quantities_glued(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield a count that money follows without a mark."""
    found = script(manuscript)
    for match in _GLUED.finditer(found.text):
        if found.passages[found.index(match.start())].table < 0:
            end = match.end("money")
            yield Fault(
                Message("“{words}”两个数量之间没有标点", words=found.text[match.start() : end]),
                Message("请加逗号或写明是什么"),
                found.places(match.start(), end),
            )
