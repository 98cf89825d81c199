"""Openers that only their repetition betrays: 月度总结篇1…月度总结篇2…, 月度总结一, 月度总结二."""

import re
from collections.abc import Iterable

from huizong.outline.counting import hanzi_number
from huizong.outline.lines import Line
from huizong.outline.titles import is_title

_NUMBER = r"(\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_PIECE = re.compile(rf"(?<=[^第\s])\s?篇{_NUMBER}(?!章)")
_ALONE = re.compile(rf"(.{{4,46}}?[^\d\s一二三四五六七八九十（(])\s?[（(]?{_NUMBER}[）)]?")
_REACH = 40
_STEM = 4


def repeated_opener(lines: Iterable[Line]) -> re.Pattern[str] | None:
    """Return the pattern of the openers of a collection, None where the text has none.

    They share the words before 篇 and count on; so they are found within a line as well.
    """
    before: tuple[str, int] | None = None
    for line in lines:
        if line.row or "篇" not in line.text:
            continue
        for match in _PIECE.finditer(line.text):
            words = line.text[max(match.start() - _REACH, 0) : match.start()]
            number = _value(match[1])
            stem = _shared_end(before[0], words) if before else ""
            if before and number == before[1] + 1 and len(stem) >= _STEM:
                return re.compile(rf"{re.escape(stem)}\s?篇{_NUMBER}")
            before = words, number
    return None


def numbered_titles(lines: list[Line]) -> set[int]:
    """Return the lines that are one title, numbered from line to line: 总结1, 总结2."""
    stems: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        match = None if line.marker or line.row else _ALONE.fullmatch(line.text)
        if match and is_title(match[1]):
            stems.setdefault(match[1], []).append((index, _value(match[2])))
    return {index for found in stems.values() if _counts_on(found) for index, _ in found}


def _counts_on(found: list[tuple[int, int]]) -> bool:
    first = found[0][1]
    return len(found) > 1 and [number for _, number in found] == [*range(first, first + len(found))]


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else hanzi_number(text) or 0


def _shared_end(one: str, other: str) -> str:
    """Return the words that two stretches share at their ends, from the start of a name on."""
    length = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        length += 1
    return re.split(r"[\s。；，：！？）)】]", one[len(one) - length :])[-1]
