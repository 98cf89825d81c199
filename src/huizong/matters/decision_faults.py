"""What is wrong with a key of a file of decisions, in the words of who writes it."""

from huizong.definitions.faults import OTHERWISE, Place
from huizong.values import Message

_CHOICES = "join、split、keep、lead"
_WANTED = {
    "extra_forbidden": Message("没有这一项；可以写的是 choice、items、by、on、why、lead"),
    "missing": Message("没有写，请补上"),
    "string_type": Message("应当写文字"),
    "literal_error": Message("只能写 {choices}", choices=_CHOICES),
    "tuple_type": Message("应当写成列表，每条以“- ”开头"),
    "model_type": Message("应当每行写“名称: 内容”"),
}


def what(place: Place, kind: str) -> Message:
    """Return what is to be written at a key; decisions and items are counted from 1."""
    key = ".".join(str(step + 1) if isinstance(step, int) else step for step in place)
    return Message("“{key}”{wanted}", key=key, wanted=_WANTED.get(kind, OTHERWISE))
