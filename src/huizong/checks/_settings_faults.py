"""Why a settings file cannot be used, in the words of who writes it."""

import re
from collections.abc import Iterator
from functools import reduce

import yaml
from pydantic import ValidationError

from huizong.definitions.reader import DefinitionError
from huizong.values import Message

_LINE = re.compile(r":(\d+): ")
_TWICE = re.compile(r"line (\d+): the key '(.+)' stands twice")
_KEYS = "select、ignore、terms、earlier、cap"
_WANTED = {
    "string_type": Message("应当写文字；放过规则的，写理由"),
    "list_type": Message("应当写成列表，如 [HZ1, HZ2]"),
    "dict_type": Message("应当每行写“名字: 内容”"),
    "int_type": Message("应当写整数"),
    "greater_than_equal": Message("不能小于0；0 是全部列出"),
    "model_type": Message("应当每行写“键: 内容”"),
}
_OTHERWISE = Message("写法不对")


def why(path: str, error: DefinitionError) -> Message:
    """Return what is wrong in a settings file that cannot be read: the line, and what to write."""
    cause = error.__cause__
    if isinstance(cause, ValidationError):
        return reduce(_and, _faults(path, str(error), cause))
    if isinstance(cause, OSError):
        return Message("打不开“{path}”；请核对文件名和所在文件夹", path=path)
    if isinstance(cause, UnicodeError):
        return Message("“{path}”不是 UTF-8 编码；请用记事本另存为 UTF-8", path=path)
    twice = _TWICE.search(str(error))
    if twice:
        return Message(
            "{path} 第{line}行：“{key}”写了两遍；请只留一处",
            path=path,
            line=int(twice[1]),
            key=twice[2],
        )
    mark = getattr(cause, "problem_mark", None) if isinstance(cause, yaml.YAMLError) else None
    return Message(
        "{path} 第{line}行附近不合 YAML 的写法；请核对括号、引号是否成对，冒号后有没有空格，缩进",
        path=path,
        line=mark.line + 1 if mark else 1,
    )


def _faults(path: str, told: str, error: ValidationError) -> Iterator[Message]:
    for line, fault in zip(_LINE.findall(told), error.errors(), strict=False):
        key = ".".join(map(str, fault["loc"]))
        yield Message(
            "{path} 第{line}行：{what}", path=path, line=int(line), what=_what(key, fault["type"])
        )


def _and(one: Message, other: Message) -> Message:
    return Message("{one}\n{other}", one=one, other=other)


def _what(key: str, kind: str) -> Message:
    if kind == "extra_forbidden":
        return Message("没有“{key}”这个键；可以写的是 {keys}", key=key, keys=_KEYS)
    return Message("“{key}”{wanted}", key=key, wanted=_WANTED.get(kind, _OTHERWISE))
