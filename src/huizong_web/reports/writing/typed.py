"""Items as lines of one text: tabs or numbers say the level. For pages without a script."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from secrets import token_hex

from huizong_web.reports.writing.lines import DEEPEST, Line
from huizong_web.reports.writing.papers import numbers_of

_HANZI = "[一二三四五六七八九十百]{1,5}"
_NUMBERS = (
    re.compile(rf"{_HANZI}、\s*"),
    re.compile(rf"[（(]{_HANZI}[）)]\s*"),
    re.compile(r"\d{1,4}(?:[.．]\s+|[.．](?!\d)|、\s*)"),
    re.compile(r"[（(]\d{1,4}[）)]\s*"),
)
"""How the numbers of the four levels are written."""
CLASH = "※"
"""Stands before words that two people wrote at once, until somebody takes it away."""


def text_of(lines: Sequence[Line]) -> str:
    """Return lines as one text, a line each: tabs, the number, the words."""
    pairs = zip(numbers_of(lines), lines, strict=True)
    return "\n".join(_written(number, line) for number, line in pairs)


def _written(number: str, line: Line) -> str:
    tabs, mark = "\t" * line.level, CLASH if line.clash else ""
    return f"{tabs}{mark}{number}{_parted(number, line.text)}"


def _parted(number: str, text: str) -> str:
    return f" {text}" if number.endswith(".") else text


def lines_in(text: str, base: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a text; each has the key of the line of `base` that it was."""
    rows = [_row(row) for row in text.splitlines() if row.strip()]
    keys = _keys([words for words, _level, _clash in rows], base)
    return tuple(
        Line(key, words, level, clash)
        for key, (words, level, clash) in zip(keys, rows, strict=True)
    )


def _row(row: str) -> tuple[str, int, bool]:
    """Return the words of a row, its level, and whether it is marked as a clash."""
    words = row.lstrip("\t \u3000")
    tabs = row[: len(row) - len(words)].count("\t")
    clash = words.startswith(CLASH)
    words = words.removeprefix(CLASH)
    for level, number in enumerate(_NUMBERS):
        if found := number.match(words):
            return words[found.end() :], min(tabs, DEEPEST) if tabs else level, clash
    return words, min(tabs, DEEPEST), clash


def _keys(texts: Sequence[str], base: Sequence[Line]) -> Iterator[str]:
    """Yield a key for each text: that of the same or a changed line of `base`, else a new one."""
    old = [line.text for line in base]
    for tag, start, end, first, last in SequenceMatcher(None, old, texts, False).get_opcodes():  # noqa: FBT003 - the name is long, and no heuristics are wanted
        known = base[start:end] if tag == "equal" or end - start == last - first else ()
        for number in range(last - first):
            yield known[number].key if known else token_hex(8)
