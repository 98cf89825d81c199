"""HZ114 层次过多

查什么
    编号的层次超过五层。

为什么
    国标给公文四层序数，必要时加“①”一层；再深，读的人就记不住在哪一层了。

错例
    一、范围
    （一）对象
    1.人员
    （1）在编
    ①正式
    1）试用期满的；
    2）试用期未满的。
    ②借用

正例
    一、范围
    （一）对象
    1.人员
    （1）在编人员；
    （2）借用人员。

依据
    GB/T 9704-2012 7.3.3（四层）。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._lists import SERIES, all_lists
from huizong.values import Manuscript, Message, Severity

DEEPEST = 5
_HINT = Message("请合并层次，或另列一条")


@rule("HZ114", Severity.STYLE)
def too_deep(manuscript: Manuscript) -> Iterator[Fault]:
    """Find numbered lists deeper than the standard's levels."""
    for siblings in all_lists(manuscript):
        if siblings.depth > DEEPEST and siblings.form not in SERIES:
            message = Message(
                "这是第{depth}层编号，最多{most}层", depth=siblings.depth, most=DEEPEST
            )
            yield Fault(message, _HINT, (siblings.members[0].place,))
