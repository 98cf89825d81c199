"""Markdown: headings, lists and tables as paragraphs and tables, the marks left out of the runs.

Marks are left out, nothing is rewritten: a run still points at its letters in the file. The number
of a numbered list is shown, so it stays.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from huizong.reading.encodings import decode
from huizong.reading.evidence import opens_item
from huizong.reading.limits import Limits
from huizong.reading.lines import Line, check_lines, paragraph_of
from huizong.reading.markdown_lines import RawLine, cells, raw_lines, shown, verbatim
from huizong.reading.repair import blank_between
from huizong.values import Block, Cell, Document, Place, Source, Table

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t\u3000]+|$)")
_HEADING_TAIL = re.compile(r"[ \t]+#+[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_NUMBERED = re.compile(r"[ \t]*[0-9]{1,9}[.)][ \t]")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_DELIMITERS = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*$")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")


def read_markdown(source: Source, *, limits: Limits) -> Document:
    """Return a md file as a document. Raises ReadingError where it cannot be decoded."""
    decoded = decode(source)
    # Cells are parted by bars; as lines they count as well.
    check_lines(decoded.text.replace("|", "\n"), source.path, limits)
    blocks = _Blocks(source.path, raw_lines(decoded.text))
    return Document(
        path=source.path,
        format="md",
        encoding=decoded.encoding,
        text=decoded.text,
        blocks=tuple(blocks.read()),
        findings=decoded.findings,
    )


@dataclass(slots=True)
class _Blocks:
    """Reads the lines top to bottom; `waiting` is everywhere the paragraph not yet closed."""

    path: str
    lines: Sequence[RawLine]

    def read(self) -> Iterator[Block]:
        waiting: list[Line] = []
        index = 0
        while index < len(self.lines):
            raw = self.lines[index]
            if fence := _FENCE.match(raw.text):
                yield from self._closed(waiting)
                index = yield from self._code(index, fence[1])
            elif self._opens_table(index):
                yield from self._closed(waiting)
                index = yield from self._table(index)
            else:
                yield from self._line(raw, waiting)
                index += 1
        yield from self._closed(waiting)

    def _line(self, raw: RawLine, waiting: list[Line]) -> Iterator[Block]:
        """Take a line of text: add it to the waiting paragraph, or close that and begin anew."""
        quote = _QUOTE.match(raw.text)
        start = quote.end() if quote else 0
        end = len(raw.text)
        if raw.blank or _RULE.match(raw.text, start):
            yield from self._closed(waiting)
            return
        heading, bullet = _HEADING.match(raw.text, start), _BULLET.match(raw.text, start)
        if heading and (tail := _HEADING_TAIL.search(raw.text)):
            end = tail.start()
        mark = heading or bullet
        line = shown(raw, self.path, mark.end() if mark else start, end)
        if mark or _NUMBERED.match(raw.text, start) or (line and opens_item(line.text)):
            yield from self._closed(waiting)
        if line is not None:
            waiting.append(line)
        if heading or _HARD_BREAK.search(raw.text):
            yield from self._closed(waiting)

    def _closed(self, waiting: list[Line]) -> Iterator[Block]:
        if waiting:
            yield paragraph_of(_joined(waiting))
            waiting.clear()

    def _code(self, index: int, fence: str) -> Generator[Block, None, int]:
        """Yield the lines between two fences as they are; return the index behind them."""
        index += 1
        while index < len(self.lines):
            raw = self.lines[index]
            index += 1
            if raw.text.strip().startswith(fence) and not raw.text.strip().strip(fence[0]):
                break
            line = verbatim(raw, self.path)
            if line is not None:
                yield paragraph_of([line])
        return index

    def _opens_table(self, index: int) -> bool:
        if index + 1 >= len(self.lines):
            return False
        head, under = self.lines[index].text, self.lines[index + 1].text
        return (
            "|" in head
            and "-" in under
            and _DELIMITERS.match(under) is not None
            and len(cells(head)) == len(cells(under))
        )

    def _table(self, index: int) -> Generator[Block, None, int]:
        """Yield a table; return the index behind it."""
        first = self.lines[index]
        rows = [self._row(first)]
        last, index = first, index + 2
        while index < len(self.lines) and "|" in self.lines[index].text:
            last = self.lines[index]
            rows.append(self._row(last))
            index += 1
        yield Table(tuple(rows), Place(self.path, first.start, last.start + len(last.text)))
        return index

    def _row(self, raw: RawLine) -> tuple[Cell, ...]:
        lines = (shown(raw, self.path, start, end) for start, end in cells(raw.text))
        return tuple(Cell((paragraph_of([line]),) if line else ()) for line in lines)


def _joined(lines: list[Line]) -> list[Line]:
    """Return the lines with a blank where two Latin words meet."""
    joined = lines[:1]
    for line in lines[1:]:
        joined += (*blank_between(joined[-1], line), line)
    return joined
