"""HZ303 留有模板提示语

查什么
    模板里教人怎么填的话：“（此处填写……）”“单击此处输入文字”“标题用2号小标宋”、lorem ipsum。

为什么
    提示语是写给起草人看的，留在成文里说明这一处没有写。

错例
    二、存在问题（此处填写主要问题，不超过三条）

正例
    二、存在问题

依据
    党政机关公文处理工作条例（2012）公文起草要求（表述准确，文字精练）。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._listed import hits
from huizong.checks.tracing._words import placeholders
from huizong.values import Manuscript, Message, Severity


@rule("HZ303", Severity.ERROR)
def template_text_left(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield every prompt of a template."""
    for prompt in placeholders().prompts:
        for hit in hits(manuscript, prompt):
            yield Fault(
                Message("“{words}”是模板的提示语，不是正文", words=hit.words),
                Message("请按提示写上内容，再删去提示语"),
                hit.places,
            )
