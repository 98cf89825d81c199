"""HZ119 并列的标题都没有编号

查什么
    “检查内容包括：”一类的话后面，并列着三个以上小标题，一个都没有编号。

为什么
    列举的各项编了号，才数得清、引得准。

错例
    检查内容包括：
    校舍安全。重点检查在建校舍的安全制度是否健全。
    消防安全。检查责任制是否落实，器材是否完好。
    用电安全。检查线路是否老化，有无私拉乱接。

正例
    检查内容包括：
    1.校舍安全。重点检查在建校舍的安全制度是否健全。
    2.消防安全。检查责任制是否落实，器材是否完好。
    3.用电安全。检查线路是否老化，有无私拉乱接。

依据
    GB/T 9704-2012 7.3.3。
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.values import Item, ItemKind, Manuscript, Message, Place, Severity, walk

_FEWEST = 3
_HEADINGS = (ItemKind.HEADING, ItemKind.RUN_IN_HEADING)
_LEAD_IN = re.compile(r"(?:包括|如下|以下|分为|内容|方面|事项|情况|要求|措施)[^。；]{0,8}[：:]\s*$")
_REACH = 24
_HINT = Message("请给列举的各项编上序号")


@rule("HZ119", Severity.STYLE)
def unnumbered_list(manuscript: Manuscript) -> Iterator[Fault]:
    """Find parallel headings without numbers under words that announce a list."""
    for report in manuscript.outline.reports:
        for item, _ in walk(report.items):
            if item.text.endswith(("：", ":")) and _LEAD_IN.search(item.text[-_REACH:]):
                places = _places(item)
                if len(places) >= _FEWEST:
                    message = Message("列举的{count}个小标题都没有序号", count=len(places))
                    yield Fault(message, _HINT, places)


def _places(item: Item) -> tuple[Place, ...]:
    headings = [child for child in item.children if child.kind in _HEADINGS]
    if any(child.marker for child in headings):
        return ()
    return tuple(child.place for child in headings if child.place)
