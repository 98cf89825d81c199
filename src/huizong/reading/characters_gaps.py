"""Blanks that part what is one: the digits of a number, the characters of a heading.

A name of two characters (张　三) has a blank by custom and keeps it; so does all else that is
neither a number nor a known word.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from huizong.reading.characters_runs import Edit
from huizong.reading.characters_words import characters
from huizong.reading.lines import BLANKS

_GAP = "[ \xa0\u2000-\u200a\u202f\u205f]"  # within a number; a wide blank or a tab parts columns
_POINT = "[.．]"
# One digit, a blank, one digit ... A point may stand among them: 1 0 ．3
_NUMBER = re.compile(
    rf"(?<![0-9A-Za-z.．,%])(?<![0-9.．,]{_GAP})"
    rf"[0-9](?:(?:{_GAP}{_POINT}?|{_GAP}{_POINT}{_GAP}|{_POINT})[0-9])+"
    rf"(?![0-9A-Za-z])(?!{_GAP}?{_POINT}?{_GAP}?[0-9])"
)
_PAIR = re.compile(rf"[0-9]{_GAP}[0-9]")
_BEHIND = re.compile(rf"{_GAP}(?=[\u4e00-\u9fff、，。；：％%‰）”])")
_PLAIN = re.compile(rf"(?<![0-9A-Za-z])[0-9]+(?:\.[0-9]+)?{_BEHIND.pattern}")
_ROW = 3  # digits that count on from one to the next are a row: 1 2 3

_BLANK = re.compile(f"[{BLANKS}]")
_WIDE = f"[{BLANKS}]+"
_SIGN = r"(?:[0-9]+|[^\s0-9])"
_LINE = re.compile(rf"{_SIGN}(?:{_WIDE}{_SIGN})+")
_LABEL = re.compile(rf"[\u4e00-\u9fff](?:{_WIDE}[\u4e00-\u9fff]){{1,3}}(?=\s*(?:[:：]|$))")
_HANZI = re.compile("[\u4e00-\u9fff]")
_FEWEST = 4
_LONGEST = 100


def spaced_numbers(text: str) -> int:
    """Return how many numbers of a text have a blank behind each digit and a measure behind."""
    if not _PAIR.search(text):
        return 0
    return sum(_is_number(text, match) for match in _NUMBER.finditer(text))


def may_have_gaps(text: str) -> bool:
    """Whether a text has a blank at all."""
    return _BLANK.search(text) is not None


def gap_edits(text: str, *, spaced: bool) -> list[Edit]:
    """Return the edits that close a text's gaps; `spaced` where the whole document is so."""
    if not may_have_gaps(text):
        return []
    return _heading(text) or _numbers(text, spaced=spaced)


def _numbers(text: str, *, spaced: bool) -> list[Edit]:
    if not (spaced or _PAIR.search(text)):
        return []
    found = [
        match
        for match in _NUMBER.finditer(text)
        if _is_number(text, match) or (spaced and re.search(_GAP, match[0]))
    ]
    edits = {match.start(): _closed(text, match.start(), match.end()) for match in found}
    taken = {at for edit in edits.values() for at in range(edit.start, edit.end)}
    for match in _PLAIN.finditer(text) if spaced else ():
        if match.start() not in taken:
            edits[match.start()] = _closed(text, match.start(), match.end() - 1)
    return [edits[start] for start in sorted(edits)]


def _closed(text: str, start: int, end: int) -> Edit:
    """Return the edit that closes a number, with the blank behind it."""
    behind = _BEHIND.match(text, end)
    closed = re.sub(_GAP, "", text[start:end]).replace("．", ".")
    return Edit(start, behind.end() if behind else end, closed)


def _is_number(text: str, match: re.Match[str]) -> bool:
    """Whether single digits are one number: a measure follows, and they are no row."""
    if not _PAIR.search(match[0]) or not _measure().match(text, match.end()):
        return False
    digits = [int(digit) for digit in re.findall("[0-9]", match[0])]
    return len(digits) < _ROW or any(after - before != 1 for before, after in pairwise(digits))


@cache
def _measure() -> re.Pattern[str]:
    return re.compile(f"{_GAP}?(?:{'|'.join(map(re.escape, characters().measures))})")


def _heading(text: str) -> list[Edit]:
    """Return the edit of a label or a heading whose characters are spaced out."""
    match = _LABEL.match(text)
    if match and _joined(match[0]) in characters().labels:
        return [Edit(match.start(), match.end(), _joined(match[0]))]
    if len(text) > _LONGEST or not _LINE.fullmatch(text):
        return []
    if len(_HANZI.findall(text)) < _FEWEST or not _joined(text).endswith(characters().endings):
        return []
    return list(_words(text))


def _words(text: str) -> Iterator[Edit]:
    """Yield an edit for each word of a spaced heading: a gap wider than the others stays."""
    gaps = list(re.finditer(_WIDE, text))
    usual = min(len(gap[0]) for gap in gaps)
    wide = [gap for gap in gaps if len(gap[0]) > usual]
    starts = [0, *(gap.end() for gap in wide)]
    ends = [*(gap.start() for gap in wide), len(text)]
    for start, end in zip(starts, ends, strict=True):
        word = text[start:end]
        if _joined(word) != word:
            yield Edit(start, end, _joined(word))


def _joined(text: str) -> str:
    return re.sub(_WIDE, "", text)
