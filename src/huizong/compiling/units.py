"""A section's report as the units that compiling moves: an item with all that stands under it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from huizong.compiling.template import Template
from huizong.figures import figures
from huizong.values import FigureKind, Item, ItemKind, Reading

DONE = "done"

_NAMING = {FigureKind.DATE, FigureKind.ORDINAL}
_SENTENCE_ENDS = ("。", "；", "！")
FRAME = {ItemKind.SALUTATION, ItemKind.SIGNATURE, ItemKind.DATE}


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing that is moved whole.

    `part` is what the heading over it says it is ("done", "problems", "next", "notes"); `headings`
    are the headings it stood under, outermost first.
    """

    section: str
    item: Item
    part: str
    headings: tuple[Item, ...]


def units(reading: Reading, layout: Template) -> Iterator[Unit]:
    """Yield a report's units in order; headings, salutation and signature are no units."""
    yield from _units(reading.report.section, reading.report.items, (), layout)


def _units(
    section: str, items: tuple[Item, ...], over: tuple[Item, ...], layout: Template
) -> Iterator[Unit]:
    for item in _with_what_hangs_on(items, layout):
        if item.kind is ItemKind.HEADING:
            if says_something(item):
                said = replace(item, kind=ItemKind.ITEM, children=())
                yield Unit(section, said, part_of(over, layout), over)
            yield from _units(section, item.children, (*over, item), layout)
        elif item.kind not in FRAME and not is_lead_in(item, layout):
            yield Unit(section, item, part_of(over, layout), over)


def _with_what_hangs_on(items: tuple[Item, ...], layout: Template) -> Iterator[Item]:
    """Yield items, paragraphs and rows that follow a numbered one as part of it.

    A paragraph without a number goes on with the item before it, and a table belongs to what it
    shows; only where no item is numbered does each stand alone. Rows always stay together.
    """
    held: Item | None = None
    for item in items:
        hangs = held is not None and (item.kind is ItemKind.ROW or _goes_on(held, item, layout))
        if held is not None and hangs:
            held = replace(held, children=(*held.children, item))
            continue
        if held is not None:
            yield held
        held = item
    if held is not None:
        yield held


def _goes_on(held: Item, item: Item, layout: Template) -> bool:
    paragraph = item.kind is ItemKind.PARAGRAPH and not is_lead_in(item, layout)
    return paragraph and bool(held.marker) and held.kind is not ItemKind.HEADING


def says_something(heading: Item) -> bool:
    """Whether a heading is a statement of its own, so that no office heading can replace it."""
    measured = any(figure.kind not in _NAMING for figure in figures(heading.text))
    return measured or heading.text.endswith(_SENTENCE_ENDS)


def part_of(headings: tuple[Item, ...], layout: Template) -> str:
    """Return what the innermost telling heading says its items are; work done where none tells."""
    for heading in reversed(headings):
        for name, part in layout.parts.items():
            if part.tells(heading.text):
                return name
    return DONE


def is_lead_in(item: Item, layout: Template) -> bool:
    """Whether an item only leads over to what follows (主要情况如下。)."""
    return item.kind is ItemKind.PARAGRAPH and item.text.endswith(layout.lead_ins)


def is_wrapper(heading: Item, section: str, layout: Template) -> bool:
    """Whether a heading only wraps the section's report, so that the office's own replaces it."""
    text = heading.text.strip("：: 　")
    return text == section or any(text.endswith(word) for word in layout.wrappers)
