"""HZ110 只有一条却编了号

查什么
    只有“一、”没有“二、”，或只有“1.”没有“2.”。

为什么
    编号是为了分条；只有一条，要么后面的丢了，要么不必编号。

错例
    一、工作总结
    （正文）

正例
    一、工作总结
    （正文）
    二、下月打算
    （正文）

依据
    GB/T 9704-2012 7.3.3（结构层次序数用于分层分条）。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._lists import Siblings, lists
from huizong.outline.markers import Form
from huizong.values import Document, Manuscript, Message, Place, Severity

_FORMS = (Form.HANZI, Form.HANZI_BRACKETS, Form.DIGIT, Form.DIGIT_BRACKETS)
_HINT = Message("请核对后面的条目是不是丢了；确实只有一条的，去掉序号")


@rule("HZ110", Severity.WARNING)
def single_item(manuscript: Manuscript) -> Iterator[Fault]:
    """Find lists of one item that begins at one."""
    for report in manuscript.outline.reports:
        following: dict[Form, Siblings] = {}
        for siblings in reversed(lists(report, manuscript.document)):
            if _is_single(siblings) and not _counts_on(following.get(siblings.form)):
                yield _fault(siblings, manuscript.document)
            following[siblings.form] = siblings


def _is_single(siblings: Siblings) -> bool:
    alone = len(siblings.members) == 1 and siblings.members[0].number == 1
    return alone and siblings.form in _FORMS and not siblings.members[0].mark.doubtful


def _counts_on(following: Siblings | None) -> bool:
    """Whether the next list of the form goes on: numbers that run through all parts."""
    return following is not None and following.members[0].number != 1


def _fault(siblings: Siblings, document: Document) -> Fault:
    member = siblings.members[0]
    whole = member.item.place or member.place
    # A long item is quoted by its marker alone.
    place = whole if whole.end - whole.start <= 30 else member.place
    message = Message("只有“{marker}”，没有下一条", marker=member.item.marker)
    return Fault(message, _HINT, (Place(document.path, place.start, place.end),))
