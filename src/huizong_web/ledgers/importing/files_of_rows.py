"""Files of a table's rows, which no sheet holds, kept with their rows when a file changes them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from huizong.ledgers.sheets.ready import plain

Row = Mapping[str, Any]
Cells = tuple[tuple[str, Any], ...]


def with_files(
    stored: Sequence[Row], now: Sequence[Row], files: Collection[str]
) -> tuple[dict[str, Any], ...] | None:
    """Return the rows that a sheet says, each with the files of the stored row of the same cells.

    `files` are the columns that hold them. A stored row that is no more takes its files along;
    None where some file could belong to several rows, or to one that was changed.
    """
    before, after = _by_cells(stored, files), _by_cells(now, files)
    changed = any(cells not in before for cells in after)
    rows = [dict(row) for row in now]
    for cells, olds in before.items():
        held = [_only(stored[at], files) for at in olds]
        ats = after.get(cells, [])
        if not any(held):
            continue
        if len(ats) not in (0, len(olds)) or (changed and not ats):
            return None
        for at, own in zip(ats, held, strict=False):
            rows[at] |= own
    return tuple(rows)


def _by_cells(rows: Iterable[Row], files: Collection[str]) -> Mapping[Cells, list[int]]:
    """Return where rows stand, by what a sheet shows of them."""
    found: dict[Cells, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        cells = plain({key: value for key, value in row.items() if key not in files})
        found[tuple(sorted(cells.items()))].append(at)
    return found


def _only(row: Row, files: Collection[str]) -> dict[str, Any]:
    return {key: row[key] for key in files if row.get(key)}
