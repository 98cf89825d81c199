"""HZ113 标题末尾的标点不一

查什么
    同级的标题单独成行，多数末尾没有标点，个别以句号等结尾；或者反过来。

为什么
    标题单独成行的，末尾不用标点；个别带句号，多半是从正文改来的。

错例
    一、提高思想认识
    组织学习两次，形成共识。
    二、落实工作责任。
    分解任务八项，责任到人。
    三、强化督促检查
    开展督查三次。

正例
    一、提高思想认识
    组织学习两次，形成共识。
    二、落实工作责任
    分解任务八项，责任到人。
    三、强化督促检查
    开展督查三次。

依据
    党政机关公文的标题除法规名称加书名号外，一般不用标点；同级写法应当一致。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._headings import ended, heading_lists, mark_edit, mark_place
from huizong.values import Manuscript, Message, Severity

_HINT = Message("标题末尾的标点请删去")


@rule("HZ113", Severity.STYLE)
def mixed_heading_punctuation(manuscript: Manuscript) -> Iterator[Fault]:
    """Find headings that end with a mark of a sentence where others of their list do not."""
    for headings in heading_lists(manuscript):
        if all(map(ended, headings)):
            continue
        for item in filter(ended, headings):
            message = Message("同级标题末尾没有标点，这一个有“{mark}”", mark=item.text.rstrip()[-1])
            yield Fault(message, _HINT, (mark_place(item),), (mark_edit(item),))
