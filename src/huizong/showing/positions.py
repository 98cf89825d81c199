"""Where a place stands, in the words by which a person finds it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from huizong.values import Document, Message, Paragraph, Place, Table

_LINE_END = re.compile(r"\r\n?|\n")
LINED = ("txt", "md")


class Positions:
    """Looks up many places of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @property
    def lined(self) -> bool:
        """Whether the file itself has lines, so that an editor can go to line and column."""
        return self._document.format in LINED

    def line(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset into the text as read, both counted from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def around(self, place: Place) -> tuple[int, int]:
        """Return where the line that a place begins in starts and ends, its line end left out."""
        line = bisect_right(self._line_starts, place.start)
        start = self._line_starts[line - 1]
        match = _LINE_END.search(self._document.text, start)
        return start, match.start() if match else len(self._document.text)

    def name(self, place: Place) -> Message:
        """Return what a person looks for: line and column, or paragraph, or cell of a table."""
        if self.lined:
            line, column = self.line(place.start)
            return Message("{line}:{column}", line=line, column=column)
        index = bisect_right(self._starts, place.start) - 1
        return self._names[index] if index >= 0 else Message("全文")

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self._document.text))]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._named]

    @cached_property
    def _names(self) -> list[Message]:
        return [name for _, name in self._named]

    @cached_property
    def _named(self) -> list[tuple[int, Message]]:
        return sorted(_named(self._document), key=lambda pair: pair[0])


def _named(document: Document) -> Iterator[tuple[int, Message]]:
    paragraphs = tables = 0
    for block in document.blocks:
        if isinstance(block, Table):
            tables += 1
            yield from _cells(block, tables)
        else:
            paragraphs += 1
            yield block.place.start, _paragraph(block, paragraphs)


def _paragraph(paragraph: Paragraph, number: int) -> Message:
    if paragraph.page:
        return Message("第{page}页第{number}段", page=paragraph.page, number=number)
    return Message("第{number}段", number=number)


def _cells(table: Table, number: int) -> Iterator[tuple[int, Message]]:
    for row, cells in enumerate(table.rows, 1):
        for column, cell in enumerate(cells, 1):
            for paragraph in cell.paragraphs:
                yield (
                    paragraph.place.start,
                    Message(
                        "表{number}第{row}行第{column}列", number=number, row=row, column=column
                    ),
                )
