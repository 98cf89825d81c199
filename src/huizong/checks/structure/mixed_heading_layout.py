"""HZ118 同级标题排法不一

查什么
    同一级标题，多数与正文连排（标题用句号，正文接着写），个别单独成行；或者多数单独成行，
    个别与正文连排。

为什么
    同级标题排法一致，层次才清楚。

错例
    1.安全工作常抓不懈。全年开展检查六次，整改隐患三处。
    2.办学行为更加规范。
    重申有关规定，签订责任书八份，没有发生违规行为。
    3.考试工作平安有序。全年组织考试九次，没有差错。

正例
    1.安全工作常抓不懈。全年开展检查六次，整改隐患三处。
    2.办学行为更加规范。重申有关规定，签订责任书八份。
    3.考试工作平安有序。全年组织考试九次，没有差错。

依据
    同级标题排法应当一致。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._headings import on_own_line
from huizong.checks.structure._lists import SERIES, all_lists
from huizong.values import Document, Item, ItemKind, Manuscript, Message, Severity

_FEWEST = 2
_OWN = Message("同级标题与正文连排，这一个单独成行")
_JOINED = Message("同级标题单独成行，这一个与正文连排")
_HINT = Message("请与同级标题排法一致")


@rule("HZ118", Severity.STYLE)
def mixed_heading_layout(manuscript: Manuscript) -> Iterator[Fault]:
    """Find headings laid out otherwise than most of their list."""
    document = manuscript.document
    for siblings in all_lists(manuscript):
        if siblings.form in SERIES:
            continue
        items = [member.item for member in siblings.members]
        own = [item for item in items if on_own_line(item, document)]
        joined = [item for item in items if _joined(item, document)]
        few, message = (own, _OWN) if len(own) < len(joined) else (joined, _JOINED)
        many = len(own) + len(joined) - len(few)
        if many >= _FEWEST and many > len(few):
            for item in few:
                if item.place:
                    yield Fault(message, _HINT, (item.place,))


def _joined(item: Item, document: Document) -> bool:
    """Whether an item is a heading sentence that its paragraph goes on behind."""
    return item.kind is ItemKind.RUN_IN_HEADING and not on_own_line(item, document)
