"""Markdown: headings, lists and tables as paragraphs and tables, the marks left out of the runs.

Marks are left out, nothing is rewritten: a run still points at its letters in the file. The number
of a numbered list is shown, so it stays.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from huizong.reading.encodings import decode
from huizong.reading.lines import Line, columns, paragraph_of, runs_at, trimmed
from huizong.reading.markdown_inline import hidden_in
from huizong.reading.repair import blank_between, opens_item
from huizong.values import Block, Cell, Document, Place, Run, Source, Table, text_of

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t\u3000]+|$)")
_HEADING_TAIL = re.compile(r"[ \t]+#+[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_NUMBERED = re.compile(r"[ \t]*[0-9]{1,9}[.)][ \t]")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_DELIMITERS = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*$")
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line of the file with its place in it."""

    text: str
    start: int

    @property
    def blank(self) -> bool:
        """Whether the line has nothing to show."""
        return not self.text.strip()


def read_markdown(source: Source) -> Document:
    """Return a md file as a document. Raises ReadingError where it cannot be decoded."""
    decoded = decode(source)
    blocks = _Blocks(source.path, _raw_lines(decoded.text))
    return Document(
        path=source.path,
        format="md",
        encoding=decoded.encoding,
        text=decoded.text,
        blocks=tuple(blocks.read()),
        findings=decoded.findings,
    )


def _raw_lines(text: str) -> list[RawLine]:
    lines: list[RawLine] = []
    position = 1 if text.startswith("\ufeff") else 0
    for match in re.finditer(r"\r\n|\r|\n|$", text):
        if match.start() >= position:
            lines.append(RawLine(text[position : match.start()], position))
        position = match.end()
    return lines


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
        line = self._shown(raw, mark.end() if mark else start, end)
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
            line = self._at(raw, 0, len(raw.text), [])
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
            and len(_cells(head)) == len(_cells(under))
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
        lines = (self._shown(raw, start, end) for start, end in _cells(raw.text))
        return tuple(Cell((paragraph_of([line]),) if line else ()) for line in lines)

    def _shown(self, raw: RawLine, start: int, end: int) -> Line | None:
        hidden = [(start + first, start + last) for first, last in hidden_in(raw.text[start:end])]
        return self._at(raw, start, end, hidden)

    def _at(self, raw: RawLine, start: int, end: int, hidden: list[tuple[int, int]]) -> Line | None:
        """Return what is shown of a stretch of a line, None where that is nothing."""
        runs: list[Run] = []
        for first, last in _between(start, end, hidden):
            runs += runs_at(raw.text, first, last, self.path, offset=raw.start)
        runs = _stripped(runs)
        if not runs:
            return None
        places = [run.origin for run in runs if run.origin is not None]
        place = Place(self.path, places[0].start, places[-1].end)
        return Line(tuple(runs), place, text_of(runs), indent=columns(raw.text[:start]))


def _joined(lines: list[Line]) -> list[Line]:
    """Return the lines with a blank where two Latin words meet."""
    joined = lines[:1]
    for line in lines[1:]:
        joined += (*blank_between(joined[-1], line), line)
    return joined


def _between(start: int, end: int, hidden: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for first, last in hidden:
        if start < first:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def _stripped(runs: list[Run]) -> list[Run]:
    """Return the runs without the blanks before the first and behind the last letter."""
    runs = list(runs)
    for at, side in ((0, 0), (-1, 1)):
        while runs:
            run = runs[at]
            first, last = trimmed(run.text, 0, len(run.text))
            if first == last:
                runs.pop(at)
                continue
            if run.origin is not None:
                low, high = (first, len(run.text)) if side == 0 else (0, last)
                origin = Place(run.origin.path, run.origin.start + low, run.origin.start + high)
                runs[at] = Run(run.text[low:high], origin)
            break
    return runs


def _cells(text: str) -> list[tuple[int, int]]:
    """Return the stretches between the bars of a table row."""
    start, end = trimmed(text, 0, len(text))
    borders = [match.start() for match in _CELL_BORDER.finditer(text, start, end)]
    if borders and borders[0] == start:
        borders.pop(0)
        start += 1
    if borders and borders[-1] == end - 1:
        borders.pop()
        end -= 1
    edges = [start, *(border + 1 for border in borders)]
    return list(zip(edges, [*borders, end], strict=True))
