"""Why a file of elements cannot be used, in the words of the clerk who writes it."""

import re
from collections.abc import Iterator
from functools import reduce

from pydantic import ValidationError

from huizong.definitions.reader import DefinitionError
from huizong.values import Message

_LINE = re.compile(r":(\d+): ")
_TWICE = re.compile(r"line (\d+): the key '(.+)' stands twice")
_WANTED = {
    "extra_forbidden": Message("没有这个要素"),
    "missing": Message("没有写，请补上"),
    "string_type": Message("应当写文字"),
    "string_too_short": Message("不能空着"),
    "tuple_type": Message("应当写成列表，如 [甲, 乙]"),
    "dict_type": Message("应当写成 {{抄送: [甲, 乙]}} 的样子"),
    "bool_type": Message("应当写 true 或 false"),
    "bool_parsing": Message("应当写 true 或 false"),
    "model_type": Message("应当每行写“要素: 内容”"),
}
_OTHERWISE = Message("写法不对")


def why(path: str, error: DefinitionError) -> Message:
    """Return what is wrong in a file that cannot be read: the line, and what to write there."""
    cause = error.__cause__
    if isinstance(cause, ValidationError):
        return reduce(_and, _faults(path, str(error), cause))
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
    mark = getattr(cause, "problem_mark", None)
    return Message(
        "{path} 第{line}行附近不合 YAML 的写法；请核对括号、引号是否成对，冒号后有没有空格，缩进",
        path=path,
        line=mark.line + 1 if mark else 1,
    )


def _faults(path: str, told: str, error: ValidationError) -> Iterator[Message]:
    for line, fault in zip(told.splitlines(), error.errors(), strict=False):
        at = _LINE.search(line.removeprefix(path))
        key = ".".join(str(step + 1) if isinstance(step, int) else step for step in fault["loc"])
        what = Message("“{key}”{wanted}", key=key, wanted=_WANTED.get(fault["type"], _OTHERWISE))
        yield Message(
            "{path} 第{line}行：{what}", path=path, line=int(at[1]) if at else 1, what=what
        )


def _and(one: Message, other: Message) -> Message:
    return Message("{one}\n{other}", one=one, other=other)
