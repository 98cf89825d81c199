"""What stands on the pages of a PDF: characters and rules with their places on the sheet.

All measures are points (1/72 inch) from the upper left corner of the page as it is shown, x to the
right and y downwards, so that a turned page and a shifted crop box need no thought later on.
"""

from dataclasses import dataclass, field


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


@dataclass(slots=True)
class Sheet:
    """A page.

    `glyphs` are in the order of the file. `unmapped` counts characters that the file does not say
    the meaning of (they read U+FFFD), `slanted` such as run across the page (a watermark; left
    out). `scanned` says that the characters lie invisibly over a picture, `pictures` that there
    are pictures.
    """

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    unmapped: int = 0
    slanted: int = 0
    scanned: bool = False
    pictures: bool = False
