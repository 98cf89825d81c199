"""HZ102 序号重复

查什么
    同一级里两条用了同一个序号。

为什么
    多半是插入一条以后没有顺延；引用“第三条”时就不知道是哪一条。

错例
    一、加强学习
    二、改进作风
    二、服务群众

正例
    一、加强学习
    二、改进作风
    三、服务群众

依据
    GB/T 9704-2012 7.3.3（结构层次序数依次标注）。
"""

from collections.abc import Iterator
from itertools import pairwise

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._lists import SERIES, Member, Siblings, all_lists
from huizong.values import Manuscript, Message, Severity

_HINT = Message("请把后面的序号顺延")


@rule("HZ102", Severity.ERROR)
def numbering_repeat(manuscript: Manuscript) -> Iterator[Fault]:
    """Find siblings that bear the same number."""
    for siblings in all_lists(manuscript):
        if siblings.form not in SERIES and not _counted_by_markdown(siblings, manuscript):
            yield from _repeats(siblings)


def _counted_by_markdown(siblings: Siblings, manuscript: Manuscript) -> bool:
    """Whether these are the ones of a Markdown list, which counts for itself."""
    ones = all(member.number == 1 for member in siblings.members)
    return ones and manuscript.document.format == "md"


def _repeats(siblings: Siblings) -> Iterator[Fault]:
    for one, other in pairwise(siblings.members):
        if one.number == other.number:
            yield _fault(one, other)


def _fault(one: Member, other: Member) -> Fault:
    message = Message("序号“{marker}”用了两次", marker=other.item.marker)
    return Fault(message, _HINT, (other.place, one.place))
