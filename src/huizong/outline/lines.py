"""Lines: the paragraphs of a document made ready for outlining, and how they are cut and joined."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from huizong.outline.markers import Marker, head_marker
from huizong.values import (
    Document,
    Message,
    Paragraph,
    ParagraphRole,
    Place,
    Run,
    Table,
    cut,
    own,
    text_of,
)

# A bullet says nothing that the marker behind it does not say; web converters put them in.
_BULLET = re.compile(r"\s*(?:#{1,6}\s+|(?:[-*•●■◆▪·‣]\s+)+|[•●■◆▪‣])?\s*")


class Line(NamedTuple):
    """A paragraph, or a part of one: its runs without outer blanks and bullets, and its marker.

    `row` marks a row of a table, which is never cut nor numbered. `repairs` say what was done.
    `restored` is a marker that was printed elsewhere; `before` are such markers, which the line's
    place holds and its text does not.
    """

    runs: tuple[Run, ...]
    text: str
    marker: Marker | None = None
    repairs: tuple[Message, ...] = ()
    row: bool = False
    restored: str = ""
    before: tuple[Run, ...] = ()

    @property
    def printed(self) -> str:
        """The marker as it is printed, without the blanks behind it; empty where there is none."""
        return self.restored or (self.text[: self.marker.end].rstrip() if self.marker else "")

    @property
    def body(self) -> str:
        """The text behind the marker."""
        return self.text[self.marker.end :] if self.marker else self.text

    @property
    def place(self) -> Place | None:
        """Where the line stands, from its first to its last character."""
        if len(self.runs) == 1 and not self.before:
            return self.runs[0].origin
        return span(self.before + self.runs)

    def repaired(self, why: Message) -> "Line":
        """Return the line with one more repair told."""
        return self._replace(repairs=(*self.repairs, why))


def span(runs: Iterable[Run]) -> Place | None:
    """Return the stretch from the first to the last origin of runs, None where all are our own."""
    origins = [run.origin for run in runs if run.origin]
    if not origins:
        return None
    first, last = origins[0], origins[-1]
    return first if first is last else Place(first.path, first.start, last.end)


def lines_of(document: Document) -> Iterator[Line]:
    """Yield the lines of a document's body; blank paragraphs are left out."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _rows(block)
        elif block.role is ParagraphRole.BODY:
            runs, text = _inked(block.runs, block.text)
            if text:
                yield Line(runs, text, head_marker(text))


def _rows(table: Table) -> Iterator[Line]:
    for row in table.rows:
        runs: list[Run] = []
        for cell in row:
            if runs:
                runs.append(own("\t"))
            runs.extend(_cell_runs(cell.paragraphs))
        text = text_of(runs)
        if text.strip():
            yield Line(tuple(runs), text, row=True)


def _cell_runs(paragraphs: tuple[Paragraph, ...]) -> Iterator[Run]:
    for index, paragraph in enumerate(paragraphs):
        if index:
            yield own("\n")
        yield from paragraph.runs


def trimmed(runs: tuple[Run, ...], text: str) -> Line:
    """Return a line of the runs without blanks around them and bullets before them."""
    return Line(*_inked(runs, text))


def _inked(runs: tuple[Run, ...], text: str) -> tuple[tuple[Run, ...], str]:
    match = _BULLET.match(text)
    start = match.end() if match else 0
    end = len(text.rstrip())
    if start >= end:
        return (), ""
    if start == 0 and end == len(text):
        return runs, text
    return cut(runs, start, end), text[start:end]


def joined(first: Line, second: Line, why: Message) -> Line:
    """Return one line of two that were one before a conversion cut them."""
    return first._replace(
        runs=first.runs + second.runs,
        text=first.text + second.text,
        repairs=(*first.repairs, why),
    )


def pieces(runs: tuple[Run, ...], bounds: list[int]) -> Iterator[tuple[Run, ...]]:
    """Yield the runs between each two neighbours of the rising `bounds`, in one pass over all."""
    position = index = 0
    for low, high in pairwise(bounds):
        while index < len(runs) and position + len(runs[index].text) <= low:
            position += len(runs[index].text)
            index += 1
        last, reach = index, position
        while last < len(runs) and reach < high:
            reach += len(runs[last].text)
            last += 1
        yield cut(runs[index:last], low - position, high - position)


def char_before(text: str, at: int) -> str:
    """Return the last character before a position that is no blank; empty where there is none."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return text[at - 1] if at else ""
