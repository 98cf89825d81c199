"""Reads templates from files; what is wrong in one is told with its line and a remedy."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from huizong.composing.slots import GIVEN, names_in
from huizong.composing.template import Kind, Telling, Template
from huizong.definitions import DefinitionError
from huizong.definitions.faults import Place, why
from huizong.definitions.reader import HERE, has_part, line_of, read_definition_file
from huizong.ledgers import Ledger
from huizong.ledgers.expressions import nearest
from huizong.values import Message

SHIPPED = HERE / "drafts"
_SAID = {
    "missing": Message("缺“{key}”这一项；请补上"),
    "extra_forbidden": Message("不认识“{key}”这一项；请核对写法（见 docs/lineage.md）"),
    "enum": Message("“{key}”要写 figures、closed、changed、due 之一"),
    "string_type": Message("“{key}”要写文字；像数的文字要加引号"),
    "too_short": Message("“{key}”至少要写一项"),
}


class TemplateError(DefinitionError):
    """A template cannot be used; `message` tells each fault with file, line and remedy."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def read_template(path: Path, ledgers: Mapping[str, Ledger] | None = None) -> Template:
    """Return the template in a file; its key is the file's name. Raises TemplateError.

    With `ledgers`, those that it names must be among them and have the fields that it fills in.
    """
    try:
        template = read_definition_file(path, Template)
    except DefinitionError as error:
        raise TemplateError(why(str(path), error, _said)) from error
    found = list(_faults(template, ledgers))
    if found:
        raise TemplateError(_together(path, found))
    return template.model_copy(update={"key": path.stem})


def is_template(path: Path) -> bool:
    """Return whether a file is meant to be a template, and not a ledger or indicators."""
    return has_part(path, "parts")


@cache
def shipped_template(name: str = "monthly") -> Template:
    """Return a template that comes with the library."""
    return read_template(SHIPPED / f"{name}.yaml")


def _said(where: Place, kind: str) -> Message:
    key = next((str(step) for step in reversed(where) if isinstance(step, str)), "")
    known = _SAID.get(kind)
    if known is None:
        return Message("“{key}”的写法不对（{kind}）；请对照 docs/lineage.md", key=key, kind=kind)
    return Message(known.template, key=key)


def _faults(
    template: Template, ledgers: Mapping[str, Ledger] | None
) -> Iterator[tuple[Place, Message]]:
    for at, part in enumerate(template.parts):
        for number, telling in enumerate(part.says):
            where: Place = ("parts", at, "says", number)
            yield from _text_faults(telling, where)
            if ledgers is not None:
                yield from _ledger_faults(telling, ledgers, where)


def _text_faults(telling: Telling, where: Place) -> Iterator[tuple[Place, Message]]:
    if telling.kind is Kind.FIGURES:
        if telling.text:
            said = Message("figures 用台账自己的句子，不写 text；请删去，或改台账的 sentences")
            yield (*where, "text"), said
        return
    if not telling.text:
        yield where, Message("缺 text；请写每条记录怎么说，如 {{title}}，{{day}}{{state}}。")
    if telling.text.count("[") != telling.text.count("]"):
        yield (*where, "text"), Message("方括号不成对；请补上")


def _ledger_faults(
    telling: Telling, ledgers: Mapping[str, Ledger], where: Place
) -> Iterator[tuple[Place, Message]]:
    named = {*telling.ledgers, *telling.but, *telling.states}
    for key in sorted(named - ledgers.keys()):
        said = Message("没有“{name}”这本台账；{near}", name=key, near=nearest(key, ledgers))
        yield (*where, "ledgers"), said
    asked = [ledgers[key] for key in telling.ledgers if key in ledgers] or list(ledgers.values())
    for name in names_in(telling.text):
        having = [each for each in asked if name in each.fields or name in each.aliases]
        if name not in GIVEN and not having:
            known = [*GIVEN, *(key for each in asked for key in each.fields)]
            near = nearest(name, known)
            said = Message("没有“{name}”这个字段；{near}", name=name, near=near)
            yield (*where, "text"), said
    for key, states in telling.states.items():
        for state in states if key in ledgers else ():
            if state not in ledgers[key].states:
                near = nearest(state, ledgers[key].states)
                said = Message("流程里没有“{state}”这个状态；{near}", state=state, near=near)
                yield (*where, "states"), said


def _together(path: Path, found: list[tuple[Place, Message]]) -> Message:
    text = path.read_text(encoding="utf-8-sig")
    first, *others = (
        Message("{path} 第{line}行：{what}", path=str(path), line=line_of(text, where), what=what)
        for where, what in found
    )
    for other in others:
        first = Message("{one}\n{other}", one=first, other=other)
    return first
