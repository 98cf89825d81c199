"""What this group expects: words/check_form.yaml, formats/gbt9704.yaml."""

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from huizong.definitions import Labelled, read_definition


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Doubled(_Part):
    """A title that names two kinds; `should` says what to name."""

    pattern: str
    should: str
    severity: Literal["warning", "style"] = "warning"


class Closing(_Part):
    """A closing formula and the kinds of papers that it closes."""

    pattern: str
    kinds: tuple[str, ...]


class Abolished(_Part):
    """An element that papers no longer have."""

    pattern: str
    what: str
    why: str


class Words(Labelled):
    """The writing of a paper's elements."""

    kinds: tuple[str, ...]
    customary: tuple[str, ...]
    doubled: tuple[Doubled, ...]
    organ: str
    salutations: tuple[str, ...]
    closings: tuple[Closing, ...]
    requests: str
    abolished: tuple[Abolished, ...]
    faces: dict[str, tuple[str, ...]]
    margin_tolerance: float


class _Read(BaseModel):
    """A part of the form; what only setting needs is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Page(_Read):
    """Paper and margins in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


class Grid(_Read):
    """Lines and characters of a page; `pitch` of a line in points."""

    lines: int
    characters: int
    pitch: float


class Face(_Read):
    """A typeface by its name in Word."""

    name: str


class Type(_Read):
    """A typeface and its size in points."""

    face: str
    size: float


class Form(Labelled):
    """The form of a page, as far as it is checked."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    page: Page
    grid: Grid
    faces: dict[str, Face]
    title: Type
    text: Type
    levels: tuple[str, ...]


@cache
def words() -> Words:
    """Return the writing of a paper's elements."""
    return read_definition("words/check_form", Words)


@cache
def form() -> Form:
    """Return the form of a page: the one that papers are typeset by."""
    return read_definition("formats/gbt9704", Form)
