"""HZ306 留有批注

查什么
    Word、WPS 文件里没有删掉的批注，连同作者和批注的话。用来放行某条规则的批注不报。

为什么
    批注是起草时的商量，随文件发出去，收文的人都看得到。

错例
    正文“办结31件”旁有批注：这个数和台账对不上，先这样报。

正例
    批注处理完毕，全部删除。

依据
    党政机关公文处理工作条例（2012）发文办理（复核、印制）。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity, TraceKind

_OURS = "huizong:"
_LONGEST = 40


@rule("HZ306", Severity.WARNING)
def comment_left(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield every comment that is left in the file."""
    for trace in manuscript.document.traces:
        if trace.kind is TraceKind.COMMENT and not trace.text.lower().startswith(_OURS):
            yield Fault(
                Message(
                    "留有{author}的批注：“{text}”",
                    author=trace.author or Message("不知谁"),
                    text=trace.text.replace("\n", " ")[:_LONGEST],
                ),
                Message("请处理后删除批注；需要写进正文的，写进正文"),
                (trace.place,),
            )
