"""HZ117 序号写法不合国标

查什么
    一份文件里都写“1、”（国标写“1.”）、“一.”（国标写“一、”），或在“（一）”“（1）”“①”后面
    又加顿号。每种写法一份文件只报一次，指着第一处。

为什么
    阿拉伯数字后面用下脚点，汉字数字后面用顿号，带括号的后面不加标点。

错例
    1、加强学习
    （一）、加强学习

正例
    1.加强学习
    （一）加强学习

依据
    GB/T 9704-2012 7.3.3；GB/T 15834-2011 4.5（序次语后的标点）。
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._lists import Member, commonest, printed
from huizong.checks.structure._shapes import STANDARD, by_form, reshaped
from huizong.values import Document, Edit, Manuscript, Message, Severity

# Width of brackets is the matter of HZ5; here only what stands behind the number.
_WRONG = {
    re.compile(r"1[、．]"): "1.",
    re.compile(r"一[.．]"): "一、",
    re.compile(r"([（(][1一][）)])[、.．]"): r"\1",
    re.compile(r"([①-⑳])[、.．]"): r"\1",
}
_HINT = Message("请把全文的这种序号改成“{right}”")


@rule("HZ117", Severity.STYLE)
def marker_not_standard(manuscript: Manuscript) -> Iterator[Fault]:
    """Find forms whose usual way of writing is not that of the standard."""
    for report in manuscript.outline.reports:
        for form, members in by_form(report, manuscript.document).items():
            usual = commonest([member.shape for member in members], standard=STANDARD.get(form, ""))
            right = _right(usual)
            if right:
                same = [member for member in members if member.shape == usual]
                yield _fault(same, usual, right, manuscript.document)


def _right(shape: str) -> str:
    for pattern, right in _WRONG.items():
        if match := pattern.fullmatch(shape):
            return match.expand(right)
    return ""


def _fault(members: list[Member], shape: str, right: str, document: Document) -> Fault:
    message = Message("序号写作“{shape}”，共{count}处", shape=shape, count=len(members))
    hint = Message(_HINT.template, right=right)
    edits = [
        Edit(member.place, text)
        for member in members
        if printed(member, document) and (text := reshaped(member, right))
    ]
    fix = tuple(edits) if len(edits) == len(members) else ()
    return Fault(message, hint, (members[0].place,), fix)
