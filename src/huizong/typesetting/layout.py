"""Decides what of a report is printed, and as what: the one place every output goes through.

A report becomes a flat sequence of printed paragraphs; docx, pdf, html, md and txt only dress them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, zip_longest

from huizong.typesetting.form import Form
from huizong.typesetting.printable import printable_runs
from huizong.typesetting.printed import Cell, Printed, Role
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
    paragraphs = [Printed(Role.TITLE, runs=printable_runs(report.title)), *_items(report.items, 1)]
    filled = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    return tuple(place_signatures(list(_captioned(filled)), form.signature))


def _captioned(paragraphs: list[Printed]) -> Iterator[Printed]:
    """Yield the paragraphs, a line that names the table behind it (表1 …) as its caption."""
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
        names = paragraph.role is Role.TEXT and _CAPTION.match(paragraph.text)
        before_table = following is not None and following.role is Role.TABLE
        yield replace(paragraph, role=Role.CAPTION) if names and before_table else paragraph


def _items(items: tuple[Item, ...], depth: int) -> Iterator[Printed]:
    for is_row, together in groupby(items, key=lambda item: item.kind is ItemKind.ROW):
        if is_row:
            yield Printed(Role.TABLE, rows=tuple(_cells(row.runs) for row in together))
        else:
            yield from _paragraphs(together, depth)


def _cells(runs: tuple[Run, ...]) -> tuple[Cell, ...]:
    """Split the runs of a row at the tabs that the program put between its cells."""
    cells: list[list[Run]] = [[]]
    for run in runs:
        if run == CELL_BREAK:
            cells.append([])
        else:
            cells[-1].append(run)
    return tuple(printable_runs(cell) for cell in cells)


def _paragraphs(items: Iterable[Item], depth: int) -> Iterator[Printed]:
    for item in items:
        if item.kind is ItemKind.RUN_IN_HEADING:
            yield from _run_in(item, depth)
            continue
        if item.kind is ItemKind.HEADING:
            yield Printed(Role.HEADING, level=depth, lead=_own_text(item))
        elif item.kind is not ItemKind.INLINE_ITEM:  # its parent's text has said it
            yield Printed(_ROLES[item.kind], runs=_own_text(item))
        yield from _items(item.children, depth + 1)


def _run_in(item: Item, depth: int) -> Iterator[Printed]:
    """Yield the heading and the paragraph it opens as one, then what else stands under it."""
    body = _opened(item)
    lead = _own_text(item)
    if body is None:
        yield Printed(Role.TEXT, level=depth, lead=lead)
    else:
        yield Printed(Role.TEXT, level=depth, lead=_ended(lead), runs=_own_text(body))
        yield from _items(body.children, depth + 2)
    yield from _items(tuple(child for child in item.children if child is not body), depth + 1)


def _opened(item: Item) -> Item | None:
    """Return the paragraph that a run-in heading opens: the first that follows it."""
    following = (child for child in item.children if child.kind is not ItemKind.INLINE_ITEM)
    first = next(following, None)
    is_text = first is not None and first.kind is ItemKind.PARAGRAPH and not first.marker
    return first if is_text else None


def _ended(lead: tuple[Run, ...]) -> tuple[Run, ...]:
    return lead if text_of(lead).rstrip().endswith(_SENTENCE_ENDS) else (*lead, own("。"))


def _own_text(item: Item) -> tuple[Run, ...]:
    return printable_runs((own(item.marker), *item.runs))
