"""The measures of a form, as `definitions/formats/*.yaml` gives them."""

from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from huizong.definitions import Labelled, read_definition
from huizong.typesetting.errors import TypesettingError
from huizong.values import Message

MILLIMETRE = 72 / 25.4
"""Points in a millimetre."""

FaceName = Literal["fangsong", "hei", "kai", "xiaobiaosong", "song"]
Side = Literal["left", "right", "center"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Page(_Part):
    """The sheet and its margins, in millimetres."""

    width: float = Field(gt=0)
    height: float = Field(gt=0)
    top: float = Field(ge=0)
    bottom: float = Field(ge=0)
    left: float = Field(ge=0)
    right: float = Field(ge=0)


class Grid(_Part):
    """How many lines and characters fill a page; `pitch` and `spacing` in points."""

    lines: int = Field(gt=0)
    characters: int = Field(gt=0)
    pitch: float = Field(gt=0)
    spacing: float


class Face(_Part):
    """A typeface: its name in Word, and the families to look for on this machine, best first."""

    name: str
    families: tuple[str, ...] = Field(min_length=1)
    bold: bool = False


class Title(_Part):
    """The title; `size` in points, `below` in empty lines."""

    face: FaceName
    size: float = Field(gt=0)
    below: int = Field(ge=0)


class Text(_Part):
    """Running text; `size` in points, `indent` of first lines in characters."""

    face: FaceName
    size: float = Field(gt=0)
    indent: int = Field(ge=0)


class Table(_Part):
    """A table; `size` in points, `pitch` of its lines in points."""

    face: FaceName
    head: FaceName
    size: float = Field(gt=0)
    pitch: float = Field(gt=0)


class Signature(_Part):
    """Who signs and when; `above` in empty lines, `right` and `shift` in characters."""

    above: int = Field(ge=0)
    right: int = Field(ge=0)
    shift: int = Field(ge=0)


class PageNumber(_Part):
    """The number of a page.

    `size` in points, `drop` below the text area in millimetres, `indent` in characters.
    """

    face: FaceName
    size: float = Field(gt=0)
    pattern: str = Field(pattern=r"^[^{}]*\{number\}[^{}]*$")
    drop: float = Field(gt=0)
    indent: int = Field(ge=0)
    odd: Side
    even: Side


class Form(Labelled):
    """A form: everything that docx, pdf and html need to know about how a page looks."""

    page: Page
    grid: Grid
    faces: dict[FaceName, Face]
    font_folders: tuple[str, ...] = ()
    title: Title
    text: Text
    table: Table
    levels: tuple[FaceName, ...] = Field(min_length=1)
    signature: Signature
    page_number: PageNumber

    @model_validator(mode="after")
    def _knows_its_faces(self) -> "Form":
        used = {self.title.face, self.text.face, self.table.face, self.table.head}
        used |= {self.page_number.face, *self.levels}
        if missing := sorted(used - self.faces.keys()):
            msg = f"faces: {', '.join(missing)} is used but not described"
            raise ValueError(msg)
        return self

    @property
    def text_width(self) -> float:
        """The width of the text area in points."""
        return (self.page.width - self.page.left - self.page.right) * MILLIMETRE

    @property
    def character(self) -> float:
        """What one character of running text takes of a line, in points: the 字 of the standard."""
        return self.text.size + self.grid.spacing

    def level(self, depth: int) -> FaceName:
        """Return the face of a heading of a depth; deeper ones look like the form's last."""
        return self.levels[min(depth, len(self.levels)) - 1]


def read_form(name: str) -> Form:
    """Return the form of a name ("gbt9704"); raise TypesettingError where there is none."""
    known = form_names()
    if name not in known:
        message = Message(
            "没有名为“{name}”的版式。可用的版式：{known}。"
            "请改用其中之一，或在 definitions/formats 文件夹中添加同名的 yaml 文件。",
            name=name,
            known="、".join(known),
        )
        raise TypesettingError(message)
    return read_definition(f"formats/{name}", Form)


def form_names() -> tuple[str, ...]:
    """Return the names of the forms that are shipped."""
    folder = files("huizong.definitions") / "formats"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))
