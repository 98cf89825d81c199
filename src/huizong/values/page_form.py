"""How a word processor's file sets its pages: what a check of the form compares with a standard."""

from dataclasses import dataclass

from huizong.values.place import Place


@dataclass(frozen=True, slots=True)
class Sheet:
    """A section's paper and margins in millimetres, and its grid.

    `pitch` is the line pitch of the grid in points, None where no grid is in force.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    pitch: float | None = None


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a paragraph of the body is set.

    `font` is the typeface of most of its hanzi, `lead` that of its first; "" where the file does
    not tell. Sizes are in points, 0 where not told. `pitch` is an exact line pitch in points, None
    where lines are as high as their type.
    """

    place: Place
    font: str
    size: float
    lead: str
    lead_size: float
    pitch: float | None = None


@dataclass(frozen=True, slots=True)
class PageForm:
    """The form of a whole file: its sections' sheets, its paragraphs, whether pages are numbered.

    `letterings` follow the text; of a very long file only the first thousands are told.
    """

    sheets: tuple[Sheet, ...]
    letterings: tuple[Lettering, ...]
    numbered: bool
