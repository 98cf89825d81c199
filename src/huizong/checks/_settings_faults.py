"""What is wrong with a key of a settings file, in the words of who writes it."""

from huizong.definitions.faults import OTHERWISE, Place
from huizong.values import Message

_KEYS = "select、ignore、terms、earlier、cap"
_WANTED = {
    "string_type": Message("应当写文字；放过规则的，写理由"),
    "list_type": Message("应当写成列表，如 [HZ1, HZ2]"),
    "dict_type": Message("应当每行写“名字: 内容”"),
    "int_type": Message("应当写整数"),
    "greater_than_equal": Message("不能小于0；0 是全部列出"),
    "model_type": Message("应当每行写“键: 内容”"),
}


def what(place: Place, kind: str) -> Message:
    """Return what is to be written at a key."""
    key = ".".join(map(str, place))
    if kind == "extra_forbidden":
        return Message("没有“{key}”这个键；可以写的是 {keys}", key=key, keys=_KEYS)
    return Message("“{key}”{wanted}", key=key, wanted=_WANTED.get(kind, OTHERWISE))
