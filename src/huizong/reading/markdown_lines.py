"""The lines of a Markdown file, and what of them is shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from huizong.reading.lines import Line, columns, runs_at, trimmed
from huizong.reading.markdown_inline import hidden_in
from huizong.values import Place, Run, text_of

_CELL_BORDER = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line of the file with its place in it."""

    text: str
    start: int

    @property
    def blank(self) -> bool:
        """Whether the line has nothing to show."""
        return not self.text.strip()


def raw_lines(text: str) -> list[RawLine]:
    """Return the lines of a text, the byte order mark left out."""
    lines: list[RawLine] = []
    position = 1 if text.startswith("\ufeff") else 0
    for match in re.finditer(r"\r\n|\r|\n|$", text):
        if match.start() >= position:
            lines.append(RawLine(text[position : match.start()], position))
        position = match.end()
    return lines


def shown(raw: RawLine, path: str, start: int, end: int) -> Line | None:
    """Return what a stretch of a line shows, its marks left out; None where that is nothing."""
    hidden = [(start + first, start + last) for first, last in hidden_in(raw.text[start:end])]
    return _at(raw, path, start, end, hidden)


def _at(
    raw: RawLine, path: str, start: int, end: int, hidden: list[tuple[int, int]]
) -> Line | None:
    """Return what is shown of a stretch of a line, None where that is nothing."""
    runs: list[Run] = []
    for first, last in _between(start, end, hidden):
        runs += runs_at(raw.text, first, last, path, offset=raw.start)
    runs = _stripped(runs)
    if not runs:
        return None
    places = [run.origin for run in runs if run.origin is not None]
    place = Place(path, places[0].start, places[-1].end)
    return Line(tuple(runs), place, text_of(runs), indent=columns(raw.text[:start]))


def verbatim(raw: RawLine, path: str) -> Line | None:
    """Return a line as it is, None where it is blank."""
    return _at(raw, path, 0, len(raw.text), [])


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


def cells(text: str) -> list[tuple[int, int]]:
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
