"""Markup -> boxes and lines, as a browser shows them; scripts and hidden parts left out.

libxml2 tells the tags one after another, so that neither size nor depth of a page costs more than
in proportion; it resolves no entity but the named ones of HTML, and opens no network.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import NoReturn, cast

from lxml import etree

from huizong.definitions import Labelled, read_definition
from huizong.reading.html_boxes import Box, Page, TextLine
from huizong.reading.html_lists import Counter, counter_of
from huizong.reading.html_text import LineText
from huizong.values import Message

_DEEPEST = 150  # boxes within boxes; what lies deeper stands in the deepest one
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all")
_WORD_NUMBER = re.compile(r"mso-list\s*:\s*ignore")
_MOST_OPEN = 50_000  # elements that were begun and not ended
_PARTS = 2  # boxes and lines of markup that make a line of text, at most
_ISLANDS = ("v:", "x:")  # drawings and sheets that Office hides in a page
_TITLE, _LIST_ITEM = "title", "li"
_LISTS = ("ol", "ul", "menu", "dir")
_NONE: dict[str, str] = {}  # quicker to ask than the empty mapping that lxml hands out


class Tags(Labelled):
    """formats/html.yaml: how the tags are shown."""

    skipped: frozenset[str]
    blocks: frozenset[str]
    preserved: frozenset[str]
    empty: frozenset[str]


@cache
def tags() -> Tags:
    """Return how the tags are shown."""
    return read_definition("formats/html", Tags)


class _FullError(Exception):
    """A page has more boxes and lines than may be."""


@dataclass(slots=True)
class _Open:
    """An open element. `box` is set where it made one; the rest say what it began."""

    tag: str
    box: bool = False
    skips: bool = False
    hides: bool = False
    links: bool = False
    numbers: bool = False
    preserves: bool = False
    counter: Counter | None = None


@dataclass(slots=True)
class _Builder:
    """Takes the tags of a page; `boxes` are open, `line` is the text since the last break."""

    page: Page
    boxes: list[Box]
    tags: Tags
    most: int  # lines that a page may have
    room: int  # for so many more boxes and lines
    opened: list[_Open] = field(default_factory=list)
    line: LineText = field(default_factory=LineText)
    skipping: int = 0
    hiding: int = 0
    linking: int = 0
    numbering: int = 0
    preserving: int = 0
    counters: list[Counter] = field(default_factory=list)
    number: str = ""  # waits for the first line of its item
    title: list[str] | None = None
    fresh: bool = True  # whether the next line begins a box

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        tag = tag.lower()
        if tag == _TITLE:
            self.title = []
        if tag in ("br", "hr"):
            self._break()
        if tag in self.tags.empty:
            return
        if not attributes:
            attributes = _NONE
        style = attributes.get("style", "").lower()
        element = _Open(tag, skips=tag in self.tags.skipped or tag.startswith(_ISLANDS))
        element.hides = "hidden" in attributes or _HIDDEN.search(style) is not None
        element.links = tag == "a" and bool(attributes.get("href"))
        element.numbers = _WORD_NUMBER.search(style) is not None
        element.preserves = tag in self.tags.preserved
        if tag in self.tags.blocks and not self.skipping:
            self._open_box(element, attributes)
        self.opened.append(element)
        if len(self.opened) > _MOST_OPEN:
            self._refuse(Message("标签嵌套超过 {limit} 层", limit=_MOST_OPEN))
        self._count(element, 1)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        tag = tag.lower()
        if tag == _TITLE and self.title is not None:
            self.page.title = self.page.title or " ".join("".join(self.title).split())
            self.title = None
        if tag in self.tags.empty or not self.opened:
            return
        element = self.opened.pop()
        self._count(element, -1)
        if element.numbers:
            self.line.close_number()
        if element.box:
            self._close_line()
            self.boxes.pop()
            self.fresh = True
        elif element.tag in self.tags.blocks:
            self._close_line()
            self.fresh = True
        if element.counter is not None:
            self.counters.pop()
            self.number = ""

    def data(self, text: str) -> None:
        """Take a stretch of text."""
        if self.title is not None:
            self.title.append(text)
        elif self.hiding:
            self.page.hidden += not self.skipping and bool(text.strip())
        elif not self.skipping:
            self.line.add(
                text,
                link=self.linking > 0,
                number=self.numbering > 0,
                preserved=self.preserving > 0,
            )

    def comment(self, text: str) -> None:
        """Pass over a comment; those of Word show their content beside it."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Pass over an instruction."""

    def close(self) -> Page:
        """Return the page."""
        self._close_line()
        return self.page

    def _count(self, element: _Open, step: int) -> None:
        self.skipping += step * element.skips
        self.hiding += step * element.hides
        self.linking += step * element.links
        self.numbering += step * element.numbers
        self.preserving += step * element.preserves
        if element.links and step > 0:
            self.line.anchors += 1

    def _open_box(self, element: _Open, attributes: dict[str, str]) -> None:
        self._close_line()
        self.fresh = True
        if element.tag in _LISTS:
            element.counter = counter_of(element.tag, attributes)
            self.counters.append(element.counter)
        if element.tag == _LIST_ITEM and self.counters and not self.hiding and not element.hides:
            self.number = self.counters[-1].number(attributes)
        if len(self.boxes) > _DEEPEST:
            return
        box = Box(
            element.tag,
            names=f"{attributes.get('class', '')} {attributes.get('id', '')}".lower(),
            role=attributes.get("role", "").lower(),
            rows=_span(attributes.get("rowspan")),
            columns=_span(attributes.get("colspan")),
        )
        self._add(box)
        self.boxes.append(box)
        element.box = True

    def _add(self, part: Box | TextLine) -> None:
        """Put a part into the open box, while there is room."""
        self.room -= 1
        if self.room < 0:
            self._refuse(Message("超过 {limit} 行", limit=self.most))
        self.boxes[-1].children.append(part)

    def _refuse(self, why: Message) -> NoReturn:
        self.page.excess = why
        raise _FullError

    def _break(self) -> None:
        if not self.skipping and not self.hiding:
            self._close_line()

    def _close_line(self) -> None:
        """Put the lines of the text since the last break into the open box."""
        if self.line.untouched:
            return
        line, self.line = self.line, LineText()
        for text in line.texts():
            made = TextLine(text, links=line.linked, anchors=line.anchors, opens=self.fresh)
            made.number = line.number or self.number
            made.shape = self.boxes[-1].tag
            self.number, line.number, self.fresh = "", "", False
            self._add(made)


def _span(text: str | None) -> int:
    """Return how far a cell reaches; 1 where it says nothing that can be."""
    stated = (text or "").strip()
    return max(1, min(int(stated), 1_000)) if stated.isascii() and stated[:9].isdigit() else 1


def page_of(text: str, *, most: int) -> Page:
    """Return the boxes and lines of a page's markup; `most` bounds the lines.

    Whatever the markup, something comes out; `excess` says whether that is not all of it.
    """
    page = Page(Box("body"))
    builder = _Builder(page, [page.body], tags(), most, _PARTS * most)
    parser = etree.HTMLParser(
        target=cast("etree.ParserTarget", builder),  # its stub asks for bytes, which never come
        encoding="utf-8",
        no_network=True,
        huge_tree=True,  # nothing is built here: size and depth are bounded by what is kept
        recover=True,
    )
    with suppress(etree.XMLSyntaxError, _FullError):  # what came before is kept
        etree.fromstring(text.encode("utf-8", "replace"), parser)
    return page
