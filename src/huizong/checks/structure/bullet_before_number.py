"""HZ115 序号前多了项目符号

查什么
    有了序号，前面又有“- ”“● ”一类的符号。

为什么
    从网页或别的软件粘贴带来的，公文不用项目符号。

错例
    - 四、督办批示件1件。

正例
    四、督办批示件1件。

依据
    GB/T 9704-2012 7.3.3（层次用序数，不用符号）。
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._lists import all_lists, printed
from huizong.values import Document, Edit, Manuscript, Message, Place, Severity

# Bullets that web pages and word processors leave; a dash that belongs to a sentence has none.
_BULLET = re.compile(r"(?:[-*•●■◆▪·‣○□]\s+|[•●■◆▪‣])+$")
_ROOM = 8
_HINT = Message("请删去序号前面的符号")


@rule("HZ115", Severity.STYLE)
def bullet_before_number(manuscript: Manuscript) -> Iterator[Fault]:
    """Find bullets before numbered items; in Markdown they are its way of writing a list."""
    if manuscript.document.format == "md":
        return
    for siblings in all_lists(manuscript):
        places = tuple(
            place
            for member in siblings.members
            if printed(member, manuscript.document)
            for place in _bullet(member.place, manuscript.document)
        )
        if places:
            message = Message("序号前面多了项目符号，共{count}处", count=len(places))
            fix = tuple(Edit(place, "") for place in places)
            yield Fault(message, _HINT, places, fix)


def _bullet(marker: Place, document: Document) -> Iterator[Place]:
    low = max(marker.start - _ROOM, 0)
    before = document.text[low : marker.start]
    line = before[before.rfind("\n") + 1 :]
    match = _BULLET.search(line)
    if match and not line[: match.start()].strip():
        yield Place(marker.path, marker.start - len(line) + match.start(), marker.start)
