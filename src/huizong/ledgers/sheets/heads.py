"""Where the head of a sheet stands, below titles, in up to three lines, and what each column is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from huizong.ledgers.sheets.given import Frame, Given, Line
from huizong.ledgers.sheets.naming import Names
from huizong.ledgers.sheets.plan import PROBLEM, Column
from huizong.ledgers.sheets.safe import unsafe
from huizong.reading.sheets_cells import Area

LOOKED_AT = 30
"""Rows from the top among which the head is looked for."""
_DEEPEST = 3
_SURE = 3.0


@dataclass(frozen=True, slots=True)
class Head:
    """A head: its first and last row (from 1), its columns, and how much speaks for it."""

    rows: tuple[int, int]
    columns: Mapping[int, Column]
    score: float

    @property
    def weight(self) -> tuple[float, int]:
        """How much speaks for it: of heads that name as many fields, that of fewer lines."""
        return self.score, self.rows[0] - self.rows[1]

    @property
    def sure(self) -> int:
        """How many columns are called as their field is."""
        return sum(1 for column in self.columns.values() if column.key and column.sure)


def find_head(lines: Sequence[Line], names: Names, frame: Frame) -> Head | None:
    """Return the rows among the first that name most fields, None where none names any.

    Names that are only near count where no row has one that is sure.
    """
    return _best(lines, names, frame, near=False) or _best(lines, names, frame, near=True)


def _best(lines: Sequence[Line], names: Names, frame: Frame, *, near: bool) -> Head | None:
    best: Head | None = None
    for start in range(len(lines)):
        for depth in range(1, _DEEPEST + 1):
            rows = lines[start : start + depth]
            if len(rows) == depth and _close(rows):
                head = _read(rows, names, frame, near=near)
                if head.score and (best is None or head.weight > best.weight):
                    best = head
    if best is None or near:
        return best
    first, last = best.rows
    return _read([line for line in lines if first <= line.number <= last], names, frame, near=True)


def _close(rows: Sequence[Line]) -> bool:
    return rows[-1].number - rows[0].number == len(rows) - 1


def _read(rows: Sequence[Line], names: Names, frame: Frame, *, near: bool) -> Head:
    wanted = {at: list(_texts(rows, at, frame)) for at in _columns(rows)}
    columns = _assigned({at: texts for at, texts in wanted.items() if texts}, names, near=near)
    scores = (_SURE if column.sure else 1.0 for column in columns.values() if column.key)
    return Head((rows[0].number, rows[-1].number), columns, sum(scores))


def _columns(rows: Sequence[Line]) -> list[int]:
    return sorted({at for line in rows for at in line.cells})


def _texts(rows: Sequence[Line], at: int, frame: Frame) -> Iterator[str]:
    """Yield what a column may be called, the likeliest first: its lowest line, then with others.

    Those above are put before it one by one.
    """
    said = [_said(rows, index, at, frame) for index in range(len(rows))]
    kept = [text for at, text in enumerate(said) if text and text not in said[:at]]
    if not kept:
        return
    for start in range(len(kept) - 1, -1, -1):
        yield "".join(kept[start:])


def _said(rows: Sequence[Line], index: int, at: int, frame: Frame) -> str:
    """Return what a line of a head says of a column; what spans several is said of each."""
    line = rows[index]
    own = head_text(line.cells.get(at))
    if own:
        return own
    area = _over(frame, line.number - 1, at)
    if area is not None:
        first = next((each for each in rows if each.number - 1 == area.top), None)
        return head_text(first.cells.get(area.left)) if first else ""
    below = index + 1 < len(rows) and head_text(rows[index + 1].cells.get(at))
    if not below or frame.merges:
        return ""
    left = [column for column in line.cells if column < at]
    return head_text(line.cells[max(left)]) if left else ""


def _over(frame: Frame, row: int, column: int) -> Area | None:
    for area in frame.merges:
        if area.top <= row <= area.bottom and area.left <= column <= area.right:
            return area
    return None


def head_text(given: Given | None) -> str:
    """Return what a cell of a head says, in one line."""
    return unsafe(" ".join(given.split())) if isinstance(given, str) else ""


def _assigned(
    wanted: Mapping[int, Sequence[str]], names: Names, *, near: bool
) -> dict[int, Column]:
    """Return the columns, each field given once: to the head that is its name, else the nearest."""
    columns = {at: Column(texts[-1], "") for at, texts in wanted.items()}
    taken: set[str] = set()
    for at, texts in wanted.items():
        sure = next(filter(None, (names.column(text) for text in texts)), None)
        if sure and sure.key not in taken:
            columns[at] = Column(texts[-1], sure.key, sure.unit)
            taken.add(sure.key)
    found = _near(columns, wanted, names, taken) if near else ()
    for _, at, column in sorted(found, key=lambda each: -each[0]):
        if column.key not in taken and not columns[at].key:
            columns[at] = column
            taken.add(column.key)
    return columns


def _near(
    columns: Mapping[int, Column],
    wanted: Mapping[int, Sequence[str]],
    names: Names,
    taken: set[str],
) -> Iterator[tuple[float, int, Column]]:
    for at, texts in wanted.items():
        named = any((sure := names.column(text)) and sure.key in taken for text in texts)
        if columns[at].key or named or texts[0] == PROBLEM:
            continue
        for text in texts:
            for likeness, column in names.near(text):
                yield likeness, at, Column(texts[-1], column.key, column.unit, sure=False)
