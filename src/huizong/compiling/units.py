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
    for item in items:
        if item.kind is ItemKind.HEADING:
            if says_something(item):
                said = replace(item, kind=ItemKind.ITEM, children=())
                yield Unit(section, said, part_of(over, layout), over)
            yield from _units(section, item.children, (*over, item), layout)
        elif item.kind not in FRAME and not is_lead_in(item, layout):
            yield Unit(section, item, part_of(over, layout), over)


def says_something(heading: Item) -> bool:
    """Whether a heading is a statement of its own, so that no office heading can replace it."""
    measured = any(figure.kind not in _NAMING for figure in figures(heading.text))
    return measured or heading.text.endswith(_SENTENCE_ENDS)


def part_of(headings: tuple[Item, ...], layout: Template) -> str:
    """Return what the innermost telling heading says its items are; work done where none tells."""
    for heading in reversed(headings):
        for name, part in layout.parts.items():
            if any(word in heading.text for word in part.headings):
                return name
    return DONE


def is_lead_in(item: Item, layout: Template) -> bool:
    """Whether an item only leads over to what follows (主要情况如下。)."""
    return item.kind is ItemKind.PARAGRAPH and item.text.endswith(layout.lead_ins)


def is_wrapper(heading: Item, section: str, layout: Template) -> bool:
    """Whether a heading only wraps the section's report, so that the office's own replaces it."""
    text = heading.text.strip("：: 　")
    return text == section or any(text.endswith(word) for word in layout.wrappers)
