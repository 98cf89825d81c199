"""The measures of money that a head or a title names, and the title that names one for all."""

import re
from collections.abc import Iterable, Iterator

from huizong.ledgers.sheets.given import Line

MONEY = {
    "元": 1,
    "百元": 100,
    "千元": 1_000,
    "万元": 10_000,
    "十万元": 100_000,
    "百万元": 1_000_000,
    "千万元": 10_000_000,
    "亿元": 100_000_000,
}
_SAID = re.compile(r"(?:金额|计量|货币)?单位\s*[:：为]\s*(?:人民币)?\s*([百千万亿十]{0,2}元)")


def measure_above(lines: Iterable[Line], head: int) -> str:
    """Return the measure of money that stands above a head (单位：万元), "" where none does."""
    return next(_measures(line for line in lines if line.number < head), "")


def _measures(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        for cell in line.cells.values():
            found = _SAID.search(cell) if isinstance(cell, str) else None
            if found and found[1] in MONEY:
                yield found[1]
