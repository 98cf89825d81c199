"""Sentences of the site among the library's; expressions of definitions by their labels."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from huizong.ledgers import Ledger, Step
from huizong.ledgers.expressions.functions import BY_CHINESE
from huizong.values import Message
from huizong_web.labels import is_english, like, worded

_QUOTED = r"'[^']*'|\"[^\"]*\""
_NAME = re.compile(rf"[A-Za-z_][A-Za-z0-9_]*|{_QUOTED}")
_ANY_NAME = re.compile(rf"[^\W\d]\w*|{_QUOTED}")
_ASKED = re.compile(
    r"(?:(?P<no>\bnot\b|非)\s*)?"
    r"(?<![A-Za-z0-9_])(?P<asks>empty|filled|为空|已填)\((?P<what>[^()]+)\)"
)
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
_CALLS = {"total": "合计", "state": "状态", "today": "今天"}
_ENGLISH = {**BY_CHINESE, "且": "and", "或": "or", "非": "not", "属于": "in", "状态": "state"}


def message(sentence: str) -> Message:
    """Return a sentence of the site, in the language of the page, as the library's messages are."""
    return Message("{said}", said=sentence)


def in_labels(text: str, ledger: Ledger) -> str:
    """Return an expression as a clerk can read it: 等级是“重大”且状态是“整改中”.

    Whether a field is filled is said behind its name: 来文字号没有填. In English the other signs
    and words stay, with the English of the definition's.
    """
    text = _ASKED.sub(_filled_or_not, text)
    if is_english():
        return _ANY_NAME.sub(lambda found: _named(found[0], ledger, _ENGLISH), text)
    for sign, word in _SIGNS:
        text = re.sub(sign, word, text)
    return _NAME.sub(lambda found: _named(found[0], ledger, _CALLS), text).replace(" ", "")


def only_when(step: Step, ledger: Ledger) -> str:
    """Return the condition of a step as a sentence."""
    return _("%(when)s时才能办这一步") % {"when": in_labels(step.when or "", ledger)}


def _filled_or_not(asked: re.Match[str]) -> str:
    empty = (asked["asks"] in ("empty", "为空")) is not bool(asked["no"])
    sentence = _("%(what)s没有填") if empty else _("%(what)s已填")
    return sentence % {"what": asked["what"].strip()}


def _named(word: str, ledger: Ledger, calls: Mapping[str, str]) -> str:
    if word[0] in "'\"":
        return f"“{worded(like(word[1:-1], ledger.label))}”"
    field = ledger.fields.get(ledger.aliases.get(word, word))
    return worded(field.label) if field else calls.get(word, word)
