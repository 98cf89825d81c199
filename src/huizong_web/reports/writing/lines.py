"""An item as it is written in the page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter

DEEPEST = 3
"""The lowest of the four levels of numbers (GB/T 9704-2012 7.3.3), counted from 0."""
LONGEST, MOST = 5000, 2000
"""Characters of an item, and items of a draft."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Characters that no file can hold."""


@dataclass(frozen=True, slots=True)
class Line:
    """An item: `key` knows it again however it is moved or changed; `level` counts from 0.

    `clash` marks what two people wrote at once: the words of the one who stored later, put behind
    those of the other.
    """

    key: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z~-]{1,60}$")]
    text: Annotated[str, StringConstraints(max_length=LONGEST)]
    level: Annotated[int, Field(ge=0, le=DEEPEST)] = 0
    clash: bool = False


Lines = TypeAdapter(Annotated[tuple[Line, ...], Field(max_length=MOST)])
"""Reads lines that came from outside as JSON; raises pydantic's ValidationError."""
_STORED = TypeAdapter(tuple[Line, ...])


def tidy(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines as they are stored: in one line each, no two of one key, none under nothing.

    A level is at most one below that of the item before.
    """
    found: list[Line] = []
    known: set[str] = set()
    for line in lines:
        key = _fresh(line.key, known)
        known.add(key)
        deepest = found[-1].level + 1 if found else 0
        text = " ".join(_UNPRINTABLE.sub("", line.text).split())
        found.append(replace(line, key=key, text=text, level=min(line.level, deepest)))
    return tuple(found)


def _fresh(key: str, known: set[str]) -> str:
    while key in known:
        key = f"{key[:58]}~" if len(key) > 58 else f"{key}~"
        if len(key) >= 59:
            key = str(len(known))
    return key


def dump_lines(lines: Iterable[Line]) -> str:
    """Return lines as they are stored."""
    return _STORED.dump_json(tuple(lines)).decode()


def load_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that `dump_lines` wrote; of two people's there may be more than MOST."""
    return _STORED.validate_json(text)


def filled(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that say something."""
    return [line for line in lines if line.text]
