"""What stands on the pages of a PDF: characters and rules with their places on the sheet.

All measures are points (1/72 inch) from the upper left corner of the page as it is shown, x to the
right and y downwards, so that a turned page and a shifted crop box need no thought later on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_UNIT = 100


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: its left and right edge, the line it stands on, and its size."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line, or the edge of a frame: across where it is wider than high, else down."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def across(self) -> bool:
        """Whether it lies rather than stands."""
        return self.right - self.left > self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page.

    `glyphs` are in the order of the file. `unmapped` counts characters that the file does not say
    the meaning of (they read U+FFFD), `slanted` such as run across the page (a watermark; left
    out), `notes` texts typed into fields or written over the page (left out). `scanned` says that
    the characters lie invisibly over a picture, `pictures` that there are pictures.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    unmapped: int = 0
    slanted: int = 0
    notes: int = 0
    scanned: bool = False
    pictures: bool = False


def sheet_of(said: dict[str, Any]) -> Sheet:
    """Return a page of what pdf_extract.py says of it."""
    width, height = _points(said["size"])
    places = _fours(said["places"])
    glyphs = (Glyph(text, *place) for text, place in zip(said["text"], places, strict=True))
    told = {name: said[name] for name in ("unmapped", "slanted", "notes", "scanned", "pictures")}
    rules = (Rule(*place) for place in _fours(said["rules"]))
    return Sheet(width, height, tuple(glyphs), tuple(rules), **told)


def _fours(lengths: list[int]) -> Iterator[tuple[float, float, float, float]]:
    points = _points(lengths)
    return zip(points[::4], points[1::4], points[2::4], points[3::4], strict=True)


def _points(lengths: list[int]) -> list[float]:
    return [length / _UNIT for length in lengths]
