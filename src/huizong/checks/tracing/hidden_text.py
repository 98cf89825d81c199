"""HZ308 留有隐藏文字

查什么
    Word、WPS 文件里设成“隐藏”的文字：屏幕和纸上看不到，文件里却有。

为什么
    隐藏的话随文件发出去，别人取消隐藏就看得到；也可能是应当印出来的话没有印。

错例
    正文里隐藏着：底数待核，先报42。

正例
    不需要的隐藏文字已删除，需要的已改为正文。

依据
    党政机关公文处理工作条例（2012）发文办理（复核、印制）。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity, TraceKind

_LONGEST = 40


@rule("HZ308", Severity.WARNING)
def hidden_text(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield every hidden text."""
    for trace in manuscript.document.traces:
        if trace.kind is TraceKind.HIDDEN:
            yield Fault(
                Message("这里有隐藏文字：“{text}”", text=trace.text[:_LONGEST]),
                Message("请显示隐藏文字核对：不要的删去，要的取消“隐藏”格式"),
                (trace.place,),
            )
