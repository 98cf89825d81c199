"""The values of a web page between its markup and its text: boxes, and the lines within them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from huizong.values import Message

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(slots=True)
class TextLine:
    """A line of text: up to a break or the edge of a box.

    `links` counts its characters in links, `anchors` the links. `number` is what a list prints
    before it, `shape` the element that it stands in; `opens` says that a box begins with it.
    """

    text: str
    links: int = 0
    anchors: int = 0
    number: str = ""
    shape: str = ""
    opens: bool = True


@dataclass(slots=True)
class Box:
    """A block of the page: its tag, its class and id as words, what it holds in order."""

    tag: str
    names: str = ""
    role: str = ""
    rows: int = 1
    columns: int = 1
    children: list["Box | TextLine"] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """A page as it is seen: its body, its title, and how many hidden stretches were left out.

    `excess` says which limit the page passes; then what stands behind was not taken.
    """

    body: Box
    title: str = ""
    hidden: int = 0
    excess: Message | None = None


def lines_in(box: Box) -> Iterator[TextLine]:
    """Yield the lines of a box in order. The depth of boxes is bounded by html_tree."""
    for child in box.children:
        if isinstance(child, TextLine):
            yield child
        else:
            yield from lines_in(child)


def boxes_in(box: Box) -> Iterator[Box]:
    """Yield the boxes directly within a box."""
    return (child for child in box.children if isinstance(child, Box))
