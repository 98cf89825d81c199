"""HZ307 留有修订痕迹

查什么
    Word、WPS 文件里没有接受或拒绝的修订：插入了什么、删除了什么、是谁改的。紧挨着的删和插合成一处。

为什么
    修订没有定下来，收文的人看得到改动的经过，也分不清哪个是定稿。

错例
    办结{删:30}{增:31}件。

正例
    办结31件。（修订已接受）

依据
    党政机关公文处理工作条例（2012）发文办理（复核、印制）。
"""

from collections.abc import Iterator
from itertools import groupby

from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Place, Severity, Trace, TraceKind

_LONGEST = 24
_CHANGES = (TraceKind.INSERTED, TraceKind.DELETED)


@rule("HZ307", Severity.WARNING)
def revision_left(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield every tracked change, those that touch together."""
    changes = [trace for trace in manuscript.document.traces if trace.kind in _CHANGES]
    for _, group in groupby(_joined(changes), key=lambda pair: pair[0]):
        together = [trace for _, trace in group]
        start = together[0].place
        place = Place(start.path, start.start, max(trace.place.end for trace in together))
        yield Fault(
            _told(together),
            Message("请在“审阅”里接受或拒绝这处修订，定稿后再报送；现在按接受读取"),
            (place,),
        )


def _joined(changes: list[Trace]) -> Iterator[tuple[int, Trace]]:
    """Yield changes with a number that stays the same while they touch."""
    number, end = 0, -1
    for trace in changes:
        if trace.place.start != end:
            number += 1
        end = trace.place.end
        yield number, trace


def _told(changes: list[Trace]) -> Message:
    old = _said(changes, TraceKind.DELETED)
    new = _said(changes, TraceKind.INSERTED)
    author = changes[0].author or Message("不知谁")
    if old and new:
        return Message("{author}把“{old}”改为“{new}”，还没有定", author=author, old=old, new=new)
    if new:
        return Message("{author}加了“{new}”，还没有定", author=author, new=new)
    return Message("{author}删了“{old}”，还没有定", author=author, old=old)


def _said(changes: list[Trace], kind: TraceKind) -> str:
    text = "".join(trace.text for trace in changes if trace.kind is kind)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
