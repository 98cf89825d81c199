"""What frames a document: what stands before its title, the title, and the end with its date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from huizong.outline.dates import date_at_end, is_date
from huizong.outline.headings import is_heading_text
from huizong.outline.lines import Line, pieces, trimmed
from huizong.outline.titles import is_title, is_unit, kind_of
from huizong.outline.words import one_of, phrases
from huizong.values import ItemKind, Message

_SENTENCE = re.compile(r"[。；;！？!?：:，,\t]")
_TITLE = 45
_TITLE_LINES = 3
_FRONT_LINES = 5
_SIGNATURE = 30
_NAME = 4
_END_LINES = 8
_GLUED = Message("署名、日期与前面的文字连在一行，已分开")

End = list[tuple[ItemKind, Line]]


@dataclass(slots=True)
class Framed:
    """A document in parts: what stands before the title, title, body, and the lines of its end."""

    front: list[Line] = field(default_factory=list)
    title: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    end: End = field(default_factory=list)


def framed(lines: Sequence[Line]) -> Framed:
    """Part the lines of a document."""
    front = _front_lines(lines)
    rest = lines[front:]
    count = _title_lines(rest)
    if not count:
        front, rest = 0, lines
    body, end = _parted_end(list(rest[count:]))
    return Framed(list(lines[:front]), list(rest[:count]), body, end)


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in getattr(phrases(), group)))


def _front_lines(lines: Sequence[Line]) -> int:
    """Return how many lines stand before the title: a document number, a head, a source."""
    count = 0
    while count < min(len(lines), _FRONT_LINES) and _is_front(lines[count]):
        count += 1
    return count


def _is_front(line: Line) -> bool:
    if line.marker or line.row or len(line.text) > _TITLE:
        return False
    return bool(_pattern("fronts").fullmatch(line.text)) or is_date(line.text)


def _title_lines(lines: Sequence[Line]) -> int:
    """Return how many lines the title has: as many as it needs for its last word, else one."""
    possible = 0
    while possible < min(len(lines) - 1, _TITLE_LINES) and _may_be_title(lines[possible]):
        possible += 1
    if not possible or kind_of(lines[0].text):
        return min(possible, 1)
    together = ("".join(line.text for line in lines[:count]) for count in range(1, possible + 1))
    return next((count for count, text in enumerate(together, start=1) if is_title(text)), 1)


def _may_be_title(line: Line) -> bool:
    text = line.text
    if line.marker or line.row or not 2 <= len(text) <= _TITLE or is_date(text):
        return False
    return is_title(text) or not (_SENTENCE.search(text) or _greeting().match(text))


@cache
def _greeting() -> re.Pattern[str]:
    return re.compile(one_of(phrases().salutations))


def _parted_end(lines: list[Line]) -> tuple[list[Line], End]:
    """Part signature, date and what is printed behind them from the end of a document."""
    postscript = _postscript(lines)
    if lines:
        lines[-1:] = _signature_apart(lines[-1])
    end: End = []
    while len(end) < _END_LINES and (kind := _end_kind(lines, end)):
        end.insert(0, (kind, lines.pop()))
    if not end:
        return [*lines, *postscript], []
    return lines, end + [(ItemKind.PARAGRAPH, line) for line in postscript]


def _postscript(lines: list[Line]) -> list[Line]:
    """Take the lines behind the date off: 抄送：…, （此件公开发布）."""
    taken: list[Line] = []
    while lines and len(taken) < _END_LINES and _is_postscript(lines[-1]):
        taken.insert(0, lines.pop())
    return taken


def _is_postscript(line: Line) -> bool:
    return not line.row and not line.marker and bool(_pattern("postscripts").fullmatch(line.text))


def _end_kind(lines: list[Line], end: End) -> ItemKind | None:
    """Return what the last of the lines is, as far as it ends a document."""
    line = lines[-1] if lines else None
    before = lines[-2] if len(lines) > 1 else None
    if line is None or line.marker or line.row or _is_list_heading(before):
        return None
    if is_date(line.text):
        return None if end else ItemKind.DATE
    closed = bool(end) or (before is not None and before.text[-1] in "。！”")
    return ItemKind.SIGNATURE if _is_signature(line.text, closed=closed) else None


def _is_list_heading(line: Line | None) -> bool:
    return line is not None and line.marker is not None and is_heading_text(line.body)


@cache
def _signer() -> re.Pattern[str]:
    return re.compile(rf"{one_of(phrases().signers)}\s?[:：].{{0,24}}")


def _is_signature(text: str, *, closed: bool) -> bool:
    """Whether a line signs; `closed` tells that the text before it has ended."""
    if not 2 <= len(text) <= _SIGNATURE:
        return False
    if _signer().fullmatch(text):
        return True
    return closed and not _SENTENCE.search(text) and (is_unit(text) or len(text) <= _NAME)


def _signature_apart(line: Line) -> list[Line]:
    """Part a line at its signature and its date: …努力。某局2026年10月31日."""
    at = date_at_end(line.text)
    if line.marker or line.row or not at:
        return [line]
    start = max(line.text.rfind(char, max(at - _TITLE, 0), at) for char in "。！？") + 1
    if not _is_signature(line.text[start:at].strip(), closed=True):
        return [line]
    bounds = sorted({0, start, at, len(line.text)})
    parts = zip(pieces(line.runs, bounds), bounds, bounds[1:], strict=False)
    cut = [trimmed(runs, line.text[low:high]) for runs, low, high in parts]
    own = 1 if start else 0
    return [*cut[:own], *(part.repaired(_GLUED) for part in cut[own:])]
