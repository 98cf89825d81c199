"""HZ109 标题与下文连在一行

查什么
    标题后面没有句号也没有换行，下面的条目或正文就接在同一行：“一、活动目的为了丰富……”。

为什么
    多半是转换格式时丢了换行；目录生成不出来，层次也看不清。

错例
    一、抓学习，强素质 1.集中学习两次。
    2.个人自学。
    二、抓作风，促落实
    3.开展走访。

正例
    一、抓学习，强素质
    1.集中学习两次。
    2.个人自学。
    二、抓作风，促落实
    3.开展走访。

依据
    GB/T 9704-2012 7.3.3（标题另起一行）。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.values import (
    Document,
    Edit,
    Item,
    ItemKind,
    Manuscript,
    Message,
    Place,
    Report,
    Severity,
    walk,
)

_CLOSED = frozenset("。！？；：:;.!?…")
_HINT = Message("标题请单独成行")
_BLANKS = " \u3000"
_REACH = 80


@rule("HZ109", Severity.ERROR)
def glued_heading(manuscript: Manuscript) -> Iterator[Fault]:
    """Find headings that share a line with what stands under them, and titles within a line."""
    for report in manuscript.outline.reports:
        yield from _title(report, manuscript.document)
        for item, _ in walk(report.items):
            if item.kind is ItemKind.HEADING and item.place and item.children:
                yield from _glued(item, item.place, item.children[0], manuscript.document)


def _glued(item: Item, place: Place, child: Item, document: Document) -> Iterator[Fault]:
    if child.place is None or child.kind is ItemKind.ROW:
        return
    between = document.text[place.end : child.place.start]
    if place.end > child.place.start or between.strip(_BLANKS) or item.text[-1:] in _CLOSED:
        return
    message = Message("标题“{title}”与下面的内容连在一行", title=item.text.strip())
    fix = _broken(document, place.end, child.place.start) if child.marker else ()
    # Before a number the line surely ends; before plain words the heading may reach further.
    severity = None if child.marker else Severity.WARNING
    yield Fault(message, _HINT, (place,), fix, severity)


def _title(report: Report, document: Document) -> Iterator[Fault]:
    """Find a report's title that stands behind the last sentence of what goes before."""
    places = [run.origin for run in report.title if run.origin]
    if not places or not places[0].start:
        return
    start = places[0].start
    before = document.text[max(start - _REACH, 0) : start].rstrip(_BLANKS)[-1:]
    if before in ("。", "；", "！", "？"):
        title = Place(document.path, start, places[-1].end)
        message = Message("标题“{title}”接在上一句后面", title=document.quote(title).strip())
        yield Fault(message, _HINT, (title,), _broken(document, start, start))


def _broken(document: Document, start: int, end: int) -> tuple[Edit, ...]:
    """Return the edit that puts a line end in place of [start, end), where lines are paragraphs."""
    if document.format != "txt":
        return ()
    line_end = "\r\n" if "\r\n" in document.text[:10_000] else "\n"
    return (Edit(Place(document.path, start, end), line_end),)
