"""Reads a definition: YAML with duplicate keys refused, checked against a model, faults by line.

PyYAML keeps the last of two equal keys and reads `yes`, `012` and `1:30` as other than text; a
clerk means what is written, so only null, true, false, whole and decimal numbers are resolved.
"""

import re
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from huizong.definitions.hostile import too_much

HERE = Path(__file__).parent


class Labelled(BaseModel):
    """The head that every definition has: what it is called, where it comes from, since when."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    basis: str
    since: str


class DefinitionError(Exception):
    """A definition cannot be used; the text names the file, the place, the fault and the remedy."""


# A tag with its form and the signs it begins with: PyYAML tries no other scalar.
_PLAIN = (
    ("tag:yaml.org,2002:null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", ["t", "f"]),
    ("tag:yaml.org,2002:int", r"^[-+]?(?:0|[1-9][0-9]{0,30})$", list("-+0123456789")),
    (
        "tag:yaml.org,2002:float",
        r"^[-+]?(?:0|[1-9][0-9]{0,30})\.[0-9]{1,30}$",
        list("-+0123456789"),
    ),
)


class _Loader(yaml.CSafeLoader):
    """The C loader, with strict mappings and few resolvers."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, Any]]] = {}  # noqa: RUF012 - PyYAML's own attribute

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    line = key.start_mark.line + 1
                    msg = f"line {line}: the key {key.value!r} stands twice; keep one of them"
                    raise DefinitionError(msg)
                seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


for _tag, _pattern, _first in _PLAIN:
    _Loader.add_implicit_resolver(_tag, re.compile(_pattern), _first)

Model = TypeVar("Model", bound=BaseModel)


def read_definition(name: str, model: type[Model]) -> Model:
    """Return the shipped definition `name` ("formats/gbt9704") as a value of `model`.

    The value is frozen; who needs it often keeps it (`functools.cache` on the reader's own
    function). Raises DefinitionError with file, line, fault and remedy.
    """
    return read_definition_file(HERE / f"{name}.yaml", model)


def read_definition_file(path: Path, model: type[Model]) -> Model:
    """Return the definition in a file as a value of `model`; see `read_definition`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        msg = f"{path}: cannot be read ({error.strerror}); is the name right?"
        raise DefinitionError(msg) from error
    except UnicodeError as error:
        msg = f"{path}: is not UTF-8; save it as UTF-8"
        raise DefinitionError(msg) from error
    if found := too_much(text):
        line, what = found
        msg = f"{path}:{line}: {what}; write it plainly"
        raise DefinitionError(msg)
    try:
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - a subclass of the safe loader
    except DefinitionError as error:
        msg = f"{path}: {error}"
        raise DefinitionError(msg) from error
    except yaml.YAMLError as error:
        msg = f"{path}: this is not YAML: {error}"
        raise DefinitionError(msg) from error
    try:
        return model.model_validate(data)
    except ValidationError as error:
        msg = "\n".join(_fault(path, text, fault["loc"], fault["msg"]) for fault in error.errors())
        raise DefinitionError(msg) from error


def _fault(path: Path, text: str, where: tuple[int | str, ...], what: str) -> str:
    return f"{path}:{line_of(text, where)}: {'.'.join(map(str, where))}: {what}"


def has_part(path: Path, key: str) -> bool:
    """Return whether a file of definitions has a part of this name, even if it is faulty else."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError):
        return False
    return re.search(rf"(?m)^{key}[ \t]*:", text) is not None


def line_of(text: str, where: tuple[int | str, ...]) -> int:
    """Return the line on which the deepest known part of a path stands."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    line = 1
    for step in where:
        child = _child(node, step)
        if child is None:
            break
        named, node = child
        line = int(named.start_mark.line) + 1
    return line


def _child(node: yaml.Node | None, step: int | str) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the child and what names it: the key of a mapping, else the child itself."""
    children: list[tuple[yaml.Node, yaml.Node]] = []
    if isinstance(node, yaml.MappingNode):
        children = [(key, value) for key, value in node.value if key.value == str(step)]
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        children = [(each, each) for each in node.value[step : step + 1]]
    return children[0] if children else None
