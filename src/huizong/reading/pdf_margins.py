"""The margins, the size and the pitch that the lines of a PDF keep to, read off the lines."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from huizong.reading.evidence import is_complete
from huizong.reading.pdf_pages import Region, SetLine

_SAME_SIZE = 0.1
_NEAR = 0.5  # sizes; lines so close to an edge stand at it
_SHARE = 0.04  # of the lines of a region that show an edge
_FEWEST = 3
_NARROWEST = 0.62  # of the sheet; where no line is longer, the lines are a list
_FEW_LINES = 8
_INDENTED, _DEEPEST = 1.2, 2.8  # sizes, of a first line
_SHARE_INDENTED = 0.4
_SHARE_STRICTLY = 0.9
_SHORT = 2.0  # sizes free at the end of a line that ends a paragraph
_SPACED = 1.12  # pitches
_GAP = 1.45
_HANGING = re.compile("[，。、；：！？）》”’,.;:!?)]$")  # marks that may hang over the edge


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the lines of a region begin and end; `sure` says that several of them end there."""

    left: float
    right: float
    sure: bool


@dataclass(slots=True)
class Margins:
    """What the lines of a whole file keep to; `size` and `gap` in points.

    `gap` is a step from line to line that parts paragraphs. `indented` says that paragraphs begin
    indented, `strictly` that hardly one does not, `spaced` that a wider step lies between them,
    `wrapped` that full lines seldom end with a sentence, so that some of them go on.
    """

    size: float
    gap: float = 0.0
    indented: bool = False
    strictly: bool = False
    spaced: bool = False
    wrapped: bool = False
    edges: dict[Region, Edges] = field(default_factory=dict)

    def of(self, line: SetLine) -> Edges:
        """Return the edges of a line's region."""
        known = self.edges.get(line.region)
        return known or Edges(line.set.left, line.set.right, sure=False)

    def indent(self, line: SetLine) -> float:
        """Return how far a line is set in, in its sizes."""
        return (line.set.left - self.of(line).left) / line.set.size

    def room(self, line: SetLine) -> float:
        """Return how much is free at the end of a line, in its sizes."""
        return (self.of(line).right - line.set.right) / line.set.size

    def centred(self, line: SetLine) -> bool:
        """Whether a line stands in the middle, off both edges."""
        before, behind = self.indent(line), self.room(line)
        return before > 1 and behind > 1 and abs(before - behind) < 1.5


def margins_of(lines: Sequence[SetLine]) -> Margins:
    """Return the margins of a file."""
    size = _size(lines)
    body = [line for line in lines if abs(line.set.size - size) <= _SAME_SIZE * size] or lines
    regions: dict[Region, list[SetLine]] = defaultdict(list)
    for line in body:
        regions[line.region].append(line)
    margins = Margins(size)
    for region in {line.region for line in lines}:
        margins.edges[region] = _edges(_enough(regions, region) or list(body), size)
    _set_gap(margins, body)
    ends = [is_complete(line.line.text) for line in body if margins.room(line) <= _SHORT]
    margins.wrapped = sum(ends) <= len(ends) / 2
    share = _indented(body, margins)
    margins.indented, margins.strictly = share >= _SHARE_INDENTED, share >= _SHARE_STRICTLY
    return margins


def _size(lines: Sequence[SetLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.set.size * 2) / 2] += len(line.set.text)
    return sizes.most_common(1)[0][0] if sizes else 10.5


def _set_gap(margins: Margins, lines: Sequence[SetLine]) -> None:
    """Set how wide a step parts paragraphs, by the steps behind full lines and short ones."""
    within: list[float] = []
    between: list[float] = []
    for before, after in pairwise(lines):
        step = after.set.base - before.set.base
        if (before.page, before.region) == (after.page, after.region) and step > 0:
            (between if margins.room(before) > _SHORT else within).append(step)
    pitch = median(within or between or [margins.size])
    wider = median(between) if len(between) >= _FEWEST else pitch
    margins.spaced = wider > _SPACED * pitch
    margins.gap = (pitch + wider) / 2 if margins.spaced else _GAP * max(pitch, margins.size)


def _enough(regions: dict[Region, list[SetLine]], region: Region) -> list[SetLine]:
    """Return the lines of a region; where they are few, those of the other side's pages as well."""
    own = regions.get(region, [])
    if len(own) >= _FEW_LINES:
        return own
    return own + regions.get(replace(region, side=1 - region.side), [])


def _edges(lines: list[SetLine], size: float) -> Edges:
    left, _ = _edge([line.set.left for line in lines], size, min, fewest=1)
    ends = [line.set.right for line in lines if not _HANGING.search(line.set.text)]
    right, count = _edge(ends or [line.set.right for line in lines], size, max, fewest=2)
    sheet = lines[0].region.width
    alone = not lines[0].region.column
    sure = count >= _FEWEST and (not alone or right - left >= _NARROWEST * sheet)
    if not sure and alone:
        right = max(right, sheet - left)
    return Edges(left, right, sure)


def _edge(
    places: list[float], size: float, outer: Callable[[list[float]], float], *, fewest: int
) -> tuple[float, int]:
    """Return the outermost place at which enough lines stand, and how many do."""
    enough = max(fewest, _SHARE * len(places))
    counts = Counter(round(place) for place in places)
    reach = max(round(_NEAR * size), 1)
    shown: list[float] = []
    for place in counts:
        inwards = (
            range(place, place + reach) if outer is min else range(place - reach + 1, place + 1)
        )
        if sum(counts[at] for at in inwards) >= enough:
            shown.append(place)
    edge = outer(shown or places)
    return edge, sum(abs(place - edge) <= _NEAR * size for place in places)


def _indented(lines: Sequence[SetLine], margins: Margins) -> float:
    """Return how many paragraphs begin indented: which of the lines behind a short one do.

    Where no line is short, any indented line opens a paragraph.
    """
    openers = [
        margins.indent(after) for before, after in pairwise(lines) if margins.room(before) > _SHORT
    ]
    openers = openers or [
        indent for line in lines if _INDENTED <= (indent := margins.indent(line)) <= _DEEPEST
    ]
    return sum(indent >= _INDENTED for indent in openers) / max(len(openers), 1)
