"""Sets a compiled report as a sheet: lines of spans that know their origin, figures marked in them.

The library's layout decides what is printed and as what, for the page as for Word and PDF; here
every stretch gets a key under which the page finds where it came from.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from huizong.typesetting import Cell, Path, Printed, Role, lay_out, read_form
from huizong.values import Basis, Compilation, Finding, Item, Place, Run, own, stretch
from huizong_web.reports.printed import line_of
from huizong_web.reports.touching import Touching

OWN = "own"
_GAP = 4
"""Characters of a source that reading may have left out within a stretch: a line end, an indent."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a span; `figure` is the key of the figure it belongs to, if any.

    `doubted` tells whether a finding points at it.
    """

    text: str
    figure: str = ""
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one origin; `key` names it, `OWN` where the words are the program's."""

    key: str
    pieces: tuple[Piece, ...]


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the sheet: `lead` in the face of heading level `level`, then `body`.

    A table has its cells in `rows` and nothing else.
    """

    anchor: str
    style: str
    level: int
    lead: Spans = ()
    body: Spans = ()
    rows: tuple[tuple[Spans, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report set for the page, and what its keys stand for."""

    title: Spans
    lines: tuple[Line, ...]
    origins: Mapping[str, Place]
    figures: Mapping[str, Basis]
    anchors: Mapping[str, str]


def set_sheet(compilation: Compilation, findings: Iterable[Finding] | None = None) -> Sheet:
    """Return the sheet of a compilation; `anchors` lead from an item's numbers to its line.

    `findings` are those whose words are marked; without them, those of the compilation.
    """
    report = compilation.report
    items = dict(_items(report.items, ()))
    setter = _Setter(
        items,
        _figures(compilation),
        _faults(compilation.findings if findings is None else findings),
    )
    printed = lay_out(report, read_form("gbt9704"))
    title = [setter.spans((), part.runs) for part in printed if part.role is Role.TITLE]
    lines = tuple(setter.line(part) for part in printed if part.role is not Role.TITLE)
    return Sheet(
        title[0] if title else (), lines, setter.origins, setter.marked, anchors_of(compilation)
    )


def anchors_of(compilation: Compilation) -> dict[str, str]:
    """Return the anchors of lines by the numbers of their items; of equals the first counts."""
    return dict(reversed([*_anchors(compilation.report.items, (), "")]))


def _items(items: tuple[Item, ...], above: Path) -> Iterator[tuple[Path, Item]]:
    for index, item in enumerate(items):
        yield (*above, index), item
        yield from _items(item.children, (*above, index))


def _anchors(items: tuple[Item, ...], above: Path, numbers: str) -> Iterator[tuple[str, str]]:
    """Yield the numbers that lead to each item and its line."""
    for index, item in enumerate(items):
        at, label = (*above, index), numbers + item.marker
        yield label, anchor_of(at)
        yield from _anchors(item.children, at, label)


def anchor_of(at: Path) -> str:
    """Return the anchor of an item's line on the sheet."""
    return "item-" + "-".join(map(str, at))


