"""Looks at a page as it is printed: where its red lies."""

import subprocess
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

_DOTS = 10
"""In a millimetre."""


@dataclass(frozen=True)
class Band:
    """Rows with red in them, one upon the other; millimetres from the top and the left."""

    top: float
    bottom: float
    left: float
    right: float


def red_bands(path: Path, *, page: int = 1) -> list[Band]:
    """Return the bands of red on a page of a PDF, from above."""
    dots = ["-r", str(25.4 * _DOTS), "-f", str(page), "-l", str(page)]
    done = subprocess.run(["pdftoppm", *dots, path], check=True, capture_output=True)
    _, size, _, data = done.stdout.split(b"\n", 3)
    wide, high = map(int, size.split())
    rows = [_red(data[y * wide * 3 : (y + 1) * wide * 3]) for y in range(high)]
    bands = []
    for inked, numbered in groupby(enumerate(rows), key=lambda pair: bool(pair[1])):
        together = list(numbered)
        if inked:
            left = min(row[0] for _, row in together)
            right = max(row[-1] for _, row in together)
            first, last = together[0][0], together[-1][0]
            bands.append(Band(first / _DOTS, (last + 1) / _DOTS, left / _DOTS, (right + 1) / _DOTS))
    return bands


def _red(row: bytes) -> list[int]:
    """Return the columns of a row of dots that are red."""
    if row.count(b"\xff") == len(row):
        return []
    dots = zip(row[::3], row[1::3], row[2::3], strict=True)
    return [x for x, (red, green, blue) in enumerate(dots) if red > 200 > 90 > max(green, blue)]
