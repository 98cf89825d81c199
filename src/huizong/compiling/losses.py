"""What a compiled report lost (design, invariant I2), read off the report and the inputs afresh."""

import re
from collections.abc import Callable, Iterator, Sequence

from huizong.compiling.accounting import UNEXPLAINED
from huizong.figures import figures
from huizong.values import (
    Account,
    Entry,
    Fate,
    Figure,
    FigureKind,
    Finding,
    ItemKind,
    Message,
    Place,
    Reading,
    Report,
    Severity,
    places_of,
    walk,
)

_BETWEEN_ITEMS = re.compile(r"[\s　\ufeff\-—•·●■◆*＊、。．.：:；;|#>]*")
_NAMING = {FigureKind.DATE, FigureKind.ORDINAL, FigureKind.PLACEHOLDER}


def lost(
    report: Report,
    account: Account,
    readings: Sequence[Reading],
    *,
    read: Callable[[str], Sequence[Figure]] = figures,
) -> Iterator[Finding]:
    """Yield what of the inputs is neither printed nor listed as not printed with its reason.

    Words may go with a reason, but a measured figure among them must stand elsewhere, unless the
    words are left out for want of room and listed so. The line of a date states none, even where
    there is no such day (10月32日 reads as a month and 32 days).
    """
    output = frozenset(figure.text for item, _ in walk(report.items) for figure in read(item.text))
    listed = {entry.place for entry in account.entries}
    dates = set(_places_of_dates(readings))
    for entry in account.entries:
        for part in entry.dropped:
            if part.why == UNEXPLAINED:
                yield _lost(part.place, entry.text)
        if entry.dropped and entry.fate is not Fate.LEFT_OUT and entry.place not in dates:
            stated = output | _omitted(entry, readings)
            yield from (_lost(entry.place, figure) for figure in _not_in(stated, entry.text))
        if entry.fate is Fate.LEFT_OUT and not entry.dropped and entry.text.strip():
            yield _lost(entry.place, entry.text)
    for reading in readings:
        for item, _ in walk(reading.report.items):
            if item.place is not None and item.place not in listed:
                yield _lost(item.place, item.text)
        yield from _unlisted_text(reading, account)


def _places_of_dates(readings: Sequence[Reading]) -> Iterator[Place]:
    for reading in readings:
        for item, _ in walk(reading.report.items):
            if item.kind is ItemKind.DATE and item.place is not None:
                yield item.place


def _not_in(output: frozenset[str], text: str) -> Iterator[str]:
    """Yield the measured figures of a text that the output does not state."""
    for figure in figures(text):
        if figure.kind not in _NAMING and figure.text not in output:
            yield figure.text


def _omitted(entry: Entry, readings: Sequence[Reading]) -> frozenset[str]:
    """Return the figures of an item that are listed as left out."""
    places = [part.place for part in entry.dropped if part.omitted]
    texts = {r.document.path: r.document for r in readings} if places else {}
    return frozenset(f.text for p in places for f in figures(texts[p.path].quote(p)))


def _unlisted_text(reading: Reading, account: Account) -> Iterator[Finding]:
    """Yield the text of the document that lies in no entry of the account."""
    path, text = reading.document.path, reading.document.text
    seen = bytearray(len(text))
    for entry in account.entries:
        if entry.place.path == path:
            low, high = entry.place.start, entry.place.end
            seen[low:high] = b"\1" * (high - low)
    for paragraph in reading.document.paragraphs:
        for place in places_of(paragraph.runs):
            for match in re.finditer(rb"\0+", seen[place.start : place.end]):
                low, high = place.start + match.start(), place.start + match.end()
                if not _BETWEEN_ITEMS.fullmatch(text, low, high):
                    yield _lost(Place(path, low, high), text[low:high])


def _lost(place: Place, text: str) -> Finding:
    return Finding(
        "HZ020",
        "item-lost",
        Severity.ERROR,
        Message("{path}：“{text}”在汇总稿和去向表中都找不到", path=place.path, text=text[:40]),
        Message("这是程序的错误，请附上这些文件反馈；汇总稿没有写出"),
        (place,),
    )
