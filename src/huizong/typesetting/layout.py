"""Decides what of a report is printed, and as what: the one place every output goes through.

A report becomes a flat sequence of printed paragraphs; docx, pdf, html, md and txt only dress them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, zip_longest

from huizong.typesetting.form import Form
from huizong.typesetting.printable import printable_runs
from huizong.typesetting.printed import Cell, Path, Printed, Role, Row
from huizong.typesetting.signature import place_signatures
from huizong.values import Item, ItemKind, Report, Run, own, text_of

_ROLES = {
    ItemKind.ITEM: Role.TEXT,
    ItemKind.PARAGRAPH: Role.TEXT,
    ItemKind.SALUTATION: Role.SALUTATION,
    ItemKind.SIGNATURE: Role.SIGNATURE,
    ItemKind.DATE: Role.DATE,
}
_CAPTION = re.compile(r"附?表\s*[\d一二三四五六七八九十]")
CELL_BREAK = own("\t")
_SENTENCE_ENDS = tuple("。！？；：…，、.!?;:,")


def lay_out(report: Report, form: Form) -> tuple[Printed, ...]:
    """Return the paragraphs of a report as they are printed, its title first if it has one."""
    paragraphs = [
        Printed(Role.TITLE, runs=printable_runs(report.title)),
        *_items(_placed(report.items, ())),
    ]
    filled = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    return tuple(place_signatures(list(_captioned(filled)), form.signature))


def _captioned(paragraphs: list[Printed]) -> Iterator[Printed]:
    """Yield the paragraphs, a line that names the table behind it (表1 …) as its caption."""
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
        names = paragraph.role is Role.TEXT and _CAPTION.match(paragraph.text)
        before_table = following is not None and following.role is Role.TABLE
        yield replace(paragraph, role=Role.CAPTION) if names and before_table else paragraph


Placed = tuple[Item, Path]


def _placed(items: tuple[Item, ...], above: Path) -> list[Placed]:
    return [(item, (*above, index)) for index, item in enumerate(items)]


def _items(placed: list[Placed]) -> Iterator[Printed]:
    for is_row, together in groupby(placed, key=lambda pair: pair[0].kind is ItemKind.ROW):
        if is_row:
            yield Printed(Role.TABLE, rows=tuple(Row(_cells(row.runs), at) for row, at in together))
        else:
            for item, at in together:
                yield from _paragraphs(item, at)


def _cells(runs: tuple[Run, ...]) -> tuple[Cell, ...]:
    """Split the runs of a row at the tabs that the program put between its cells."""
    cells: list[list[Run]] = [[]]
    for run in runs:
        if run == CELL_BREAK:
            cells.append([])
        else:
            cells[-1].append(run)
    return tuple(printable_runs(cell) for cell in cells)


def _paragraphs(item: Item, at: Path) -> Iterator[Printed]:
    if item.kind is ItemKind.INLINE_ITEM:  # its parent's text has said it
        yield from _items(_placed(item.children, at))
        return
    if item.kind is ItemKind.RUN_IN_HEADING:
        yield from _run_in(item, at)
        return
    if item.kind is ItemKind.HEADING:
        yield Printed(Role.HEADING, level=len(at), lead=_own_text(item), lead_at=at)
    else:
        yield Printed(_ROLES[item.kind], runs=_own_text(item), at=at)
    yield from _items(_placed(item.children, at))


def _run_in(item: Item, at: Path) -> Iterator[Printed]:
    """Yield the heading and the paragraph it opens as one, then what else stands under it."""
    lead, under = _own_text(item), _placed(item.children, at)
    index = _opened(item)
    if index is None:
        yield Printed(Role.TEXT, level=len(at), lead=lead, lead_at=at)
    else:
        body, body_at = under.pop(index)
        runs = _own_text(body)
        lead = _ended(lead)
        yield Printed(Role.TEXT, level=len(at), lead=lead, runs=runs, lead_at=at, at=body_at)
        yield from _items(_placed(body.children, body_at))
    yield from _items(under)


def _opened(item: Item) -> int | None:
    """Return the index of the paragraph that a run-in heading opens: the first that follows it."""
    for index, child in enumerate(item.children):
        if child.kind is not ItemKind.INLINE_ITEM:
            return index if child.kind is ItemKind.PARAGRAPH and not child.marker else None
    return None


def _ended(lead: tuple[Run, ...]) -> tuple[Run, ...]:
    return lead if text_of(lead).rstrip().endswith(_SENTENCE_ENDS) else (*lead, own("。"))


def _own_text(item: Item) -> tuple[Run, ...]:
    return printable_runs((own(item.marker), *item.runs))
