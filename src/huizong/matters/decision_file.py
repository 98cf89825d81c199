"""Decisions as a file: YAML that a clerk edits, and the template that shows what there is."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from huizong.definitions.faults import why
from huizong.definitions.reader import DefinitionError, read_definition_file
from huizong.matters.decision_faults import what
from huizong.values import Choice, Decision, ItemRef, Matter, Message, Place, Report, walk

_HEAD = """# 事项决定：哪些条目是同一件事，哪些不是。条目按科室和原话认，重新上传也认得。
# choice: join 并为一件；split 分开；keep 照原样，不与别的合并；lead 指定牵头科室（写 lead: 科室）。
# by 谁定的，on 哪天，why 为什么，可以不写。
"""
_FOUND = """
# 以下是程序找到的事项。要改哪一件，把那几行行首的“# ”去掉，改 choice 和 items，移到 decisions 下。
"""


class DecisionsError(Exception):
    """A file of decisions cannot be used; `message` names file, line, fault and remedy."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    section: str
    text: str


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    choice: Literal["join", "split", "keep", "lead"]
    items: tuple[_Item, ...]
    by: str = ""
    on: str = ""
    why: str = ""
    lead: str = ""


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    decisions: tuple[_Entry, ...]


def read_decisions(path: str) -> tuple[Decision, ...]:
    """Return the decisions of a file; raises DecisionsError."""
    try:
        read = read_definition_file(Path(path), _File)
    except DefinitionError as error:
        told = Message("事项决定文件不能用：{why}", why=why(path, error, what))
        raise DecisionsError(told) from error
    for number, entry in enumerate(read.decisions, 1):
        _require_sense(path, number, entry)
    return tuple(
        Decision(
            Choice(entry.choice),
            tuple(ItemRef(item.section, item.text) for item in entry.items),
            entry.by,
            entry.on,
            entry.why,
            entry.lead,
        )
        for entry in read.decisions
    )


def _require_sense(path: str, number: int, entry: _Entry) -> None:
    least = 2 if entry.choice in {"join", "split"} else 1
    if len(entry.items) < least:
        told = Message(
            "{path}：第{number}个决定（{choice}）要写{least}条以上的条目",
            path=path,
            number=number,
            choice=entry.choice,
            least=least,
        )
        raise DecisionsError(told)
    if entry.choice == "lead" and not entry.lead:
        told = Message(
            "{path}：第{number}个决定没有写牵头科室，请加一行 lead: 科室名",
            path=path,
            number=number,
        )
        raise DecisionsError(told)


def decisions_file(
    decisions: Sequence[Decision], found: Sequence[Matter], reports: Sequence[Report]
) -> str:
    """Return a file of decisions, with the matters found as lines to be taken up."""
    texts = {item.place: item.text for report in reports for item, _ in walk(report.items)}
    kept = _yaml({"decisions": [_shape(decision) for decision in decisions]})
    blocks = "".join(_commented(matter, texts) for matter in found)
    return f"{_HEAD}{kept}{_FOUND if found else ''}{blocks}"


def _commented(matter: Matter, texts: dict[Place | None, str]) -> str:
    items = tuple(ItemRef(m.section, texts.get(m.item, "")) for m in matter.mentions)
    shape = _shape(Decision(Choice.JOIN, items, lead=matter.lead))
    lines = _yaml([shape]).splitlines()
    return "".join(f"# {line}\n" for line in (f"# {matter.title}", *lines)) + "#\n"


def _shape(decision: Decision) -> dict[str, object]:
    return dict(_fields(decision))


def _fields(decision: Decision) -> Iterator[tuple[str, object]]:
    yield "choice", str(decision.choice)
    for name in ("by", "on", "why", "lead"):
        if said := getattr(decision, name):
            yield name, said
    yield "items", [{"section": one.section, "text": one.text} for one in decision.items]


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)
