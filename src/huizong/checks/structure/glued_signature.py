"""HZ125 署名与日期连在一行

查什么
    文末的署名、成文日期与上文或彼此连在一行。

为什么
    成文日期单独成行，排在署名下面；连在一行多半是转换格式时丢了换行。

错例
    青石县农业科2026年10月25日

正例
    青石县农业科
    2026年10月25日

依据
    GB/T 9704-2012 7.3.5（发文机关署名、成文日期各占一行）。
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
    Severity,
    walk,
)

_CLOSING = (ItemKind.SIGNATURE, ItemKind.DATE)
_ROOM = 80
_MARKUP = "> *_#-"  # of Markdown
_HINT = Message("署名和日期请各占一行")


@rule("HZ125", Severity.WARNING)
def glued_signature(manuscript: Manuscript) -> Iterator[Fault]:
    """Find signatures and dates that share a line with what stands before them."""
    for report in manuscript.outline.reports:
        for item, _ in walk(report.items):
            if item.kind in _CLOSING and item.place and _is_glued(item.place, manuscript.document):
                yield _fault(item, item.place, manuscript.document)


def _is_glued(place: Place, document: Document) -> bool:
    line = document.text.rfind("\n", 0, place.start) + 1
    before = document.text[line : place.start].strip()
    return bool(before.strip(_MARKUP) if document.format == "md" else before)


def _fault(item: Item, place: Place, document: Document) -> Fault:
    message = Message("“{words}”与前面的文字连在一行", words=item.text.strip())
    before = document.text[max(place.start - _ROOM, 0) : place.start]
    blanks = len(before) - len(before.rstrip(" \u3000"))
    gap = Place(place.path, place.start - blanks, place.start)
    end = "\r\n" if "\r\n" in document.text[:10_000] else "\n"
    fix = (Edit(gap, end),) if document.format == "txt" else ()
    return Fault(message, _HINT, (place,), fix)
