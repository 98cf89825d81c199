"""The statements of reports: the items that say something, with what they say laid side by side."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from huizong.values import Item, ItemKind, Place, Report, Run, text_of, walk

SAYING = {ItemKind.ITEM, ItemKind.PARAGRAPH, ItemKind.RUN_IN_HEADING, ItemKind.HEADING}
_SENTENCE_ENDS = ("。", "；", "！")
_BEGINS_ON = re.compile(r".{0,6}?(\d{1,2}月\d{1,2}日)(?!前)")


@dataclass(frozen=True, slots=True)
class Statement:
    """An item of a section's report that a matter may be found in.

    `held` is the day with which the paragraph under it begins (仪式于10月14日举行), "" for none.
    """

    section: str
    item: Item
    place: Place
    held: str = ""

    @property
    def runs(self) -> tuple[Run, ...]:
        """What the item says."""
        return self.item.runs

    @property
    def text(self) -> str:
        """What the item says, as text; a head that opens the paragraph is part of it."""
        return text_of(self.item.runs)


def statements(reports: Iterable[Report]) -> Iterator[Statement]:
    """Yield the statements of reports in order.

    Headings that others stand under are none, unless they are sentences (1、召开动员会。).
    """
    for report in reports:
        items = [item for item, _ in walk(report.items)]
        for item, under in zip_longest(items, items[1:]):
            heads_others = item.kind is ItemKind.HEADING and item.children and not _says(item)
            if item.kind in SAYING and not heads_others and item.place is not None:
                yield Statement(report.section, item, item.place, _held(under))


def _says(heading: Item) -> bool:
    return heading.text.endswith(_SENTENCE_ENDS)


def _held(under: Item | None) -> str:
    """Return the day with which a paragraph that goes on with an item begins."""
    if under is None or under.kind is not ItemKind.PARAGRAPH or under.marker:
        return ""
    found = _BEGINS_ON.match(under.text)
    return found.group(1) if found else ""
