"""HZ101 序号不连续

查什么
    同一级的序号从一起，逐个加一。缺了开头，或中间跳过，都报。一份文件的序号也可以一直排下去，
    不因换了上级标题而重新起头：接着前面数的不算缺。写在“附件：”后面的“1.”也算头一条。

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

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._lists import Member, Siblings, all_lists
from huizong.outline.markers import Form
from huizong.values import Document, Manuscript, Message, Severity

_FAR = 5
_ABOVE = 300  # characters in which the line above is looked for
# Articles of a law are quoted from anywhere; the first point may stand within the paragraph before.
_QUOTED = (Form.ARTICLE, Form.POINT)
# The first attachment stands behind the words that open the list: 附件：1.值班表
_OPENED = re.compile(r"附[ \u3000]*件[ \u3000]*[：:][ \u3000]*([0-9]{1,2})[.．、 \u3000]")
_HINT = Message("请核对是不是漏了一条；没有漏的，改正后面的序号")


@rule("HZ101", Severity.ERROR)
def numbering_gap(manuscript: Manuscript) -> Iterator[Fault]:
    """Find numbers that do not follow the one before them."""
    for siblings in all_lists(manuscript):
        if siblings.form is not Form.ORDINAL and not _only_disordered(siblings):
            yield from _gaps(siblings, manuscript.document)


def _only_disordered(siblings: Siblings) -> bool:
    """Whether no number is missing: they only stand in another order, which HZ103 tells."""
    numbers = sorted({member.number for member in siblings.members})
    return numbers[0] == 1 and numbers[-1] == len(numbers)


def _gaps(siblings: Siblings, document: Document) -> Iterator[Fault]:
    expected = siblings.before + 1 if siblings.counts_on else 1 + _opened(siblings, document)
    for member in siblings.members:
        opening = member is siblings.members[0]
        if member.number > expected and not (opening and siblings.form in _QUOTED):
            yield _fault(member, expected)
        expected = max(expected, member.number) + 1


def _opened(siblings: Siblings, document: Document) -> int:
    """Return the number that stands behind 附件： in the line above a list, 0 without."""
    start = siblings.members[0].place.start
    above = document.text[max(start - _ABOVE, 0) : start].rstrip().rpartition("\n")[2]
    match = _OPENED.match(above.strip())
    return int(match[1]) if match else 0


def _fault(member: Member, expected: int) -> Fault:
    # A leap of many is as likely a number that is none of the list as many lost items.
    severity = Severity.WARNING if member.number - expected >= _FAR else None
    message = Message(
        "序号应为“{expected}”，实为“{found}”",
        expected=member.as_number(expected),
        found=member.item.marker,
    )
    return Fault(message, _HINT, (member.place,), severity=severity)
