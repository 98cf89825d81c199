"""Several names in one cell: 甲、乙; a name that holds such a sign itself stands in quotes."""

import re
from collections.abc import Iterable

_BETWEEN = "、，,；;\n"
_PART = re.compile(
    rf'\s*(?:"((?:[^"]|"")*)"\s*(?=[{_BETWEEN}]|$)|([^{_BETWEEN}]*))(?:[{_BETWEEN}]|$)'
)


def joined(parts: Iterable[str]) -> str:
    """Return names as one text that `split` takes apart again."""
    return "、".join(map(_quoted, parts))


def split(text: str) -> list[str]:
    """Return the names in a text, without blanks around them and without empty ones."""
    found: list[str] = []
    at = 0
    while at < len(text):
        part = _PART.match(text, at)
        if part is None:
            break
        at = part.end()
        quoted, plain = part[1], part[2]
        found.append(plain.strip() if quoted is None else quoted.replace('""', '"').strip())
    return [each for each in found if each]


def _quoted(part: str) -> str:
    if part.startswith('"') or any(sign in part for sign in _BETWEEN):
        doubled = part.replace('"', '""')
        return f'"{doubled}"'
    return part
