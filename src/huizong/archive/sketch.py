"""A few hashes of a paragraph, by which copies meet.

Every stretch of five characters has a hash; those below a bound are kept, and the smallest few of
a short paragraph in any case (a bottom sketch, after Broder 1997). The same stretch is kept in
every paragraph that has it, so copies meet in many hashes, and a part meets its whole. Work and
memory grow with the text, not with its square: a hash leads to the first and the latest few
paragraphs that have it, never to all.
"""

from array import array
from collections.abc import Iterator
from zlib import crc32

SHINGLE = 5
_BYTES = 2 * SHINGLE  # in UTF-16
_KEPT = 2**32 // 4
_LEAST = 12  # hashes of a paragraph that has as many
_FIRST, _LATEST = 4, 4  # paragraphs that a hash leads to: copies of copies drift from the first
_SHARED, _SHARE = 2, 0.2  # hashes that two sketches share, and of the smaller one's
_MOST_BITS = 29  # of the counters that keep what stands once only from being stored


class Sketches:
    """The sketches of many paragraphs, packed."""

    def __init__(self) -> None:
        self._hashes = array("I")
        self._ends = array("Q", [0])

    def add(self, text: str) -> None:
        """Add the sketch of the next paragraph."""
        self._hashes.extend(sketch(text))
        self._ends.append(len(self._hashes))

    def meetings(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs (earlier, later) of paragraphs whose sketches share enough."""
        holders: dict[int, tuple[int, ...]] = {}
        seen = self._counted()
        slots = len(seen)
        sizes = [self._ends[at + 1] - self._ends[at] for at in range(len(self._ends) - 1)]
        for later, size in enumerate(sizes):
            met: dict[int, int] = {}
            for each in self._hashes[self._ends[later] : self._ends[later + 1]]:
                if seen[each % slots] < 2:
                    continue  # it stands here only
                held = holders.get(each, ())
                for earlier in held:
                    met[earlier] = met.get(earlier, 0) + 1
                holders[each] = (*held[:_FIRST], *held[_FIRST:][-_LATEST + 1 :], later)
            for earlier, shared in met.items():
                if shared >= max(_SHARED, _SHARE * min(size, sizes[earlier])):
                    yield earlier, later

    def _counted(self) -> bytearray:
        """Return by slot whether a hash may stand in several paragraphs: 2, else 1 or 0.

        There are eight slots a hash, so that few that stand once only are taken for more.
        """
        seen = bytearray(1 << min((8 * len(self._hashes)).bit_length(), _MOST_BITS))
        slots = len(seen)
        for each in self._hashes:
            slot = each % slots
            if seen[slot] < 2:
                seen[slot] += 1
        return seen


def sketch(text: str) -> list[int]:
    """Return the hashes that stand for a text."""
    data = text.encode("utf-16-le", "surrogatepass")
    hashes = {crc32(data[at : at + _BYTES]) for at in range(0, len(data) - _BYTES + 1, 2)}
    kept = [each for each in hashes if each < _KEPT]
    return kept if len(kept) >= _LEAST else sorted(hashes)[:_LEAST]
