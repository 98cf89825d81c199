"""Patterns compiled at first use: what few papers need costs the others nothing."""

import re
from functools import cache


@cache
def compiled(pattern: str, *, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern, compiled once in a process; `flags` are those of `re`."""
    return re.compile(pattern, flags)
