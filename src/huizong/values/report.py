"""A report as a tree of items: what outlining reads, compiling makes and typesetting prints."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from huizong.values.frozen import dataclass
from huizong.values.message import Message
from huizong.values.place import Place
from huizong.values.run import Run, said


class ItemKind(StrEnum):
    """What an item is in its document."""

    HEADING = "heading"  # a line of its own that others stand under: 一、工作总结
    RUN_IN_HEADING = "run-in-heading"  # a sentence that opens a paragraph: 1、安全维稳常抓不懈。
    ITEM = "item"  # a numbered statement: 3、办理来文58个文号152份。
    INLINE_ITEM = "inline-item"  # one of a series within a paragraph: 一是…；二是…
    PARAGRAPH = "paragraph"  # text without a number
    ROW = "row"  # a row of a table; its cells are parted by a tab of the program's own
    SALUTATION = "salutation"  # 各位领导、同志们：
    SIGNATURE = "signature"  # who signs
    DATE = "date"  # when it was signed


@dataclass(frozen=True, slots=True)
class Item:
    """A node of a report.

    `marker` is the number as printed ("一、", "（一）", "- 4、"), empty where there is none; `runs`
    are the text behind it, repaired, and never include the marker. `place` spans the marker and the
    own text in the file it was read from, None where the program made the item. Children follow
    the own text, save inline items, which lie within it. `repairs` say what was restored and why.
    """

    kind: ItemKind
    marker: str
    runs: tuple[Run, ...]
    place: Place | None
    children: tuple["Item", ...] = ()
    repairs: tuple[Message, ...] = ()

    @property
    def text(self) -> str:
        """The own text, without the marker."""
        return said(self.runs)


@dataclass(frozen=True, slots=True)
class Report:
    """A document of an office: of one section before compiling, of the whole office after.

    `kind` is a word of the glossary ("summary", "plan", "minutes" ...); `title`, `organisation` and
    `date` are what the text states, empty where it does not. `date` is ISO 8601, cut where the text
    is ("2026-10"). `section` is the unit whose report this is, as the text or its file says.
    `place` spans the whole document within its file; None for a compiled report.
    """

    title: tuple[Run, ...]
    kind: str
    organisation: str
    date: str
    section: str
    place: Place | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The documents that a file contains, and what in it belongs to none of them."""

    reports: tuple[Report, ...]
    boilerplate: tuple[Place, ...] = ()


def walk(items: Iterable[Item], *, depth: int = 1) -> Iterator[tuple[Item, int]]:
    """Yield every item with its depth, parents before children; the roots have depth 1."""
    for item in items:
        yield item, depth
        yield from walk(item.children, depth=depth + 1)
