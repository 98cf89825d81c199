"""HZ104 同一级序号写法不一

查什么
    一份文件里同一种序号有几种写法：多数写“1.”，少数写“1、”或“1．”；多数用全角括号，少数用半角。
    报的是少数的那几处。

为什么
    从几个人的稿子拼来的报告最常见；写法一致，才看得出是同一级。

错例
    1.加强学习。
    2、改进作风。
    3.服务群众。

正例
    1.加强学习。
    2.改进作风。
    3.服务群众。

依据
    GB/T 9704-2012 7.3.3；同一文件写法应当统一。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._lists import Member, commonest, printed
from huizong.checks.structure._shapes import STANDARD, by_form, reshaped
from huizong.values import Document, Edit, Manuscript, Message, Severity

_HINT = Message("请统一写法")


@rule("HZ104", Severity.STYLE)
def mixed_marker_styles(manuscript: Manuscript) -> Iterator[Fault]:
    """Find markers that are written otherwise than most of their form."""
    for report in manuscript.outline.reports:
        for form, members in by_form(report, manuscript.document).items():
            usual = commonest([member.shape for member in members], standard=STANDARD.get(form, ""))
            odd: dict[str, list[Member]] = {}
            for member in members:
                if member.shape != usual:
                    odd.setdefault(member.shape, []).append(member)
            for shape, few in odd.items():
                yield _fault(shape, usual, few, manuscript.document)


def _fault(shape: str, usual: str, few: list[Member], document: Document) -> Fault:
    message = Message(
        "多数序号写作“{usual}”，这{count}处写作“{shape}”",
        usual=usual,
        count=len(few),
        shape=shape,
    )
    fix = tuple(edit for member in few for edit in _edit(member, usual, document))
    whole = fix if len(fix) == len(few) else ()
    return Fault(message, _HINT, tuple(member.place for member in few), whole)


def _edit(member: Member, usual: str, document: Document) -> Iterator[Edit]:
    text = reshaped(member, usual)
    if text and printed(member, document):
        yield Edit(member.place, text)
