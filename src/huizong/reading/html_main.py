"""Finds the main text of a web page: what stands around it is left out by structure and density.

A page that an office program saved has no links around its text and is kept whole. What is prose,
a line with sentence marks outside of links, is only ever left out within a navigation or a footer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from huizong.definitions import Labelled, read_definition
from huizong.reading.html_boxes import HEADINGS, Box, Page, TextLine, boxes_in, lines_in
from huizong.reading.html_text import letters_in

_TAGS = ("nav", "footer", "aside", "dialog", "menu", "search")
_ROLES = ("navigation", "contentinfo", "complementary", "search", "banner", "dialog", "alert")
_MAIN = ("article", "main")
_LISTS = ("ul", "ol", "dl", "table", "div", "p", "td", "section", "li", "tr", "form", "header")
_LITTLE = 0.2  # share of the prose that something around the main text may have
_MOST = 0.85  # share of the prose that the main text has
_FEWEST_LINKS, _LINKED = 3, 0.7
_LONG = 25  # letters; a longer line is prose without a sentence mark as well
_LONGEST = 240  # letters of a line that sites print around a text
_PROSE = re.compile(r"[。！？；]|，.*[，。]")


class PageWords(Labelled):
    """words/web_pages.yaml: names of the boxes around a text, and lines that are no text."""

    names: list[str]
    furniture: list[str]


@dataclass(frozen=True, slots=True)
class MainText:
    """The box of the main text, emptied of what is around it, and the lines left out."""

    body: Box
    left_out: tuple[str, ...]


def main_text(page: Page) -> MainText:
    """Return what a page has to say; one without a single link is no site's page, and whole."""
    weights = _Weights()
    total, _, _, links = weights.of(page.body)
    if not links:
        return MainText(page.body, ())
    dropped = _Dropped([])
    body = _pruned(page.body, total, weights, dropped)
    if dropped.texts:
        _keep_main(body, page.title, dropped)
    return MainText(body, tuple(dropped.texts))


@dataclass(frozen=True, slots=True)
class _Dropped:
    texts: list[str]

    def add(self, child: Box | TextLine) -> None:
        lines = [child] if isinstance(child, TextLine) else lines_in(child)
        self.texts.extend(line.text for line in lines)


class _Weights(dict[int, tuple[int, int, int, int]]):
    """By box: letters of prose, letters, letters in links, links; each box is weighed once."""

    def of(self, box: Box) -> tuple[int, int, int, int]:
        found = self.get(id(box))
        if found is None:
            each = [_weight(c) if isinstance(c, TextLine) else self.of(c) for c in box.children]
            sums = [sum(column) for column in zip(*each, strict=True)] or [0, 0, 0, 0]
            found = self[id(box)] = (sums[0], sums[1], sums[2], sums[3])
        return found

    def prose(self, box: Box) -> int:
        return self.of(box)[0]


def _weight(line: TextLine) -> tuple[int, int, int, int]:
    letters = letters_in(line.text)
    own = max(letters - line.links, 0)
    is_prose = own * 2 > letters and (own > _LONG or _PROSE.search(line.text) is not None)
    return (own if is_prose else 0), letters, min(line.links, letters), line.anchors


def _pruned(box: Box, total: int, weights: _Weights, dropped: _Dropped) -> Box:
    """Return a box without navigation, footers, lists of links and page furniture."""
    kept: list[Box | TextLine] = []
    for child in box.children:
        if isinstance(child, TextLine):
            away = is_furniture(child.text)
        else:
            away = _is_around(child, total, weights)
        if away:
            dropped.add(child)
        elif isinstance(child, TextLine):
            kept.append(child)
        else:
            kept.append(_pruned(child, total, weights, dropped))
    return Box(box.tag, box.names, box.role, box.rows, box.columns, kept)


def _is_around(box: Box, total: int, weights: _Weights) -> bool:
    prose, letters, linked, links = weights.of(box)
    if not letters or (total and prose > _LITTLE * total) or box.tag in (*_MAIN, *HEADINGS, "th"):
        return False
    if box.tag == "td":
        return False
    if box.tag in _TAGS or box.role in _ROLES or _names().search(box.names):
        return total > 0
    return (
        box.tag in _LISTS and links >= _FEWEST_LINKS and linked >= _LINKED * letters and not prose
    )


def _keep_main(body: Box, title: str, dropped: _Dropped) -> None:
    """Leave out the short lines outside the box that has the main text, headings excepted."""
    weights = _Weights()
    total = weights.prose(body)
    path = list(_path_to_main(body, total, weights))
    for box, inner in pairwise(path):
        kept: list[Box | TextLine] = []
        for child in box.children:
            if child is inner or _says_something(child, title, weights):
                kept.append(child)
            else:
                dropped.add(child)
        box.children = kept


def _path_to_main(body: Box, total: int, weights: _Weights) -> Iterator[Box]:
    """Yield the boxes from the body down to the one that has nearly all prose by itself."""
    box: Box | None = body
    while box is not None:
        yield box
        if not total or box.tag in _MAIN:
            return
        inner = (child for child in boxes_in(box) if child.tag not in ("tr", "tbody", "p"))
        box = next((child for child in inner if weights.prose(child) >= _MOST * total), None)


def _says_something(child: Box | TextLine, title: str, weights: _Weights) -> bool:
    if isinstance(child, TextLine):
        heading = child.shape in HEADINGS or (len(child.text) > 4 and child.text in title)
        return heading or _weight(child)[0] > 0
    if weights.prose(child):
        return True
    return child.tag == "table" or any(
        _says_something(part, title, weights) for part in child.children
    )


def is_furniture(text: str) -> bool:
    """Whether a line is one of those that sites print around a text: 打印 关闭, 上一篇：…"""
    return len(text) <= _LONGEST and _furniture().fullmatch(text.strip()) is not None


@cache
def _words() -> PageWords:
    return read_definition("words/web_pages", PageWords)


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_words().names)})(?=$|[\s_-])", re.IGNORECASE)


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _words().furniture), re.IGNORECASE)