@dataclass(slots=True)
class _Setter:
    """Sets paragraphs in order and hands out the keys."""

    items: Mapping[Path, Item]
    figures: Mapping[Path, "_Figures"]
    faults: Touching[None]
    origins: dict[str, Place] = field(default_factory=dict)
    marked: dict[str, Basis] = field(default_factory=dict)

    def line(self, part: Printed) -> Line:
        """Return a printed paragraph or table as a line of the sheet."""
        at = line_of(part)
        rows = tuple(tuple(self._cells(row.at, row.cells)) for row in part.rows)
        lead = self.spans(part.lead_at, part.lead)
        body = self.spans(part.at, part.runs)
        return Line(anchor_of(at), part.role.value, part.level, lead, body, rows)

    def _cells(self, at: Path, cells: Sequence[Cell]) -> Iterator[Spans]:
        position = 0
        for cell in cells:
            yield tuple(self._spans(at, cell, position))
            position += sum(len(run.text) for run in cell) + 1  # and the tab behind it

    def spans(self, at: Path, runs: Cell) -> Spans:
        """Return the runs of an item as spans, the marker before them apart."""
        marker = self.items[at].marker if at else ""
        if not marker or not runs:
            return tuple(self._spans(at, runs, 0))
        return (Span("", (Piece(marker),)), *self._spans(at, runs[1:], 0))

    def _spans(self, at: Path, runs: Cell, position: int) -> Iterator[Span]:
        for run in _joined(runs):
            end = position + len(run.text)
            yield Span(self._key(run), tuple(self._pieces(at, run, position)))
            position = end

    def _key(self, run: Run) -> str:
        if run.origin is None:
            return OWN
        key = f"r{len(self.origins)}"
        self.origins[key] = run.origin
        return key

    def _pieces(self, path: Path, run: Run, start: int) -> Iterator[Piece]:
        done, end = start, start + len(run.text)
        figures = self.figures.get(path)
        for first, behind, basis in figures.between(start, end) if figures else ():
            low, high = max(first, done), min(behind, end)
            if low >= high:
                continue
            yield from self._words(run, done - start, low - start)
            text, doubted = run.text[low - start : high - start], self._is_doubted(basis)
            yield Piece(text, self._figure(basis), doubted)
            done = high
        yield from self._words(run, done - start, len(run.text))

    def _words(self, run: Run, low: int, high: int) -> Iterator[Piece]:
        """Yield a stretch of a run without figures, what findings point at apart."""
        for start, end in self._doubted(run):
            first, behind = max(start, low), min(end, high)
            if first < behind:
                yield from _pieces_of(run.text[low:first])
                yield Piece(run.text[first:behind], doubted=True)
                low = behind
        yield from _pieces_of(run.text[low:high])

    def _doubted(self, run: Run) -> Iterator[tuple[int, int]]:
        """Yield the stretches of a run that findings point at.

        What a whole run is blamed for is told in its panel, not drawn under all its words; so is
        what cannot be told to the letter, since reading left out something in between.
        """
        origin = run.origin
        if origin is None or origin.end - origin.start != len(run.text):
            return
        for place, _ in self.faults.of(origin):
            if not place.holds(origin):
                yield stretch((run,), place)

    def _is_doubted(self, basis: Basis) -> bool:
        return any(True for place in basis.places for _ in self.faults.of(place))

    def _figure(self, basis: Basis) -> str:
        key = f"f{len(self.marked)}"
        self.marked[key] = basis
        return key


def _joined(runs: tuple[Run, ...]) -> Iterator[Run]:
    """Yield the runs, those that a reader takes for one stretch as one run."""
    waiting: Run | None = None
    for run in runs:
        together = _together(waiting, run) if waiting else None
        if waiting and together is None:
            yield waiting
        waiting = together or run
    if waiting:
        yield waiting


def _together(one: Run, next_one: Run) -> Run | None:
    """Return two runs as one where both are the program's or both of one place, else None."""
    text, first, second = one.text + next_one.text, one.origin, next_one.origin
    if first is None or second is None:
        return own(text) if first is second else None
    if first.path != second.path or not 0 <= second.start - first.end <= _GAP:
        return None
    return Run(text, Place(first.path, first.start, second.end))


def _pieces_of(text: str) -> Iterator[Piece]:
    if text:
        yield Piece(text)


def _faults(findings: Iterable[Finding]) -> Touching[None]:
    """Return the places that findings point at."""
    return Touching((place, None) for finding in findings for place in finding.places)


class _Figures:
    """The figures of an item in order; one that hundreds of sections share has thousands."""

    def __init__(self, figures: Iterable[tuple[int, int, Basis]]) -> None:
        self._known = sorted(figures, key=lambda each: each[:2])
        # How far the figures up to each reach: what ends before a place is left out by halving.
        self._reach = [*accumulate((behind for _, behind, _ in self._known), max)]

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, Basis]]:
        """Yield those that begin before an end and reach beyond a start, in order."""
        for index in range(bisect_right(self._reach, start), len(self._known)):
            if self._known[index][0] >= end:
                return
            yield self._known[index]


def _figures(compilation: Compilation) -> dict[Path, _Figures]:
    """Return the figures by the item in whose text they stand, in order."""
    found: dict[Path, list[tuple[int, int, Basis]]] = {}
    for basis in compilation.bases:
        found.setdefault(basis.item, []).append((basis.figure.start, basis.figure.end, basis))
    return {path: _Figures(figures) for path, figures in found.items()}
