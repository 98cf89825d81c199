"""Cuts text into lines and lines into runs; the one place that knows what is not shown."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from huizong.reading.faults import OVERSIZED, refuse
from huizong.reading.limits import Limits
from huizong.values import Message, Paragraph, ParagraphRole, Place, Run, text_of

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
BLANKS = " \t\u3000\xa0\u2000-\u200a\u202f\u205f"
INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
)
_LAST_BLANK, _PRIVATE = "\u3000", "\ue000"
_INK = re.compile(f"[^{BLANKS}{INVISIBLE}]")
_SHOWN = re.compile(f"[^{INVISIBLE}]+")
_HIDDEN = re.compile(f"[{INVISIBLE}]+")
_WIDE = re.compile("[\u1100-\U0010ffff]+")


class Line(NamedTuple):
    """A line that says something: its runs without the blanks around it, and its indent.

    `indent` counts columns (a full-width blank counts two). `number` is the automatic number that
    opens the line, already among the runs. `shape` is how a word processor set it (style and
    alignment), `opens` whether it began a paragraph there.
    """

    runs: tuple[Run, ...]
    place: Place
    text: str
    indent: int = 0
    number: str = ""
    shape: str = ""
    opens: bool = False


def lines_of(text: str, path: str) -> Iterator[Line]:
    """Yield the lines of a text that say anything, top to bottom."""
    whole = _HIDDEN.search(text) is None
    for match in _LINE.finditer(text):
        line = line_at(text, match.start(), match.end(), path, whole=whole)
        if line is not None:
            yield line


def check_lines(text: str, path: str, limits: Limits) -> None:
    """Raise ReadingError where a text has more lines than a report, told before they are cut.

    Stretches between invisible characters count as lines: each becomes a run.
    """
    most = limits.max_text_lines
    for pieces in (_LINE, _SHOWN):
        if next(islice(pieces.finditer(text), most, None), None) is not None:
            raise refuse(OVERSIZED, path, why=Message("超过 {limit} 行", limit=most))


def gaps(text: str) -> int:
    """Return how many stretches of invisible characters a text has."""
    return len(_HIDDEN.findall(text))


def line_at(
    text: str, start: int, end: int, path: str, *, offset: int = 0, whole: bool = False
) -> Line | None:
    """Return the line at [start, end) of a text, None where it shows nothing.

    `offset` is where the text itself begins in the text as read; `whole` says that it is known to
    have no invisible characters.
    """
    first, last = trimmed(text, start, end)
    if first == last:
        return None
    place = Place(path, offset + first, offset + last)
    indent = columns(text[start:first]) if first > start else 0
    if whole or not _HIDDEN.search(text, first, last):
        words = text[first:last]
        return Line((Run(words, place),), place, words, indent)
    runs = runs_at(text, first, last, path, offset=offset)
    return Line(runs, place, text_of(runs), indent)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) without the blanks and invisible characters at its edges."""
    if start < end and _is_hanzi(text[start]) and _is_hanzi(text[end - 1]):
        return start, end  # the usual line, told without a search
    ink = _INK.search(text, start, end)
    if ink is None:
        return start, start
    while not _INK.match(text, end - 1):
        end -= 1
    return ink.start(), end


def _is_hanzi(character: str) -> bool:
    """Whether a character is one of many that are shown: a hanzi, one of its marks."""
    return _LAST_BLANK < character < _PRIVATE


def runs_at(text: str, start: int, end: int, path: str, *, offset: int = 0) -> tuple[Run, ...]:
    """Return the runs of [start, end), zero-width and private characters left out."""
    return tuple(
        Run(match.group(), Place(path, offset + match.start(), offset + match.end()))
        for match in _SHOWN.finditer(text, start, end)
    )


def columns(text: str) -> int:
    """Return how wide a text is, a full-width character counting two."""
    return 2 * len(text) - len(_WIDE.sub("", text))


def paragraph_of(lines: list[Line], *, role: ParagraphRole = ParagraphRole.BODY) -> Paragraph:
    """Return the paragraph that some lines make together."""
    first = lines[0]
    if len(lines) == 1:
        return Paragraph(first.runs, first.place, first.number, role)
    runs = tuple(run for line in lines for run in line.runs)
    place = Place(first.place.path, first.place.start, lines[-1].place.end)
    return Paragraph(runs, place, first.number, role)
