"""Decides what of a report is printed, and as what: the one place every output goes through.

A report becomes a flat sequence of printed paragraphs; docx, pdf, html, md and txt only dress them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from huizong.typesetting.charts import with_charts
from huizong.typesetting.closing import close, under_title
from huizong.typesetting.colophon import colophon
from huizong.typesetting.form import Form
from huizong.typesetting.line import line
from huizong.typesetting.masthead import masthead
from huizong.typesetting.printable import printable, printable_runs
from huizong.typesetting.printed import Cell, Path, Printed, Role, Row
from huizong.typesetting.signature import place_signatures
from huizong.typesetting.turning import turn
from huizong.values import Envelope, Item, ItemKind, Report, Run, own, text_of

_ROLES = {
    ItemKind.ITEM: Role.TEXT,
    ItemKind.PARAGRAPH: Role.TEXT,
    ItemKind.SALUTATION: Role.SALUTATION,
    ItemKind.SIGNATURE: Role.SIGNATURE,
    ItemKind.DATE: Role.DATE,
}
_CAPTION = re.compile(r"附?表\s*[\d一二三四五六七八九十]")
_UNIT = re.compile(r"[（(]?(?:计量)?单位[：:][^。；]{1,20}[）)]?")
CELL_BREAK = own("\t")
_SENTENCE_ENDS = tuple("。！？；：…，、.!?;:,")


def lay_out(
    report: Report, form: Form, *, envelope: Envelope | None = None, charts: bool = False
) -> tuple[Printed, ...]:
    """Return the paragraphs of a report as they are printed, its title first if it has one.

    The elements of the envelope stand around them as the form wants; with `charts` the picture of
    each table that can be drawn follows it.
    """
    around = envelope or Envelope()
    head = masthead(around, form)
    body = _body(report.items)
    titled = list(_titled(report, around, above=form.title.above if head else 0))
    addressed = list(_addressed(body, around))
    if head and not titled:  # the text itself keeps the title's distance from the head
        (addressed or body)[:1] = _lowered((addressed or body)[:1], form.title.above)
    paragraphs = [
        *head,
        *titled,
        *under_title(around, form),
        *addressed,
        *place_signatures(close(body, around, form), form.signature),
        *_attachments(around, form),
        *colophon(around, form),
    ]
    return tuple(turn(with_charts(paragraphs) if charts else paragraphs, form))


def _titled(report: Report, envelope: Envelope, *, above: int) -> Iterator[Printed]:
    """Yield the title, unless it says no more than the mark: an order has none of its own."""
    title = Printed(Role.TITLE, runs=printable_runs(report.title), above=above)
    said = "".join(title.text.split())
    if said and said != "".join(printable(envelope.mark).split()):
        yield title


def _lowered(paragraphs: list[Printed], above: int) -> list[Printed]:
    return [replace(paragraph, above=above) for paragraph in paragraphs]


def _body(items: tuple[Item, ...]) -> list[Printed]:
    return list(_captioned(_filled(_items(_placed(items, ())))))


def _filled(paragraphs: Iterable[Printed]) -> list[Printed]:
    return [paragraph for paragraph in paragraphs if paragraph.text.strip()]


def _addressed(body: list[Printed], envelope: Envelope) -> Iterator[Printed]:
    """Yield to whom the paper goes (主送机关), unless the text begins with just that."""
    said = "，".join(map(printable, envelope.recipients)).rstrip("：:") + "："
    known = any(part.role is Role.SALUTATION and part.text.strip() == said for part in body)
    if envelope.recipients and not known:
        yield Printed(Role.SALUTATION, runs=(own(said),))


def _attachments(envelope: Envelope, form: Form) -> Iterator[Printed]:
    """Yield each attachment on pages of its own: its number, and its title on the third line."""
    announced = [one for one in envelope.attachments if not one.label]
    for one in envelope.attachments:
        several = len(announced) > 1 and not one.label
        number = str(announced.index(one) + 1) if several else ""
        yield line(form, (one.label or f"附件{number}", "hei"), align="left", new_page=True)
        yield Printed(Role.TITLE, runs=(own(printable(one.title)),), above=1)
        yield from _body(one.items)


def _captioned(paragraphs: list[Printed]) -> Iterator[Printed]:
    """Yield the paragraphs, lines that name the table behind them or its unit as what they are."""
    roles: list[Role] = []
    following = None
    for paragraph in reversed(paragraphs):
        role = _above_table(paragraph, following)
        roles.append(role)
        following = role
    for paragraph, role in zip(paragraphs, reversed(roles), strict=True):
        yield replace(paragraph, role=role) if role is not paragraph.role else paragraph


def _above_table(paragraph: Printed, following: Role | None) -> Role:
    """Return as what a paragraph is printed whose follower is known (表1 …, 单位：万元)."""
    if paragraph.role is Role.TEXT and not paragraph.lead:
        if following is Role.TABLE and _UNIT.fullmatch(paragraph.text):
            return Role.UNIT
        if following in {Role.TABLE, Role.UNIT} and _CAPTION.match(paragraph.text):
            return Role.CAPTION
    return paragraph.role


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
