"""The measures that a form is made of; millimetres, points, characters (字) and lines as told."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

MILLIMETRE = 72 / 25.4
"""Points in a millimetre."""

FaceName = Literal["fangsong", "hei", "kai", "xiaobiaosong", "song"]
Side = Literal["left", "right", "center"]


class Part(BaseModel):
    """A part of a form: frozen, and nothing in it that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Page(Part):
    """The sheet and its margins, in millimetres."""

    width: float = Field(gt=0)
    height: float = Field(gt=0)
    top: float = Field(ge=0)
    bottom: float = Field(ge=0)
    left: float = Field(ge=0)
    right: float = Field(ge=0)


class Grid(Part):
    """How many lines and characters fill a page; `pitch` and `spacing` in points."""

    lines: int = Field(gt=0)
    characters: int = Field(gt=0)
    pitch: float = Field(gt=0)
    spacing: float


class Face(Part):
    """A typeface: its name in Word, and the families to look for on this machine, best first."""

    name: str
    families: tuple[str, ...] = Field(min_length=1)
    bold: bool = False


class Title(Part):
    """The title; `size` in points, `above` (below a head only) and `below` in empty lines."""

    face: FaceName
    size: float = Field(gt=0)
    above: int = Field(default=2, ge=0)
    below: int = Field(ge=0)


class Text(Part):
    """Running text; `size` in points, `indent` of first lines in characters."""

    face: FaceName
    size: float = Field(gt=0)
    indent: int = Field(ge=0)


class Table(Part):
    """A table; `size` in points, `pitch` of its lines in points.

    A column may be as narrow as `narrow` characters: a table that does not fit even so is turned.
    """

    face: FaceName
    head: FaceName
    size: float = Field(gt=0)
    pitch: float = Field(gt=0)
    narrow: float = Field(gt=0)


class Seal(Part):
    """Where a paper with a seal is signed; `above` and `each` in lines, `right` in characters.

    `each` is what a row of `row` names takes where several offices sign together.
    """

    above: int = Field(ge=0)
    right: int = Field(ge=0)
    row: int = Field(gt=0)
    each: int = Field(gt=0)


class Stamp(Part):
    """Where a paper is signed by a stamp of the signer's name (签名章).

    `above` the stamp, `below` it and its `height` in lines; `right` of it, its `width` and the
    `gap` between it and the title of who signs in characters.
    """

    above: int = Field(ge=0)
    below: int = Field(ge=0)
    right: int = Field(ge=0)
    gap: int = Field(ge=0)
    width: int = Field(gt=0)
    height: int = Field(gt=0)


class Signature(Part):
    """Who signs and when; `above` in empty lines, `right` and `shift` in characters.

    Where it stands `under_title`, both are centred there instead, in a face of their own.
    """

    above: int = Field(ge=0)
    right: int = Field(ge=0)
    shift: int = Field(ge=0)
    seal: Seal
    stamp: Stamp
    under_title: FaceName | None = None


class PageNumber(Part):
    """The number of a page.

    `size` in points, `drop` below the text area in millimetres, `indent` in characters; `first`
    says whether the first page shows its own.
    """

    face: FaceName
    size: float = Field(gt=0)
    pattern: str = Field(pattern=r"^[^{}]*\{number\}[^{}]*$")
    drop: float = Field(gt=0)
    indent: int = Field(ge=0)
    odd: Side
    even: Side
    first: bool = True


class Rule(Part):
    """A red line: `above` it and `thick` in millimetres; `width` too, 0 for the text's own."""

    above: float = Field(ge=0)
    thick: float = Field(gt=0, le=2)
    width: float = Field(default=0, ge=0)


class Head(Part):
    """The head of the first page (版头).

    The mark's top edge lies `top` millimetres below the sheet's edge; it is as large as `size`
    points and its line allow, and no higher than `joint` millimetres where several offices issue a
    paper together (0: only the lead office is named). The number follows `gap` lines lower in the
    `number` place, then the rules; where the rules come `first`, number and labels stand under
    them.
    """

    face: FaceName
    size: float = Field(gt=0)
    top: float = Field(gt=0)
    joint: float = Field(default=0, ge=0)
    gap: float = Field(ge=0)
    number: Literal["center", "right"] = "center"
    first: bool = False
    rules: tuple[Rule, ...] = ()


class Foot(Part):
    """Lines at the foot of the first page, the last `bottom` millimetres above the sheet's edge."""

    bottom: float = Field(gt=0)
    rules: tuple[Rule, ...] = Field(min_length=1)


class Colophon(Part):
    """The end of the last page (版记): `size` in points, lines in millimetres, 0 for none."""

    face: FaceName
    size: float = Field(gt=0)
    pitch: float = Field(gt=0)
    indent: int = Field(ge=0)
    outer: float = Field(ge=0, le=2)
    inner: float = Field(ge=0, le=2)


class Chart(Part):
    """A picture of a table; `height` in millimetres, `size` of its writing in points."""

    face: FaceName
    size: float = Field(gt=0)
    height: float = Field(gt=0)
    colors: tuple[str, ...] = Field(min_length=1)
