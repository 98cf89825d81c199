"""Cuts lines that are glued together and joins lines that a conversion cut, telling why.

A line is cut only where the evidence is double: a marker stands behind the end of a sentence, a
blank or a heading, and it counts on from the marker before it or is followed by its sibling.
"""

import re
from collections.abc import Iterable, Iterator

from huizong.outline.glue import parted, unglued
from huizong.outline.lines import Line, char_before, joined, pieces, trimmed
from huizong.outline.markers import Form, Marker, series_markers
from huizong.outline.overrun import with_overruns_parted
from huizong.outline.sequences import Candidate, candidates, is_cut_word, is_marker, series
from huizong.outline.strays import with_strays_returned
from huizong.outline.wrappers import repeated_opener
from huizong.values import Message, cut

_SECTION_FORMS = {
    Form.PART,
    Form.CHAPTER,
    Form.SECTION,
    Form.ARTICLE,
    Form.HANZI,
    Form.HANZI_BRACKETS,
}
_POINTS = (Form.POINT, Form.ORDINAL)
_CLAUSE = frozenset("；;，,、：:")
_END = "。！？!?；;：:”》）)…"
_GAP = re.compile(r"\s+")
_BULLET_BEHIND = re.compile(r"(?<=[。；;！？\s])[-•●■◆▪]$")
_WRAP = 40
_LEFT = 8
_HEADING = 40

_SPLIT = Message("序号接着上文另起一条，原文与前面的文字连在一行")
_BLANK = Message("标题与正文之间只有空格，已按标题和正文分开")
_JOINED = Message("文字在句子中间断开，行首的序号接不上前后文，已接回上一段")


def settled(lines: list[Line]) -> list[Line]:
    """Return the lines with every marker settled: cut where glued, joined where broken."""
    repeated = repeated_opener(lines)
    lines = [piece for line in lines for piece in unglued(line, repeated)]
    return list(with_overruns_parted(_numbered(list(with_strays_returned(lines)))))


def _numbered(lines: list[Line]) -> list[Line]:
    """Return the lines cut at the markers within and joined at the words that were cut."""
    out: list[Line] = []
    opened: dict[Form, Marker] = {}
    left: dict[Form, list[Marker]] = {}
    for line, found in zip(lines, candidates(lines), strict=True):
        head = found.head
        if head and out and _breaks_off(out[-1]) and is_cut_word(head, opened, left):
            out[-1] = joined(out[-1], line, _JOINED)
            continue
        numbered = head and is_marker(head, opened) and not _opens_series(line)
        settled_line = line if numbered or line.restored else _unmarked(line)
        if settled_line.marker:
            _open(settled_line.marker, opened, left)
        for piece in _cut(settled_line, _splits(settled_line, found.within, opened)):
            if piece.marker and piece.marker is not settled_line.marker:
                _open(piece.marker, opened, left)
            out.extend(_from_heading(piece))
    return out


def _open(marker: Marker, opened: dict[Form, Marker], left: dict[Form, list[Marker]]) -> None:
    """Note the last marker of a form; what a list left behind may be taken up again."""
    last = opened.get(marker.form)
    if last and not marker.follows(last):
        known = left.setdefault(marker.form, [])
        known.append(last)
        del known[:-_LEFT]
    opened[marker.form] = marker


def _unmarked(line: Line) -> Line:
    return line._replace(marker=None) if line.marker else line


def _opens_series(line: Line) -> bool:
    """Whether a paragraph counts its points within: 一是…；二是…。 Then it is none of them."""
    if line.marker is None or line.marker.form not in _POINTS:
        return False
    return any(marker.follows(line.marker) for marker in series_markers(line.text))


def _breaks_off(line: Line) -> bool:
    return len(line.text) >= _WRAP and line.text[-1] not in _END and not line.row


def _splits(line: Line, within: tuple[Candidate, ...], opened: dict[Form, Marker]) -> list[Marker]:
    """Return the markers at which a line is to be cut, in order."""
    if not within:
        return []
    unquoted = [c for c in within if not _quoted(line.text, c.marker.start)]
    chosen: list[Marker] = []
    for run in series(unquoted, opened):
        if not _stays_in_sentence(line, run):
            chosen += [candidate.marker for candidate in run]
    return sorted(chosen, key=lambda marker: marker.start)


def _quoted(text: str, at: int) -> bool:
    """Whether a position lies within a title or quotation that opened shortly before."""
    before = text[max(at - 80, 0) : at]
    return before.rfind("《") > before.rfind("》") or before.rfind("“") > before.rfind("”")


def _stays_in_sentence(line: Line, run: list[Candidate]) -> bool:
    """Whether a series is the inside of a sentence: （1）…；（2）…。 parted by semicolons."""
    parted = [c for c in run if not c.glued]
    clauses = [char_before(line.text, c.marker.start) in _CLAUSE for c in parted]
    if run[0].marker.form not in _SECTION_FORMS:
        return any(clauses)
    ended = line.text.find("。", run[0].marker.end, run[-1].marker.start) >= 0
    return bool(clauses) and all(clauses) and not ended and not run[-1].leads_on


def _cut(line: Line, at: list[Marker]) -> Iterable[Line]:
    return _parts(line, at) if at else (line,)


def _parts(line: Line, at: list[Marker]) -> Iterator[Line]:
    bounds = [0, *(marker.start for marker in at), len(line.text)]
    markers = [line.marker, *(marker.moved(marker.start) for marker in at)]
    parts = pieces(line.runs, bounds)
    for index, (runs, marker) in enumerate(zip(parts, markers, strict=True)):
        part = _without_bullet(trimmed(runs, line.text[bounds[index] : bounds[index + 1]]))
        if part.text:
            repairs = (_SPLIT,) if index else line.repairs
            yield Line(part.runs, part.text, marker, repairs)


def _without_bullet(line: Line) -> Line:
    """Take off the bullet of the next item, which stands behind the end of this one."""
    match = _BULLET_BEHIND.search(line.text)
    if match is None:
        return line
    return trimmed(cut(line.runs, 0, match.start()), line.text[: match.start()])


def _from_heading(line: Line) -> Iterable[Line]:
    """Part a numbered heading from a paragraph that only a blank divides from it."""
    if line.row or line.marker is None or line.marker.form not in _SECTION_FORMS:
        return (line,)
    gap = _GAP.search(line.text, line.marker.end + 2, line.marker.end + _HEADING)
    if gap is None or any(char in "。；;！？：:" for char in line.text[: gap.start()]):
        return (line,)
    behind = line.text[gap.end() :]
    if len(behind) <= gap.start() or "。" not in behind:
        return (line,)
    return parted(line, gap.end(), _BLANK)
