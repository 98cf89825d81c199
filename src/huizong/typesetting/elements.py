"""Reads the elements of a paper from a YAML file that a clerk writes (公文要素文件)."""

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from huizong.definitions.faults import why
from huizong.definitions.reader import DefinitionError, read_definition_file
from huizong.typesetting.elements_faults import what
from huizong.typesetting.errors import TypesettingError
from huizong.values import Attachment, Envelope, Item, Message

_PAPER = "文件"

Opener = Callable[[str], tuple[Item, ...]]
"""Reads the file of an attachment into items."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Attached(_Entry):
    title: str = Field(alias="标题", min_length=1)
    file: str = Field(default="", alias="文件")


class _Stamp(_Entry):
    post: str = Field(default="", alias="职务")
    name: str = Field(alias="姓名", min_length=1)


class _Elements(_Entry):
    """The file: every element by its name in the standard, a name or a list where several go."""

    copy_number: str = Field(default="", alias="份号")
    secrecy: str = Field(default="", alias="密级")
    urgency: str = Field(default="", alias="紧急程度")
    marks: tuple[str, ...] = Field(default=(), alias="发文机关标志")
    number: str = Field(default="", alias="发文字号")
    approvers: tuple[str, ...] = Field(default=(), alias="签发人")
    issue: str = Field(default="", alias="期号")
    editor: str = Field(default="", alias="编发单位")
    edited: str = Field(default="", alias="编发日期")
    recipients: tuple[str, ...] = Field(default=(), alias="主送")
    attachments: tuple[_Attached, ...] = Field(default=(), alias="附件")
    issuers: tuple[str, ...] = Field(default=(), alias="署名")
    date: str = Field(default="", alias="成文日期")
    sealed: bool = Field(default=False, alias="印章")
    stamps: tuple[_Stamp, ...] = Field(default=(), alias="签名章")
    note: str = Field(default="", alias="附注")
    printer: str = Field(default="", alias="印发机关")
    printed: str = Field(default="", alias="印发日期")
    attendance: dict[str, tuple[str, ...]] = Field(default_factory=dict, alias="参会人员")
    distribution: dict[str, tuple[str, ...]] = Field(default_factory=dict, alias="分送")

    @field_validator("marks", "approvers", "recipients", "issuers", mode="before")
    @classmethod
    def _listed(cls, said: object) -> object:
        """Take one name for a list of one."""
        return [said] if isinstance(said, str) else said

    @field_validator("stamps", mode="before")
    @classmethod
    def _signers(cls, said: object) -> object:
        """Take one who signs for a list of one, and a bare name for one without a title."""
        several = said if isinstance(said, list) else [said]
        return [{"姓名": one} if isinstance(one, str) else one for one in several]

    @field_validator("attendance", "distribution", mode="before")
    @classmethod
    def _each_listed(cls, said: object) -> object:
        if not isinstance(said, dict):
            return said
        return {
            label: [names] if isinstance(names, str) else names for label, names in said.items()
        }

    @field_validator("attachments", mode="before")
    @classmethod
    def _titled(cls, said: object) -> object:
        """Take a bare title for an attachment whose text is not given."""
        if not isinstance(said, list):
            return said
        return [{"标题": one} if isinstance(one, str) else one for one in said]


def read_elements(path: str, *, opener: Opener) -> Envelope:
    """Return the elements of a file; attachments are read from the file's own folder.

    Raises TypesettingError with file, line, fault and remedy.
    """
    try:
        told = read_definition_file(Path(path), _Elements)
    except DefinitionError as error:
        known = "、".join(field.alias or "" for field in _Elements.model_fields.values())
        raise TypesettingError(
            Message(
                "要素文件不能用：{why}\n可以写的要素：{known}。",
                why=why(path, error, what),
                known=known,
            )
        ) from error
    kept = told.model_dump(exclude={"marks", "attachments", "stamps", "attendance", "distribution"})
    return Envelope(
        **kept,
        **_marked(told.marks),
        attachments=tuple(_attached(one, path, opener) for one in told.attachments),
        stamps=tuple((one.post, one.name) for one in told.stamps),
        attendance=tuple(told.attendance.items()),
        distribution=tuple(told.distribution.items()),
    )


def _marked(marks: tuple[str, ...]) -> dict[str, Any]:
    """Return the mark, of several offices their names and 文件 apart."""
    if len(marks) <= 1:
        return {"mark": "".join(marks)}
    return {"mark": _PAPER, "offices": tuple(mark.removesuffix(_PAPER) for mark in marks)}


def _attached(one: _Attached, path: str, opener: Opener) -> Attachment:
    items = opener(str(PurePath(path).parent / one.file)) if one.file else ()
    return Attachment(one.title, items)
