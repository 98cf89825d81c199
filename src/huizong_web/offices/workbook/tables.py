"""The sheets, their heads, who may have them, and the words that cells may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Choices
from django.utils import translation

from huizong_web.policy import Action


class Table(StrEnum):
    """The sheets, by their names in the workbook, in the order in which they are taken in."""

    UNITS = "单位"
    PEOPLE = "人员"
    POSTS = "任职"
    DUTIES = "职责"


HEADS: Mapping[Table, tuple[str, ...]] = {
    Table.UNITS: ("名称", "改为", "上级", "类别", "次序", "成立日期"),
    Table.PEOPLE: ("用户名", "姓名"),
    Table.POSTS: ("用户名", "科室", "岗位", "职务", "任职日期"),
    Table.DUTIES: ("科室", "职责", "依据", "起始日期"),
}
ALLOWED_BY: Mapping[Table, Action] = {
    Table.UNITS: Action.MANAGE_UNITS,
    Table.PEOPLE: Action.MANAGE_PEOPLE,
    Table.POSTS: Action.GRANT,
    Table.DUTIES: Action.MANAGE_UNITS,
}
"""What a person must be allowed to do that a sheet is given out to, or taken in from."""


class Outcome(StrEnum):
    """What became of a row, or would."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Taken:
    """A row: its sheet, the cell meant ("C4"), what became of it.

    `why` says why it is faulty, or what changes into what.
    """

    table: Table
    address: str
    outcome: Outcome
    why: str = ""


def words_of(choices: type[Choices]) -> dict[str, str]:
    """Return what each choice is called in a workbook: in Chinese, whatever the page speaks."""
    with translation.override("zh-hans"):
        return {str(each.value): str(each.label) for each in choices}
