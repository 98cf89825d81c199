"""HZ108 标题下面没有内容

查什么
    同级标题下面都有内容，惟独这一个只有标题。

为什么
    多半是内容没有报来，或排版时丢了。

错例
    一、会议情况
    召开例会两次。
    二、培训情况
    三、值班情况
    值班三十天，无差错。

正例
    二、培训情况
    组织培训一次。

依据
    公文内容应当完整（党政机关公文处理工作条例第十九条）。
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._lists import SERIES, Siblings, all_lists
from huizong.values import Item, ItemKind, Manuscript, Message, Severity

_LONGEST = 24
_SENTENCE = re.compile(r"[，。；;！？!?,：:]|\d")
_HEADINGS = (ItemKind.HEADING, ItemKind.RUN_IN_HEADING)
_HINT = Message("请补上内容；没有内容的，写明“无”或删去标题")


@rule("HZ108", Severity.WARNING)
def heading_alone(manuscript: Manuscript) -> Iterator[Fault]:
    """Find headings without content among headings that have some."""
    for siblings in all_lists(manuscript):
        if siblings.form in SERIES or not _are_headings(siblings):
            continue
        for member in siblings.members:
            if _is_bare(member.item):
                message = Message("标题“{title}”下面没有内容", title=member.item.text.strip())
                places = (member.item.place or member.place,)
                yield Fault(message, _HINT, places)


def _are_headings(siblings: Siblings) -> bool:
    """Whether all others, at least two, are headings with something under them."""
    holding = sum(
        member.item.kind in _HEADINGS and bool(member.item.children) for member in siblings.members
    )
    bare = sum(_is_bare(member.item) for member in siblings.members)
    return bare > 0 and holding > bare and holding + bare == len(siblings.members)


def _is_bare(item: Item) -> bool:
    text = item.text.strip()
    short = 0 < len(text) <= _LONGEST and not _SENTENCE.search(text)
    return not item.children and short
