"""Sentences of the site among the library's; expressions of definitions by their labels."""

import re

from huizong.ledgers import Ledger
from huizong.values import Message

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|'[^']*'|\"[^\"]*\"")
_SIGNS = (
    (r"\s*==\s*", "是"),
    (r"\s*!=\s*", "不是"),
    (r"\bnot in\b", "不属于"),
    (r"\bin\b", "属于"),
    (r"\band\b", "且"),
    (r"\bor\b", "或"),
    (r"\bnot\b", "非"),
    (r"\s*>=\s*", "不小于"),
    (r"\s*<=\s*", "不大于"),
)
_CALLS = {"empty": "为空", "filled": "已填", "total": "合计", "state": "状态", "today": "今天"}


def message(sentence: str) -> Message:
    """Return a sentence of the site, in the language of the page, as the library's messages are."""
    return Message("{said}", said=sentence)


def in_labels(text: str, ledger: Ledger) -> str:
    """Return an expression as a clerk can read it: 等级是“重大”且状态是“整改中”."""
    for sign, word in _SIGNS:
        text = re.sub(sign, word, text)
    return _NAME.sub(lambda found: _named(found[0], ledger), text).replace(" ", "")


def _named(word: str, ledger: Ledger) -> str:
    if word[0] in "'\"":
        return f"“{word[1:-1]}”"
    field = ledger.fields.get(word)
    return field.label if field else _CALLS.get(word, word)
