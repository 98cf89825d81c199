"""Items as written to a report with numbers, and a report back to items."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from huizong.compiling.numbering import marker
from huizong.values import Item, ItemKind, Reading, Report, Run, own, walk
from huizong_web.reports.texts import Text
from huizong_web.reports.writing.lines import DEEPEST, LONGEST, Line

_AROUND = {ItemKind.SALUTATION, ItemKind.SIGNATURE, ItemKind.DATE}
"""What stands around the items of a report and is none."""
_ENDS = ("。", "！", "？", "；", ".", "!", "?", ";")


@dataclass(frozen=True, slots=True)
class Taken:
    """The items of a text, and the lines of it that are none: its title, who signed it, when."""

    lines: tuple[Line, ...]
    left: tuple[str, ...]


def numbers_of(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the number of each line as it will be printed: 一、（一）1.（1）."""
    counts = [0] * (DEEPEST + 2)
    for line in lines:
        counts[line.level] += 1
        counts[line.level + 1 :] = [0] * (DEEPEST + 1 - line.level)
        yield marker(line.level, counts[line.level])


def report_of(lines: Sequence[Line], *, title: str, section: str) -> Report:
    """Return a report of tidy lines, numbered by level."""
    items, _end = _items(lines, 0, 0)
    return Report(
        title=(own(title),),
        kind="summary",
        organisation="",
        date="",
        section=section,
        place=None,
        items=tuple(items),
    )


def _items(lines: Sequence[Line], at: int, level: int) -> tuple[list[Item], int]:
    """Return the items of a level from a position on, and where they end."""
    found: list[Item] = []
    while at < len(lines) and lines[at].level >= level:
        line = lines[at]
        children, at = _items(lines, at + 1, level + 1)
        heading = bool(children) and not line.text.endswith(_ENDS)
        kind = ItemKind.HEADING if heading else ItemKind.ITEM
        number = marker(level, len(found) + 1)
        found.append(Item(kind, number, _runs(number, line.text), None, tuple(children)))
    return found, at


def _runs(number: str, text: str) -> tuple[Run, ...]:
    """Return the runs with a blank before a digit, lest "2." and "3月12日" read as a decimal."""
    parted = number.endswith(".") and text[:1].isdecimal()
    return (own(" "), own(text)) if parted else (own(text),)


def lines_of(report: Report, *, key: str = "r") -> Iterator[Line]:
    """Yield the items of a report as lines, without numbers, deeper levels flattened.

    The key of a line is `key` and the number of its item in the order of the report. What is too
    long for an item goes on in the next.
    """
    for number, (item, depth) in enumerate(walk(report.items)):
        text = " ".join(item.text.split())
        if item.kind is ItemKind.INLINE_ITEM or item.kind in _AROUND or not text:
            continue
        level = min(depth - 1, DEEPEST)
        yield Line(f"{key}{number}", text[:LONGEST], level)
        for part, start in enumerate(range(LONGEST, len(text), LONGEST)):
            yield Line(f"{key}{number}-{part}", text[start : start + LONGEST], level)


def taken_from(reading: Reading, *, key: str) -> Taken:
    """Return a text's items, and what of the text is none of them."""
    places = [
        item.place
        for item, _depth in walk(reading.report.items)
        if item.place is not None and item.kind not in _AROUND
    ]
    text = Text(0, "", "", reading)
    apart = (
        text.words(each.start, each.end).strip()
        for each in text.paragraphs
        if not any(place.start < each.end and each.start < place.end for place in places)
    )
    return Taken(tuple(lines_of(reading.report, key=key)), tuple(filter(None, apart)))
