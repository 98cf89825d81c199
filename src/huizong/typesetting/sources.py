"""The annex of sources: every figure of a report, where it was read, and who vouches for it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import PurePath

from huizong.chinese.sentences import sentences
from huizong.values import (
    Attachment,
    Basis,
    Document,
    Item,
    ItemKind,
    Place,
    Reading,
    Report,
    Run,
    own,
)

LABEL, TITLE = "附表", "数据来源表"
HEAD = ("序号", "数据", "所在条目", "提供科室和文件", "原句")
OWN_WORDS = "汇总时写入"
_LONGEST = 60
"""Characters of a sentence that are quoted; of a longer one, those around the figure."""


def annex(report: Report, bases: Iterable[Basis], readings: Sequence[Reading]) -> Attachment:
    """Return the table of the figures' sources as an attachment that the paper does not announce.

    The figures of a sentence share a row, one that several files state has a row for each; `bases`
    are in the order of the report. A place in a file that was not handed in is told by the name of
    the file alone.
    """
    known = {reading.document.path: reading for reading in readings}
    stated = [
        ((_number(report.items, basis.item), *said), basis.figure.text)
        for basis in bases
        for said in _said(basis, known)
    ]
    rows = [
        _row(str(number), "、".join(dict.fromkeys(text for _, text in figures)), *where)
        for number, (where, figures) in enumerate(groupby(stated, key=itemgetter(0)), start=1)
    ]
    return Attachment(TITLE, (_row(*HEAD), *rows) if rows else (), LABEL)


def _said(basis: Basis, known: dict[str, Reading]) -> Iterator[tuple[str, str]]:
    """Yield for each place that states a figure who vouches for it, and the sentence."""
    if not basis.places:
        yield "", OWN_WORDS
    for place in basis.places:
        reading = known.get(place.path)
        name = PurePath(place.path).name
        if reading is None:
            yield name, ""
        else:
            section = reading.report.section
            vouching = name if section in name else f"{section}（{name}）"
            yield vouching, _sentence(reading.document, place)


def _sentence(document: Document, place: Place) -> str:
    """Return the sentence in which a place begins, its middle only where it is long."""
    spans = _sentences(document.text)
    at = bisect_right(spans, (place.start, len(document.text))) - 1
    if at < 0:
        return ""
    start, end = spans[at]
    low = max(start, min(place.start - _LONGEST // 2, end - _LONGEST))
    high = min(end, low + _LONGEST)
    cut = document.text[low:high]
    return f"{'…' if low > start else ''}{cut}{'…' if high < end else ''}"


@cache
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    return sentences(text)


def _number(items: tuple[Item, ...], path: tuple[int, ...]) -> str:
    """Return an item by the numbers that lead to it (一、（二）3.), or by its first words."""
    markers, item = [], None
    for index in path:
        item = items[index]
        markers.append(item.marker.strip())
        items = item.children
    said = "".join(markers)
    return said or (item.text[:8] if item is not None else "")


def _row(*cells: str) -> Item:
    runs: list[Run] = []
    for index, cell in enumerate(cells):
        runs += [own("\t"), own(cell)] if index else [own(cell)]
    return Item(ItemKind.ROW, "", tuple(runs), None)
