"""Items as written to a report with numbers, and a report back to items."""

from collections.abc import Iterator, Sequence

from huizong.compiling.numbering import marker
from huizong.values import Item, ItemKind, Report, own, walk
from huizong_web.reports.writing.lines import DEEPEST, Line


def report_of(lines: Sequence[Line], *, title: str, section: str) -> Report:
    """Return a report of some lines, numbered by level: 一、（一）1.（1）."""
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
        heading = bool(children) and not line.text.endswith(("。", "！", "？", "；"))
        kind = ItemKind.HEADING if heading else ItemKind.ITEM
        number = marker(level, len(found) + 1)
        found.append(Item(kind, number, (own(line.text),), None, tuple(children)))
    return found, at


def lines_of(report: Report) -> Iterator[Line]:
    """Yield the items of a report as lines, without their numbers; deeper levels are flattened."""
    for number, (item, depth) in enumerate(walk(report.items)):
        if item.kind is not ItemKind.INLINE_ITEM and item.text.strip():
            yield Line(f"r{number}", " ".join(item.text.split()), min(depth - 1, DEEPEST))
