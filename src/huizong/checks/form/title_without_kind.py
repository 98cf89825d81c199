"""HZ601 标题缺文种或单位

查什么
    公文（有发文字号，或有主送机关）的标题没有以文种收尾；“关于……”开头、没有写发文机关的，另作提示。

为什么
    标题由发文机关名称、事由和文种组成；没有文种，收文的人不知道要办、要批还是要看。

错例
    关于做好冬季防火工作的通知
    各乡镇人民政府：
    现将有关事项安排如下。

正例
    沁河县人民政府办公室关于做好冬季防火工作的通知
    各乡镇人民政府：
    现将有关事项安排如下。

依据
    党政机关公文处理工作条例（2012）第八条、第九条（标题）；GB/T 9704-2012 7.3.1。
"""

from collections.abc import Iterator

from huizong.checks.form._paper import Paper, papers
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity


@rule("HZ601", Severity.WARNING)
def title_without_kind(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield titles of official papers that name no kind, or nobody who issues them."""
    for paper in papers(manuscript):
        if paper.title_at >= 0 and (paper.number >= 0 or paper.official):
            yield from _faults(paper)


def _faults(paper: Paper) -> Iterator[Fault]:
    if not paper.kind:
        yield Fault(
            Message("标题“{title}”没有文种", title=paper.title),
            Message("请在末尾写明文种：通知、报告、请示、函、意见……"),
            paper.place(paper.title_at),
        )
    if paper.title.startswith("关于"):
        yield Fault(
            Message("标题“{title}”没有发文机关", title=paper.title),
            Message("请在“关于”前写上发文机关的全称或规范化简称"),
            paper.place(paper.title_at),
            severity=Severity.STYLE,
        )
