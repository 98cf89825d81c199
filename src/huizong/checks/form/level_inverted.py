"""HZ613 层次颠倒

查什么
    低一级的序号下面套着高一级的：“（一）”下面出现“一、”，“1.”下面出现“（一）”。

为什么
    层次依次为“一、”“（一）”“1.”“（1）”，颠倒了，读的人分不清谁统着谁。

错例
    沁河县水务局工作总结

    1. 来文办理

    （一）登记。登记来文152件。

    （二）拟办。拟办来文120件。

    2. 会议组织

    筹备会议12次。

正例
    沁河县水务局工作总结

    （一）来文办理

    1. 登记。登记来文152件。

    2. 拟办。拟办来文120件。

    （二）会议组织

    筹备会议12次。

依据
    GB/T 9704-2012 7.3.3。
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from huizong.checks.rule import Fault, rule
from huizong.values import Item, ItemKind, Manuscript, Message, Severity, walk

_LEVELS = (
    re.compile("[一二三四五六七八九十]{1,3}、?$"),
    re.compile("[（(][一二三四五六七八九十]{1,3}[）)]、?$"),
    re.compile("[0-9]{1,2}[.．、]?$"),
    re.compile("[（(][0-9]{1,2}[）)]、?$|[0-9]{1,2}[）)]$"),
    re.compile("[①-⑳]、?$"),
)


@rule("HZ613", Severity.WARNING)
def level_inverted(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield items that stand under a mark of a lower level; the first of a series each."""
    for report in manuscript.outline.reports:
        for item, _ in walk(report.items):
            higher = _higher(item)
            if higher is not None and higher.place is not None and item.place is not None:
                yield Fault(
                    Message(
                        "“{lower}”下面套着“{higher}”，层次颠倒",
                        lower=item.marker.strip(),
                        higher=higher.marker.strip(),
                    ),
                    Message("请按“一、”“（一）”“1.”“（1）”的次序重排"),
                    (higher.place, item.place),
                )


def _higher(item: Item) -> Item | None:
    """Return the first child whose mark is of a higher level than the item's own."""
    own = _level(item.marker)
    for child in item.children if own else ():
        if child.kind is not ItemKind.INLINE_ITEM and 0 < _level(child.marker) < own:
            return child
    return None


@lru_cache(maxsize=4000)
def _level(marker: str) -> int:
    """Return the level that the form of a mark stands for, counted from 1; 0 for none."""
    marker = marker.strip().lstrip("-•● ")
    for level, pattern in enumerate(_LEVELS, 1):
        if pattern.match(marker):
            return level
    return 0
