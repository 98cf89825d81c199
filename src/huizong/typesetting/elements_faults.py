"""What is wrong with an element of an official paper, in the words of the clerk who writes it."""

from huizong.definitions.faults import OTHERWISE, Place
from huizong.values import Message

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


def what(place: Place, kind: str) -> Message:
    """Return what is to be written at an element; those of a list are counted from 1."""
    key = ".".join(str(step + 1) if isinstance(step, int) else step for step in place)
    return Message("“{key}”{wanted}", key=key, wanted=_WANTED.get(kind, OTHERWISE))
