"""How an element of a paper is set: measures in points, ready for every output to dress."""

from dataclasses import dataclass
from typing import Literal

from huizong.typesetting.form_parts import FaceName

Align = Literal["left", "center", "right", "both", "ends", "even"]
"""`ends` sets two cells at the two margins, `even` any number centred in columns of one width."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in one face; `tracking` in points behind each character, beside the form's own."""

    text: str
    face: FaceName
    tracking: float = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and how large: all measures in points, from the margins of the text area.

    The first line starts at `first`, those behind it at `left`; lines are `pitch` high, `before`
    and `after` lie around them. `thick` is the stroke of a red line below the paragraph. What is
    `in_header` stands above the text area of the first page. What stands beside the lines before
    it steps back over them (`before` is below zero); `top` is where that lies below the top of the
    text area.
    """

    size: float
    pitch: float
    align: Align = "both"
    before: float = 0
    after: float = 0
    first: float = 0
    left: float = 0
    right: float = 0
    thick: float = 0
    red: bool = False
    keep: bool = False
    new_page: bool = False
    in_header: bool = False
    top: float | None = None
