"""HZ112 标题末尾有标点

查什么
    单独成行的编号标题以句号、逗号或分号结尾，而且同级标题都这样。
    只是个别标题带标点的，由 HZ113 报。

为什么
    标题不是句子，单独成行的末尾不用标点。

错例
    一、提高思想认识。
    组织学习两次，形成共识。
    二、落实工作责任。
    分解任务八项，责任到人。

正例
    一、提高思想认识
    组织学习两次，形成共识。
    二、落实工作责任
    分解任务八项，责任到人。

依据
    GB/T 15834-2011 的通行解释；党政机关公文的标题除法规名称加书名号外，一般不用标点。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._headings import heading_lists, mark_edit, mark_place
from huizong.values import Manuscript, Message, Severity

_MARKS = ("。", "；", "，", ";", ",")
_HINT = Message("标题末尾的标点请删去")


@rule("HZ112", Severity.STYLE)
def heading_ends_with_punctuation(manuscript: Manuscript) -> Iterator[Fault]:
    """Find lists of headings that all end with a mark of a sentence."""
    for headings in heading_lists(manuscript):
        if not all(item.text.rstrip()[-1:] in _MARKS for item in headings):
            continue
        places = tuple(mark_place(item) for item in headings)
        message = Message("标题末尾有“{mark}”", mark=headings[0].text.rstrip()[-1])
        yield Fault(message, _HINT, places, tuple(mark_edit(item) for item in headings))
