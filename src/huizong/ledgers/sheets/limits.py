"""How much a workbook may ask of us when its rows become records."""

from dataclasses import dataclass, field

from huizong.reading.limits import MEGABYTE, Limits

_FILE = Limits(
    max_bytes=100 * MEGABYTE,
    max_unpacked=1_200 * MEGABYTE,
    max_part=1_000 * MEGABYTE,
    max_cells=12_000_000,
    max_characters=400_000_000,
)


@dataclass(frozen=True, slots=True)
class SheetLimits:
    """Bounds of a workbook: its rows and cells, and what `reading` asks before unpacking.

    A ledger has hundreds of thousands of rows where a report has hundreds, so more is let in than
    of a report; what is told of a cell that is wrong is kept up to `most_faults`, and counted
    beyond.
    """

    rows: int = 300_000
    cells: int = 12_000_000
    most_faults: int = 5_000
    file: Limits = field(default_factory=lambda: _FILE)
