"""HZ101 序号不连续

查什么
    同一级的序号从一起，逐个加一。缺了开头，或中间跳过，都报。一份文件的序号也可以一直排下去，
    不因换了上级标题而重新起头：接着前面数的不算缺。

为什么
    序号缺了，多半是那一条在合并、删改时丢了。

错例
    （一）信息室
    2、编发信息简报1期。
    4、起草调研报告。
    （二）秘书室
    1、办理来文20件。

正例
    （一）信息室
    1、编发信息简报1期。
    2、起草调研报告。
    （二）秘书室
    1、办理来文20件。

依据
    GB/T 9704-2012 7.3.3（结构层次序数依次标注）。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._lists import Member, Siblings, all_lists
from huizong.outline.markers import Form
from huizong.values import Manuscript, Message, Severity

_FAR = 5
# Articles of a law are quoted from anywhere; the first point may stand within the paragraph before.
_QUOTED = (Form.ARTICLE, Form.POINT)
_HINT = Message("请核对是不是漏了一条；没有漏的，改正后面的序号")


@rule("HZ101", Severity.ERROR)
def numbering_gap(manuscript: Manuscript) -> Iterator[Fault]:
    """Find numbers that do not follow the one before them."""
    for siblings in all_lists(manuscript):
        if siblings.form is not Form.ORDINAL and not _only_disordered(siblings):
            yield from _gaps(siblings)


def _only_disordered(siblings: Siblings) -> bool:
    """Whether no number is missing: they only stand in another order, which HZ103 tells."""
    numbers = sorted({member.number for member in siblings.members})
    return numbers[0] == 1 and numbers[-1] == len(numbers)


def _gaps(siblings: Siblings) -> Iterator[Fault]:
    expected = siblings.before + 1 if siblings.counts_on else 1
    for member in siblings.members:
        opening = member is siblings.members[0]
        if member.number > expected and not (opening and siblings.form in _QUOTED):
            yield _fault(member, expected)
        expected = max(expected, member.number) + 1


def _fault(member: Member, expected: int) -> Fault:
    # A leap of many is as likely a number that is none of the list as many lost items.
    severity = Severity.WARNING if member.number - expected >= _FAR else None
    message = Message(
        "序号应为“{expected}”，实为“{found}”",
        expected=member.as_number(expected),
        found=member.item.marker,
    )
    return Fault(message, _HINT, (member.place,), severity=severity)
