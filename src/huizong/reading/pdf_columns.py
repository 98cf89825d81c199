"""The order in which a page is read: column by column where its lines stand in columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from huizong.reading.pdf_grid import Grid
from huizong.reading.pdf_rows import Fragment, merged

_NARROWEST = 0.7  # sizes; a narrower gap parts no columns
_FEWEST = 4  # lines in a column, where no other page has shown it
_SHORTEST = 7.0  # sizes; the lines of a column are longer, cells of a list are not
_SPANNING = 0.34  # share of the lines that may run across both columns
_FLUSH = 0.5  # share of the lines that keep to the edge of their column
_MARGIN = 0.15  # of the width, where no gap between columns lies
_DEEPEST = 3  # gaps within columns: four columns have two levels

Element = Fragment | Grid


@dataclass(frozen=True, slots=True)
class Placed:
    """A line or table in the order of reading; `column` says in which column of how many."""

    element: Element
    column: tuple[int, ...] = ()


def in_order(elements: Sequence[Element], gutters: Sequence[float] = ()) -> list[Placed]:
    """Return a page's elements as they are read, the fragments of a line as one.

    `gutters` are the middles of gaps between columns that other pages have.
    """
    return list(_ordered(list(elements), list(gutters), ()))


def gutter_of(elements: Sequence[Element]) -> float | None:
    """Return the middle of the gap between the columns of a page, None where it has one column."""
    return _gutter(list(elements))


def _ordered(
    elements: list[Element], known: list[float], column: tuple[int, ...]
) -> Iterator[Placed]:
    gutter = _known(elements, known) or _gutter(elements) if len(column) < _DEEPEST else None
    if gutter is None:
        yield from (Placed(element, column) for element in _lines(elements))
        return
    for band in _bands(elements, gutter):
        left = [one for one in band if one.right <= gutter]
        right = [one for one in band if one.left >= gutter]
        if len(left) + len(right) < len(band):
            yield from (Placed(element, column) for element in _lines(band))
        else:
            yield from _ordered(left, [], (*column, 0))
            yield from _ordered(right, [], (*column, 1))


def _lines(elements: list[Element]) -> list[Element]:
    """Return lines and tables from the top, fragments of a line joined."""
    grids = [element for element in elements if isinstance(element, Grid)]
    lines = merged(element for element in elements if isinstance(element, Fragment))
    return sorted([*lines, *grids], key=lambda one: one.base)


def _bands(elements: list[Element], gutter: float) -> Iterator[list[Element]]:
    """Yield what stands between lines that run across the gap, and those lines, from the top."""
    crossing = [one for one in elements if one.left < gutter < one.right]
    heights = sorted({one.base for one in crossing})
    rest = sorted(
        (one for one in elements if not one.left < gutter < one.right), key=lambda one: one.base
    )
    at = 0
    for height in [*heights, float("inf")]:
        band: list[Element] = []
        while at < len(rest) and rest[at].base < height:
            band.append(rest[at])
            at += 1
        if band:
            yield band
        if crossed := [one for one in crossing if one.base == height]:
            yield crossed


def _known(elements: list[Element], known: Sequence[float]) -> float | None:
    """Return a gap of other pages that few lines of this one cross, if only one side is filled."""
    for gutter in known:
        across = sum(one.left < gutter < one.right for one in elements)
        if across <= _SPANNING * len(elements):
            return gutter
    return None


def _gutter(elements: list[Element]) -> float | None:
    lines = [element for element in elements if isinstance(element, Fragment)]
    if len(lines) < 2:
        return None
    size = median(line.size for line in lines)
    middles = ((low + high) / 2 for low, high in _gaps(lines, size))
    return next((at for at in middles if _parts_columns(lines, at, size)), None)


def _gaps(lines: list[Fragment], size: float) -> Iterator[tuple[float, float]]:
    """Yield the upright strips that few lines cross, the clearest first."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    margin = _MARGIN * (right - left)
    changes = sorted([(line.left, 1) for line in lines] + [(line.right, -1) for line in lines])
    strips: list[tuple[int, float, float]] = []
    depth = 0
    for (at, step), (following, _) in pairwise(changes):
        depth += step
        inside = left + margin < following and at < right - margin
        if inside and following - at >= _NARROWEST * size and depth <= _SPANNING * len(lines):
            strips.append((depth, at, following))
    for _, low, high in sorted(strips, key=lambda strip: (strip[0], strip[1] - strip[2]))[:4]:
        yield low, high


def _parts_columns(lines: list[Fragment], gutter: float, size: float) -> bool:
    """Whether the lines on both sides look like text set in columns, not like cells of a list."""
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.left >= gutter]
    return (
        min(len(left), len(right)) >= _FEWEST
        and all(
            median(x.right - x.left for x in side) >= _SHORTEST * size for side in (left, right)
        )
        and _share_at([line.right for line in left], max(x.right for x in left), size) >= _FLUSH
        and _share_at([line.left for line in right], min(x.left for x in right), size) >= _FLUSH
        and _side_by_side(left, right)
    )


def _share_at(places: list[float], edge: float, size: float) -> float:
    return sum(abs(at - edge) <= 2.2 * size for at in places) / len(places)


def _side_by_side(left: list[Fragment], right: list[Fragment]) -> bool:
    """Whether the two sides stand beside each other for half of the lower one's height."""
    (top, end), (other_top, other_end) = (
        (min(line.base for line in side), max(line.base for line in side)) for side in (left, right)
    )
    shared = min(end, other_end) - max(top, other_top)
    return shared >= 0.5 * min(end - top, other_end - other_top)
