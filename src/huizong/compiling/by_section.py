"""The sections' parts one after the other, headings and numbering made one."""

from collections.abc import Iterator, Sequence

from huizong.compiling.template import Template
from huizong.compiling.units import FRAME, is_wrapper
from huizong.values import Item, ItemKind, Reading, own


def by_section(readings: Sequence[Reading], layout: Template) -> tuple[Item, ...]:
    """Return a heading for each section with its items under it, in the order given."""
    return tuple(
        Item(
            ItemKind.HEADING,
            "",
            (own(reading.report.section),),
            None,
            tuple(_lifted(reading.report.items, reading.report.section, layout)),
        )
        for reading in readings
    )


def _lifted(items: tuple[Item, ...], section: str, layout: Template) -> Iterator[Item]:
    """Yield items with wrapping headings taken away, and without salutation and signature."""
    for item in items:
        if item.kind is ItemKind.HEADING and is_wrapper(item, section, layout):
            yield from _lifted(item.children, section, layout)
        elif item.kind not in FRAME:
            yield item
