"""HZ116 序号后多了空格

查什么
    同一种序号，多数后面没有空格，个别有。

为什么
    序号与文字之间不空格；一处空、一处不空，版面不齐。

错例
    （一） 秘书室
    （二）信息室

正例
    （一）秘书室
    （二）信息室

依据
    GB/T 9704-2012 7.3.3 的示例：序数后直接排文字。
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._lists import Member, printed
from huizong.checks.structure._shapes import by_form
from huizong.values import Document, Edit, Manuscript, Message, Place, Severity

_BLANKS = re.compile(r"[ \t\u3000\xa0]*")
_HINT = Message("请删去序号后面的空格")


@rule("HZ116", Severity.STYLE)
def marker_spacing(manuscript: Manuscript) -> Iterator[Fault]:
    """Find blanks behind markers where others of the form have none; not in Markdown."""
    document = manuscript.document
    if document.format == "md":
        return
    for report in manuscript.outline.reports:
        for members in by_form(report, document).values():
            told = [member for member in members if printed(member, document)]
            places = [place for member in told for place in _blanks(member, document)]
            if places and len(places) < len(told):
                message = Message("序号后面多了空格，共{count}处，其余没有", count=len(places))
                fix = tuple(Edit(place, "") for place in places)
                yield Fault(message, _HINT, tuple(places), fix)


def _blanks(member: Member, document: Document) -> Iterator[Place]:
    match = _BLANKS.match(document.text, member.place.end)
    if match and match[0] and member.item.text:
        yield Place(document.path, match.start(), match.end())
