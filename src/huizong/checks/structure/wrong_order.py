"""HZ103 序号倒置

查什么
    同一级里后面的序号比前面的小，又不是从一重新起头。

为什么
    条目挪动以后序号没有跟着改，读的人会以为少了一条。

错例
    1、编发简报。
    3、起草讲话。
    2、核对文稿。

正例
    1、编发简报。
    2、核对文稿。
    3、起草讲话。

依据
    GB/T 9704-2012 7.3.3（结构层次序数依次标注）。
"""

from collections.abc import Iterator
from itertools import pairwise

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._lists import all_lists
from huizong.outline.markers import Form
from huizong.values import Manuscript, Message, Severity

_HINT = Message("请按顺序重排条目，或改正序号")


@rule("HZ103", Severity.ERROR)
def wrong_order(manuscript: Manuscript) -> Iterator[Fault]:
    """Find numbers that go back."""
    for siblings in all_lists(manuscript):
        if siblings.form is Form.ARTICLE:
            continue
        for one, other in pairwise(siblings.members):
            if other.number < one.number:
                message = Message(
                    "“{later}”排在“{earlier}”后面，次序颠倒",
                    later=other.item.marker,
                    earlier=one.item.marker,
                )
                yield Fault(message, _HINT, (other.place, one.place))
