"""Texts that YAML's reader would choke on, told before it sees them.

libyaml ends the process on what is nested some ten thousand deep, and takes minutes for less; a few
aliases of aliases stand for more values than memory holds. No definition needs either.
"""

import re

MOST_DEEP, MOST_ALIASES, LONGEST_MARGIN = 60, 20, 200
_BRACKET = re.compile(r"[\[{\]}]")
_ALIAS = re.compile(r"(?:^|[\s,\[{])\*\w")
_MARGIN = re.compile(rf"^[ \t?:-]{{{LONGEST_MARGIN},}}", re.MULTILINE)


def too_much(text: str) -> tuple[int, str] | None:
    """Return the line and what is too much there, None for a text that may be read."""
    if at := _too_deep(text):
        return text.count("\n", 0, at) + 1, "nested too deep"
    if margin := _MARGIN.search(text):
        return text.count("\n", 0, margin.start()) + 1, "nested too deep"
    aliases = list(_ALIAS.finditer(text))
    if len(aliases) > MOST_ALIASES:
        return text.count("\n", 0, aliases[MOST_ALIASES].end()) + 1, "too many aliases"
    return None


def _too_deep(text: str) -> int | None:
    """Return where more brackets are open than any definition needs; quotes are not minded."""
    deep = 0
    for bracket in _BRACKET.finditer(text):
        deep = deep + 1 if bracket[0] in "[{" else max(deep - 1, 0)
        if deep > MOST_DEEP:
            return bracket.start()
    return None
