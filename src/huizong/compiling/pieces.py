"""Stretches of a text of very many runs (an item that 500 sections speak of), found at once."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from huizong.values import Run, cut


class Pieces:
    """The runs of a text, from which stretches are cut without walking through all of them."""

    def __init__(self, runs: tuple[Run, ...]) -> None:
        self._runs = runs
        self._starts = [0, *accumulate(len(run.text) for run in runs)]

    def cut(self, start: int, end: int) -> tuple[Run, ...]:
        """Return the runs of the stretch [start, end), as `values.cut` does."""
        low = max(bisect_right(self._starts, start) - 1, 0)
        high = bisect_left(self._starts, end)
        before = self._starts[low]
        return cut(self._runs[low:high], start - before, end - before)
