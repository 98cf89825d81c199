"""HZ120 标题漏了编号

查什么
    并列的两部分，前一部分里的小标题编了号，后一部分里同样的小标题没有编。

为什么
    多半是漏了序号。

错例
    服务队工作总结
    工作优点：
    一、考虑全面
    队员们深入思考问题，提前准备了预案。
    二、随机应变
    队员们应对能力得到提升，没有冷场。
    工作不足：
    收集混乱不够准确
    由于前期考察不足，人员分配不公，问卷有遗漏。

正例
    服务队工作总结
    工作优点：
    一、考虑全面
    队员们深入思考问题，提前准备了预案。
    二、随机应变
    队员们应对能力得到提升，没有冷场。
    工作不足：
    一、收集混乱
    由于前期考察不足，人员分配不公，问卷有遗漏。
    二、分工不清
    有的队员不知道自己做什么，现场等人。

依据
    GB/T 9704-2012 7.3.3。
"""

from collections.abc import Iterable, Iterator

from huizong.checks.rule import Fault, rule
from huizong.values import Item, ItemKind, Manuscript, Message, Severity

_FEWEST = 2
_LEAST = 4
_HINT = Message("请补上序号，或把前一部分的序号也去掉")


@rule("HZ120", Severity.WARNING)
def unnumbered_heading(manuscript: Manuscript) -> Iterator[Fault]:
    """Find headings without a number whose cousins under the part before bear one."""
    for report in manuscript.outline.reports:
        yield from _among(report.items)


def _among(items: Iterable[Item]) -> Iterator[Fault]:
    parts = [item for item in items if item.kind is ItemKind.HEADING and not item.marker]
    for part in items:
        yield from _among(part.children)
    seen = False
    for part in parts:
        headings = _headings(part)
        seen = seen or _all_numbered(part)
        if seen and headings and not any(heading.marker for heading in headings):
            for heading in headings:
                if heading.place and heading.children:
                    told = Message(
                        "前面并列的小标题有序号，“{title}”没有", title=heading.text.strip()
                    )
                    yield Fault(told, _HINT, (heading.place,))


def _headings(part: Item) -> list[Item]:
    kind = ItemKind.HEADING
    return [one for one in part.children if one.kind is kind and len(one.text.strip()) >= _LEAST]


def _all_numbered(part: Item) -> bool:
    headings = _headings(part)
    return len(headings) >= _FEWEST and all(heading.marker for heading in headings)
