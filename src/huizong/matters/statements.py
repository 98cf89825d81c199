"""The statements of reports: the items that say something, with what they say laid side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from huizong.values import Item, ItemKind, Place, Report, Run, text_of, walk

SAYING = {ItemKind.ITEM, ItemKind.PARAGRAPH, ItemKind.RUN_IN_HEADING, ItemKind.HEADING}


@dataclass(frozen=True, slots=True)
class Statement:
    """An item of a section's report that a matter may be found in."""

    section: str
    item: Item
    place: Place

    @property
    def runs(self) -> tuple[Run, ...]:
        """What the item says."""
        return self.item.runs

    @property
    def text(self) -> str:
        """What the item says, as text; a head that opens the paragraph is part of it."""
        return text_of(self.item.runs)


def statements(reports: Iterable[Report]) -> Iterator[Statement]:
    """Yield the statements of reports in order; headings that others stand under are none."""
    for report in reports:
        for item, _ in walk(report.items):
            heads_others = item.kind is ItemKind.HEADING and item.children
            if item.kind in SAYING and not heads_others and item.place is not None:
                yield Statement(report.section, item, item.place)
