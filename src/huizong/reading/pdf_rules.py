"""Rules of a page made ready: pieces of one line joined, and those that cross kept together."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from huizong.reading.pdf_sheets import Rule

NEAR = 2.5  # points; rules that close are one, and meet
_MOST = 1_500  # a page with more rules is a drawing
_MOST_PIECES = 30_000

_Piece = tuple[float, float, float]  # where a line stands, where it starts, where it ends


def crossing(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield the rules that hang together by crossing, four at least; none of a drawing."""
    across, down = _joined(rules)
    if max(len(across), len(down)) > _MOST:
        return
    every = across + down
    groups = _Groups(len(every))
    for index, lying in enumerate(across):
        for other, standing in enumerate(down, start=len(across)):
            if _cross(lying, standing):
                groups.join(index, other)
    found: dict[int, list[Rule]] = defaultdict(list)
    for index, rule in enumerate(every):
        found[groups.root(index)].append(rule)
    yield from (group for group in found.values() if len(group) >= 4)


def lying(rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules that lie across, pieces of one line as one."""
    return _joined(rules)[0]


class _Groups:
    """Which of some things hang together."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def root(self, index: int) -> int:
        while self._above[index] != index:
            self._above[index] = self._above[self._above[index]]
            index = self._above[index]
        return index

    def join(self, one: int, other: int) -> None:
        self._above[self.root(one)] = self.root(other)


def _joined(rules: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Return the lying and the standing rules, pieces of one line as one."""
    if len(rules) > _MOST_PIECES:
        return [], []
    lying = _whole([((r.top + r.bottom) / 2, r.left, r.right) for r in rules if r.across])
    standing = _whole([((r.left + r.right) / 2, r.top, r.bottom) for r in rules if not r.across])
    across = [Rule(start, at, end, at) for at, start, end in lying]
    return across, [Rule(at, start, at, end) for at, start, end in standing]


def _whole(pieces: list[_Piece]) -> list[_Piece]:
    whole: list[_Piece] = []
    level: list[_Piece] = []
    for piece in sorted(pieces):
        if level and piece[0] - level[0][0] > NEAR / 2:
            whole += _touching(level)
            level = []
        level.append(piece)
    return whole + _touching(level)


def _touching(level: list[_Piece]) -> list[_Piece]:
    lines: list[_Piece] = []
    for at, start, end in sorted(level, key=lambda piece: piece[1]):
        if lines and start <= lines[-1][2] + NEAR:
            lines[-1] = (lines[-1][0], lines[-1][1], max(end, lines[-1][2]))
        else:
            lines.append((at, start, end))
    return lines


def _cross(lying: Rule, standing: Rule) -> bool:
    return (
        lying.left - NEAR <= standing.left <= lying.right + NEAR
        and standing.top - NEAR <= lying.top <= standing.bottom + NEAR
    )
