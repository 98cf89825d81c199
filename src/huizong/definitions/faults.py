"""Why a file cannot be used, in the words of who writes it: the line, and what to write there."""

import re
from collections.abc import Callable, Iterator
from functools import reduce

import yaml
from pydantic import ValidationError

from huizong.definitions.reader import DefinitionError
from huizong.values import Message

OTHERWISE = Message("写法不对")
_LINE = re.compile(r":(\d+): ")
_TOO_MUCH = re.compile(r":(\d+): (?:nested too deep|too many aliases); write it plainly$")
_TWICE = re.compile(r"line (\d+): the key '(.+)' stands twice")
Place = tuple[int | str, ...]


def why(path: str, error: DefinitionError, what: Callable[[Place, str], Message]) -> Message:
    """Return what is wrong in a file that the reader refused, a line for each fault.

    `what` says it of one key (its steps from the root) and one kind of fault, as pydantic names
    kinds ("missing", "string_type").
    """
    cause = error.__cause__
    if isinstance(cause, ValidationError):
        return reduce(_and, _faults(path, str(error), cause, what))
    if isinstance(cause, OSError):
        return Message("打不开“{path}”；请核对文件名和所在文件夹", path=path)
    if isinstance(cause, UnicodeError):
        return Message("“{path}”不是 UTF-8 编码；请用记事本另存为 UTF-8", path=path)
    if twice := _TWICE.search(str(error)):
        return Message(
            "{path} 第{line}行：“{key}”写了两遍；请只留一处",
            path=path,
            line=int(twice[1]),
            key=twice[2],
        )
    if much := _TOO_MUCH.search(str(error)):
        return Message(
            "{path} 第{line}行：一层套一层太深，或者引用（*）太多；请平铺着写",
            path=path,
            line=int(much[1]),
        )
    mark = getattr(cause, "problem_mark", None) if isinstance(cause, yaml.YAMLError) else None
    return Message(
        "{path} 第{line}行附近不合 YAML 的写法；请核对括号、引号是否成对，冒号后有没有空格，缩进",
        path=path,
        line=mark.line + 1 if mark else 1,
    )


def _faults(
    path: str, told: str, error: ValidationError, what: Callable[[Place, str], Message]
) -> Iterator[Message]:
    for line, fault in zip(told.splitlines(), error.errors(), strict=False):
        at = _LINE.search(line.removeprefix(path))
        said = what(fault["loc"], fault["type"])
        yield Message(
            "{path} 第{line}行：{what}", path=path, line=int(at[1]) if at else 1, what=said
        )


def _and(one: Message, other: Message) -> Message:
    return Message("{one}\n{other}", one=one, other=other)
