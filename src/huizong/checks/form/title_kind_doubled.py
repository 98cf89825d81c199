"""HZ602 文种重叠

查什么
    标题末尾叠用两个文种（请示报告、通知公告），或者文种前重复它的意思（关于申请……的请示）。

为什么
    一份公文只有一个文种；请示要批复，报告不要，叠在一起收文的人不知道怎么办。

错例
    沁河县教育局关于拨付维修资金的请示报告

正例
    沁河县教育局关于拨付维修资金的请示

依据
    党政机关公文处理工作条例（2012）第八条。
"""

import re
from collections.abc import Iterator

from huizong.checks.form._paper import papers
from huizong.checks.form._words import words
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity


@rule("HZ602", Severity.WARNING)
def title_kind_doubled(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield titles that name two kinds of paper."""
    for paper in papers(manuscript):
        for doubled in words().doubled if paper.title_at >= 0 else ():
            match = re.search(doubled.pattern, paper.title)
            if match:
                yield Fault(
                    Message("标题里“{words}”文种重叠", words=match.group()),
                    Message("应当用：{should}", should=doubled.should),
                    paper.place(paper.title_at),
                    severity=Severity(doubled.severity),
                )
                break
