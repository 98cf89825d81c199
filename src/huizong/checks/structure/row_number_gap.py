"""HZ122 表中序号不连续

查什么
    表格“序号”一列跳过、重复或颠倒。

为什么
    删行、插行以后序号没有重排，汇总时会以为少了一行。

错例
    序号 | 乡镇
    1    | 松涧镇
    3    | 柳溪乡

正例
    序号 | 乡镇
    1    | 松涧镇
    2    | 柳溪乡

依据
    序号逐行加一，是表格的通行写法。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Passage, Severity

_HEADS = frozenset({"序号", "编号", "项次"})
_HINT = Message("请核对是不是漏了一行；没有漏的，重排序号")


@rule("HZ122", Severity.WARNING)
def row_number_gap(manuscript: Manuscript) -> Iterator[Fault]:
    """Find numbers in the first column of a table that do not count on."""
    counted, last = -1, 0
    for passage in manuscript.passages:
        if passage.table < 0 or passage.column != 0:
            continue
        text = "".join(passage.text.split())
        if text in _HEADS:
            counted, last = passage.table, 0
        elif passage.table == counted and text.isdecimal():
            number = int(text)
            if last and number not in (1, last + 1):
                yield _fault(passage, last, text)
            last = number


def _fault(passage: Passage, last: int, found: str) -> Fault:
    message = Message("序号“{last}”下面是“{found}”", last=last, found=found)
    return Fault(message, _HINT, passage.places(0, len(passage.text)))
