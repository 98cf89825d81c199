"""The measures of a form, as `definitions/formats/*.yaml` gives them."""

from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field, ValidationError, model_validator

from huizong.definitions import Labelled
from huizong.definitions.reader import HERE, DefinitionError, read_definition_file
from huizong.typesetting.errors import TypesettingError
from huizong.typesetting.form_parts import (
    MILLIMETRE,
    Chart,
    Colophon,
    Face,
    FaceName,
    Foot,
    Grid,
    Head,
    Page,
    PageNumber,
    Signature,
    Table,
    Text,
    Title,
)
from huizong.values import Message

FOLDER = HERE / "formats"


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
    head: Head
    foot: Foot | None = None
    colophon: Colophon
    chart: Chart

    @model_validator(mode="after")
    def _knows_its_faces(self) -> "Form":
        used = {self.title.face, self.text.face, self.table.face, self.table.head}
        used |= {self.page_number.face, self.head.face, self.colophon.face, self.chart.face}
        used |= {*self.levels, self.signature.under_title or self.text.face}
        if missing := sorted(used - self.faces.keys()):
            msg = f"faces: {', '.join(missing)} is used but not described"
            raise ValueError(msg)
        return self

    @property
    def text_width(self) -> float:
        """The width of the text area in points."""
        return (self.page.width - self.page.left - self.page.right) * MILLIMETRE

    def room(self, *, turned: bool) -> float:
        """Return the width of the text area in points, of a page on its side where `turned`."""
        page = self.page
        return (page.height - page.top - page.bottom) * MILLIMETRE if turned else self.text_width

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
    return _read(FOLDER / f"{name}.yaml")


def form_names() -> tuple[str, ...]:
    """Return the names of the forms that are shipped; other definitions share their folder."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml") if _head(path) is not None))


def form_labels() -> dict[str, str]:
    """Return what each form is called, by its name."""
    return {name: read_form(name).label for name in form_names()}


class _Variant(Labelled):
    """A form as written: whole, or what it changes of the one that it `extends`."""

    model_config = ConfigDict(frozen=True, extra="allow")

    extends: str = ""


def _head(path: Path) -> str | None:
    """Return the name that a form extends, "" for a whole one, None for what is no form."""
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, said = line.partition(":")
        if key == "extends":
            return said.strip()
        if key == "page":
            return ""
    return None


def _read(path: Path) -> Form:
    if not _head(path):
        return read_definition_file(path, Form)
    try:
        return Form.model_validate(_whole(path))
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise DefinitionError("\n".join(f"{path}: {fault}" for fault in faults)) from error


def _whole(path: Path) -> dict[str, Any]:
    """Return what a form says, and what the one that it extends says beside."""
    said = read_definition_file(path, _Variant).model_dump()
    base = said.pop("extends")
    return _merged(_whole(FOLDER / f"{base}.yaml"), said) if base else said


def _merged(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Return the base with the changes put in, key by key; lists are replaced whole."""
    both = {
        key: _merged(base[key], said) if isinstance(said, dict) and base.get(key) else said
        for key, said in changes.items()
    }
    return {**base, **both}
