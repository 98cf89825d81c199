"""What the log must not know: secrets never, personal numbers and addresses only in outline.

Pure. Names of fields decide, and in every text the shape of mobile and identity numbers.
"""

import re
from collections.abc import Mapping
from typing import Any

from huizong_web.audit import sm3

HIDDEN = "***"
_LONG = 500
"""Characters beyond which a text is told by its length and digest: a report, a compilation."""
_SECRET = re.compile(
    r"passw|secret|token|totp|otp|seed|private|recovery|session|csrf|api_?key|credential|密码|口令",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"phone|mobile|telephone|e_?mail|identity|id_?card|address|birth|手机|电话|邮箱|身份证|住址",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)")


def is_secret(name: str) -> bool:
    """Whether a field's name says that its value must never be written down."""
    return bool(_SECRET.search(name))


def masked_values(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return the values of fields as the log may hold them."""
    if values is None:
        return None
    return {name: _masked(name, value) for name, value in values.items()}


def masked_text(text: str) -> str:
    """Return a text whose mobile and identity numbers show their first and last digits only."""
    return _NUMBERS.sub(lambda found: f"{found[0][:3]}****{found[0][-2:]}", text)


def _masked(name: str, value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if is_secret(name):
        return HIDDEN
    if _PERSONAL.search(name):
        return _outline(str(value))
    return _plain(value)


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it, texts masked, long ones as length and digest."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Mapping):
        return {str(key): _masked(str(key), each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(each) for each in value]
    text = str(value)
    if len(text) > _LONG:
        return {"length": len(text), sm3.NAME: sm3.digest(text.encode())}
    return masked_text(text)


def _outline(text: str) -> str:
    head, at, domain = text.partition("@")
    shown = head[:1] + HIDDEN + (head[-1:] if len(head) > 4 else "")
    return (shown + at + domain) if text else ""
