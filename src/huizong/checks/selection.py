"""Which rules are asked: by code, beginning of a code, or name; the longest match wins."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from huizong.checks.rule import Rule, rules
from huizong.values import Message

# Findings of reading, of silences and of crashed rules have codes but are no rules of ours.
_OTHERS = "HZ0"
_WHOLE_NAME = 100  # a name outweighs the beginning of any code


class SettingsError(Exception):
    """What was asked for cannot be followed; `message` says what, where and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes, beginnings of codes or names that are wanted and not wanted; none means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, code: str, name: str) -> bool:
        """Whether findings of this rule are wanted; where both match alike, ignoring wins."""
        wanted = longest(self.select, code, name) if self.select else 0
        return wanted > longest(self.ignore, code, name)


def longest(patterns: Iterable[str], code: str, name: str) -> int:
    """Return how closely the best of the patterns matches a rule; -1 where none does."""
    return max((_closeness(pattern, code, name) for pattern in patterns), default=-1)


def _closeness(pattern: str, code: str, name: str) -> int:
    if pattern == name:
        return _WHOLE_NAME
    return len(pattern) if code.startswith(pattern) else -1


def selected(selection: Selection) -> tuple[Rule, ...]:
    """Return the rules that a selection wants; raises SettingsError for a pattern of no rule."""
    require_known((*selection.select, *selection.ignore))
    return tuple(rule for rule in rules() if selection.takes(rule.code, rule.name))


def require_known(patterns: Sequence[str]) -> None:
    """Raise SettingsError where a pattern names no rule, with the nearest that there is."""
    for pattern in patterns:
        if not is_known(pattern):
            raise SettingsError(_unknown(pattern))


def is_known(pattern: str) -> bool:
    """Whether a pattern names at least one rule."""
    if pattern.startswith(_OTHERS) or pattern in ("H", "HZ"):
        return True
    return bool(pattern) and any(longest([pattern], rule.code, rule.name) > 0 for rule in rules())


def _unknown(pattern: str) -> Message:
    names = {name.lower(): name for rule in rules() for name in (rule.code, rule.name)}
    near = difflib.get_close_matches(pattern.lower(), names, n=1)
    if near:
        return Message(
            "没有“{pattern}”这条规则；是不是 {near}？", pattern=pattern, near=names[near[0]]
        )
    return Message(
        "没有“{pattern}”这条规则；可以写代号（HZ101）、代号的开头（HZ1）或规则名（numbering-gap）",
        pattern=pattern,
    )
