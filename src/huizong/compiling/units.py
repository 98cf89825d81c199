"""A section's report as the units that compiling moves: an item with all that stands under it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from huizong.compiling.hanging import with_what_hangs_on
from huizong.compiling.series import TAKEN_APART, series
from huizong.compiling.template import Template
from huizong.figures import figures
from huizong.values import FigureKind, Item, ItemKind, Message, Place, Reading, cut

DONE = "done"
NOTHING = Message("零报告，没有可以印的内容")
_CLOSED = ("：", ":", "，", ",", "。")

_NAMING = {FigureKind.DATE, FigureKind.ORDINAL}
_SENTENCE_ENDS = ("。", "；", "！")
FRAME = {ItemKind.SALUTATION, ItemKind.SIGNATURE, ItemKind.DATE}


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing that is moved whole.

    `part` is what the heading over it says it is ("done", "problems", "next", "notes"); `headings`
    are the headings it stood under, outermost first. `trimmed` says why its first words are not in
    the item any more, None where they are; `series` is the paragraph that it was one statement of,
    `holds` the place of the paragraph that it took in, the unit's own item being its label.
    """

    section: str
    item: Item
    part: str
    headings: tuple[Item, ...]
    trimmed: Message | None = None
    series: Item | None = None
    holds: Place | None = None

    @property
    def why(self) -> Iterator[tuple[Place, Message]]:
        """Yield the items of the input of which words are not printed, with the reason."""
        if self.trimmed is not None and self.item.place is not None:
            yield self.item.place, self.trimmed
        if self.series is not None and self.series.place is not None:
            yield self.series.place, TAKEN_APART


def units(reading: Reading, layout: Template) -> Iterator[Unit]:
    """Yield a report's units in order; headings, salutation and signature are no units."""
    yield from _units(reading.report.section, reading.report.items, (), layout)


def _units(
    section: str, items: tuple[Item, ...], over: tuple[Item, ...], layout: Template
) -> Iterator[Unit]:
    for item in with_what_hangs_on(items, layout):
        if item.kind is ItemKind.HEADING:
            if says_something(item):
                said = replace(item, kind=ItemKind.ITEM, children=())
                yield Unit(section, said, part_of(over, layout), over)
            yield from _units(section, item.children, (*over, item), layout)
        elif item.kind not in FRAME and not is_lead_in(item, layout):
            yield from _statements(section, item, over, layout)


def _statements(
    section: str, item: Item, over: tuple[Item, ...], layout: Template
) -> Iterator[Unit]:
    """Yield what an item says: itself, or the statements of the series that it is."""
    apart = series(item)
    for one in apart or (item,):
        name, words = opening(one.text, layout)
        part = name or part_of(over, layout)
        trimmed = Message("小标题由汇总稿的提纲代替") if words else None
        said = replace(one, runs=cut(one.runs, words, len(one.text))) if words else one
        yield Unit(section, said, part, over, trimmed, item if apart else None)


def opening(text: str, layout: Template) -> tuple[str, int]:
    """Return the part that the first words of an item name, and how many a heading replaces.

    "下一步，继续…" and "问题：人手不足" say themselves what they are; "" where words do not.
    """
    for name, part in layout.parts.items():
        for word in part.openings:
            closed = text.startswith(_CLOSED, len(word)) and len(text) > len(word) + 1
            if closed and text.startswith(word):
                return name, len(word) + 1
        if text.startswith(part.coming):
            return name, 0
    return "", 0


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


def is_nothing(unit: Unit, layout: Template) -> bool:
    """Whether a unit only says that there is nothing to report (零报告)."""
    return unit.item.text.strip("。 　") in layout.nothing and not unit.item.children


def is_wrapper(heading: Item, section: str, layout: Template) -> bool:
    """Whether a heading only wraps the section's report, so that the office's own replaces it."""
    text = heading.text.strip("：: 　")
    return text == section or any(text.endswith(word) for word in layout.wrappers)
