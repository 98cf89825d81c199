"""Sets a compiled report as a sheet: lines of spans that know their origin, figures marked in them.

A pure function over the library's values, as typesetting is; here every stretch keeps a key under
which the page finds where it came from.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from huizong.values import Basis, Compilation, Item, ItemKind, Place, Run, own

_SENTENCE_ENDS = tuple("。！？；：…，、.!?;:,")
_CLASSES = {
    ItemKind.SALUTATION: "salutation",
    ItemKind.SIGNATURE: "signature",
    ItemKind.DATE: "date",
}
OWN = "own"
_GAP = 4
"""Characters of a source that reading may have left out within a stretch: a line end, an indent."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a span; `figure` is the key of the figure it belongs to, if any.

    `doubted` tells whether a finding concerns the figure.
    """

    text: str
    figure: str = ""
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one origin; `key` names it, `OWN` where the words are the program's."""

    key: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the sheet: `lead` in the face of heading level `level`, then `body`."""

    anchor: str
    style: str
    level: int
    lead: tuple[Span, ...] = ()
    body: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report set for the page, and what its keys stand for."""

    title: tuple[Span, ...]
    lines: tuple[Line, ...]
    origins: Mapping[str, Place]
    figures: Mapping[str, Basis]
    anchors: Mapping[str, str]


def set_sheet(compilation: Compilation) -> Sheet:
    """Return the sheet of a compilation; `anchors` lead from an item's numbers to its line."""
    setter = _Setter(_figures(compilation), _faults(compilation))
    title = setter.spans((), compilation.report.title)
    lines = tuple(setter.lines(compilation.report.items))
    return Sheet(title, lines, setter.origins, setter.marked, setter.anchors)


Path = tuple[int, ...]


@dataclass(slots=True)
class _Setter:
    """Sets items in order and hands out the keys."""

    figures: Mapping[Path, list[tuple[int, int, Basis]]]
    faults: Mapping[str, list[Place]]
    origins: dict[str, Place] = field(default_factory=dict)
    marked: dict[str, Basis] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)

    def lines(self, items: tuple[Item, ...], path: Path = (), above: str = "") -> Iterator[Line]:
        for index, item in enumerate(items):
            yield from self._item(item, (*path, index), above + item.marker)

    def _item(self, item: Item, path: Path, numbers: str) -> Iterator[Line]:
        if item.kind is ItemKind.INLINE_ITEM:  # its parent's text has said it
            return
        anchor = "item-" + "-".join(map(str, path))
        self.anchors.setdefault(numbers, anchor)
        opened = _opened(item)
        yield self._line(item, opened, path, anchor)
        for index, child in enumerate(item.children):
            if index == opened:  # the line has said it; what stands under it follows
                yield from self.lines(child.children, (*path, index), numbers)
            else:
                yield from self._item(child, (*path, index), numbers + child.marker)

    def _line(self, item: Item, opened: int | None, path: Path, anchor: str) -> Line:
        spans = self.spans(path, item.runs, marker=item.marker)
        if item.kind is ItemKind.HEADING:
            return Line(anchor, "heading", len(path), lead=spans)
        if item.kind is not ItemKind.RUN_IN_HEADING:
            return Line(anchor, _CLASSES.get(item.kind, "text"), len(path), body=spans)
        if opened is None:
            return Line(anchor, "text", len(path), lead=spans)
        if not item.text.rstrip().endswith(_SENTENCE_ENDS):
            spans = (*spans, Span(OWN, (Piece("。"),)))
        body = self.spans((*path, opened), item.children[opened].runs)
        return Line(anchor, "text", len(path), lead=spans, body=body)

    def spans(self, path: Path, runs: tuple[Run, ...], *, marker: str = "") -> tuple[Span, ...]:
        """Return the runs of an item as spans, its marker first."""
        spans = [Span("", (Piece(marker),))] if marker else []
        position = 0
        for run in _joined(runs):
            end = position + len(run.text)
            spans.append(Span(self._key(run), tuple(self._pieces(path, run, position))))
            position = end
        return tuple(spans)

    def _key(self, run: Run) -> str:
        if run.origin is None:
            return OWN
        key = f"r{len(self.origins)}"
        self.origins[key] = run.origin
        return key

    def _pieces(self, path: Path, run: Run, start: int) -> Iterator[Piece]:
        done, end = start, start + len(run.text)
        for first, behind, basis in self.figures.get(path, ()):
            low, high = max(first, done), min(behind, end)
            if low >= high:
                continue
            if done < low:
                yield Piece(run.text[done - start : low - start])
            text, doubted = run.text[low - start : high - start], self._is_doubted(basis)
            yield Piece(text, self._figure(basis), doubted)
            done = high
        if done < end:
            yield Piece(run.text[done - start :])

    def _is_doubted(self, basis: Basis) -> bool:
        return any(
            fault.overlaps(place)
            for place in basis.places
            for fault in self.faults.get(place.path, ())
        )

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


def _opened(item: Item) -> int | None:
    """Return the index of the paragraph that a run-in heading opens: the first that follows."""
    if item.kind is not ItemKind.RUN_IN_HEADING:
        return None
    for index, child in enumerate(item.children):
        if child.kind is not ItemKind.INLINE_ITEM:
            plain = child.kind is ItemKind.PARAGRAPH and not child.marker
            return index if plain else None
    return None


def _faults(compilation: Compilation) -> dict[str, list[Place]]:
    """Return the places of the findings, file by file."""
    found: dict[str, list[Place]] = {}
    for finding in compilation.findings:
        for place in finding.places:
            found.setdefault(place.path, []).append(place)
    return found


def _figures(compilation: Compilation) -> dict[Path, list[tuple[int, int, Basis]]]:
    """Return the figures by the item in whose text they are printed, in order."""
    found: dict[Path, list[tuple[int, int, Basis]]] = {}
    for basis in compilation.bases:
        path, shift = _printed_in(compilation.report.items, basis.item)
        start, end = basis.figure.start + shift, basis.figure.end + shift
        found.setdefault(path, []).append((start, end, basis))
    for figures in found.values():
        figures.sort(key=lambda each: each[:2])
    return found


def _printed_in(items: tuple[Item, ...], path: Path) -> tuple[Path, int]:
    """Return the item that prints an item's text, and where in it: inline ones lie in another."""
    chain = [items[path[0]]]
    for step in path[1:]:
        chain.append(chain[-1].children[step])
    shift = 0
    while len(chain) > 1 and chain[-1].kind is ItemKind.INLINE_ITEM:
        child = chain.pop()
        at = chain[-1].text.find(child.marker + child.text)
        shift += max(at, 0) + len(child.marker)
    return path[: len(chain)], shift
