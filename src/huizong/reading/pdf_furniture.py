"""What a printer puts around the text of every page: page numbers, running heads and feet.

They are told by where they stand and by standing there on most pages; a line of the text that
happens to read like one stays.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from huizong.reading.pdf_rows import Fragment
from huizong.values import ParagraphRole

_DASHED = re.compile(r"[-—–－―─~·•\s]+([0-9０-９]{1,4})[-—–－―─~·•\s]+")
_COUNTED = re.compile(
    r"[-—–－\s（(]*第\s*([0-9０-９]{1,4}|[一二三四五六七八九十百]{1,6})\s*页"
    r"(?:[\s,，/／、]*[（(]?共\s*[0-9０-９一二三四五六七八九十百]{1,6}\s*页[）)]?)?[-—–－\s）)]*"
)
_BARE = re.compile(r"([0-9０-９]{1,4})(?:\s*[/／]\s*[0-9０-９]{1,4})?")
_DIGITS = re.compile(r"[0-9０-９]+")
_EDGE = 3  # lines at either edge of a page that may be furniture
_SAME_HEIGHT = 6.0  # points
_SHARE = 0.4  # of the pages; a head may stand on every other page only
_APART = 1.25  # pitches
_SMALLER = 0.92

Roles = dict[int, ParagraphRole]


def furniture_of(pages: Sequence[Sequence[Fragment]], heights: Sequence[float]) -> list[Roles]:
    """Return, for the lines of each page from its top, which of them are furniture, and which kind.

    `heights` are those of the sheets. Lines are given by their index; those of the text itself are
    not in the result.
    """
    finder = _Finder(pages, heights)
    return [finder.roles(index) for index in range(len(pages))]


class _Finder:
    """Knows what stands at the edges of all pages."""

    def __init__(self, pages: Sequence[Sequence[Fragment]], heights: Sequence[float]) -> None:
        self.pages = pages
        self.middles = [height / 2 for height in heights]
        self.pitch = _pitch(pages)
        sizes = [line.size for page in pages for line in page]
        self.size = median(sizes) if sizes else 0
        self.offset = self._offset()
        self.running = self._running()

    def roles(self, page: int) -> Roles:
        """Return the furniture of a page, from its edges inwards to the first line of the text."""
        lines, roles = self.pages[page], Roles()
        for at in range(min(_EDGE, len(lines))):
            if lines[at].base > self.middles[page] or not self._is_furniture(page, at):
                break
            roles[at] = ParagraphRole.HEADER
        for at in range(len(lines) - 1, max(len(lines) - 1 - _EDGE, -1), -1):
            if lines[at].base <= self.middles[page] or not self._is_furniture(page, at):
                break
            roles[at] = ParagraphRole.FOOTER
        return roles

    def _is_furniture(self, page: int, at: int) -> bool:
        line = self.pages[page][at]
        if _DASHED.fullmatch(line.text) or _COUNTED.fullmatch(line.text):
            return True
        if (bare := _BARE.fullmatch(line.text)) is not None:
            return self.offset is not None and int(bare[1]) - page == self.offset
        return any(abs(height - line.base) <= _SAME_HEIGHT for height in self.running[_key(line)])

    def _offset(self) -> int | None:
        """Return how far bare numbers at the edges run ahead of the pages' own, if they do."""
        found: Counter[int] = Counter()
        for page, lines in enumerate(self.pages):
            edge = {id(line): line for line in (*lines[:1], *lines[-1:])}.values()
            numbers = {int(bare[1]) for one in edge if (bare := _BARE.fullmatch(one.text))}
            found.update(number - page for number in numbers)
        if not found:
            return None
        offset, count = found.most_common(1)[0]
        if len(self.pages) == 1:
            return offset if offset == 1 and self._last_is_apart() else None
        return offset if count >= max(2, len(self.pages) / 2) else None

    def _last_is_apart(self) -> bool:
        lines = self.pages[0]
        return len(lines) > 1 and lines[-1].base - lines[-2].base > 1.5 * self.pitch

    def _running(self) -> dict[str, list[float]]:
        """Return the heights at which a text stands at the edge of most pages and apart from it."""
        seen: dict[str, list[tuple[float, bool]]] = defaultdict(list)
        inside: Counter[str] = Counter()
        for lines in self.pages:
            for at, line in enumerate(lines):
                if min(at, len(lines) - 1 - at) < _EDGE:
                    seen[_key(line)].append((line.base, self._apart(lines, at)))
                else:
                    inside[_key(line)] += 1
        fewest = max(2, _SHARE * len(self.pages))
        running: dict[str, list[float]] = defaultdict(list)
        for text, places in seen.items():
            for height in _heights(places):
                near = [apart for base, apart in places if abs(base - height) <= _SAME_HEIGHT]
                if len(near) >= fewest and sum(near) > len(near) / 2 and not inside[text]:
                    running[text].append(height)
        return running

    def _apart(self, lines: Sequence[Fragment], at: int) -> bool:
        """Whether a line stands off the text: by its size, or by the space to its inner side."""
        line, first_half = lines[at], at < len(lines) / 2
        inner = at + 1 if first_half else at - 1
        if line.size < _SMALLER * self.size or not 0 <= inner < len(lines):
            return True
        gap = abs(lines[inner].base - line.base)
        return gap > _APART * self.pitch


def _key(line: Fragment) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))


def _heights(places: Sequence[tuple[float, bool]]) -> Iterator[float]:
    """Yield the middle of each cluster of heights."""
    cluster: list[float] = []
    for base in sorted(base for base, _ in places):
        if cluster and base - cluster[0] > _SAME_HEIGHT:
            yield median(cluster)
            cluster = []
        cluster.append(base)
    if cluster:
        yield median(cluster)


def _pitch(pages: Sequence[Sequence[Fragment]]) -> float:
    """Return the usual distance from line to line."""
    steps = Counter(
        round(after.base - before.base, 0) for lines in pages for before, after in pairwise(lines)
    )
    return steps.most_common(1)[0][0] if steps else 0.0
