"""Parts what belongs to another document from the end or the middle of a paragraph."""

import re
from collections.abc import Iterator

from huizong.outline.lines import Line, pieces, trimmed
from huizong.outline.markers import head_marker
from huizong.outline.titles import is_title, opens_document
from huizong.values import Message

_OPENER = re.compile(r"第[一二三四五六七八九十]{1,3}篇[:：]")
_END = re.compile(r"(?:总结|要点|计划书|计划|方案|报告|职责|纪要|通知|简报|汇报)")
_STOPS = "。；;！？：:，,"  # no title ends with one
_TITLE = 45
_LONG = 60
_NEXT_TITLE = Message("后一篇的标题连在上一篇末尾，已分开")
_OPENED = Message("“第几篇”的字样与上下文连在一行，已分开")
_OWN_TITLE = Message("标题与正文连在一行，已分开")


def parted(line: Line, at: int, why: Message) -> tuple[Line, Line]:
    """Return a line as two; the second one tells why, and has no marker."""
    first, second = pieces(line.runs, [0, at, len(line.text)])
    one, two = trimmed(first, line.text[:at]), trimmed(second, line.text[at:])
    return (
        Line(one.runs, one.text, line.marker, line.repairs),
        Line(two.runs, two.text, None, (why,)),
    )


def unglued(line: Line, repeated: re.Pattern[str] | None) -> Iterator[Line]:
    """Yield the lines of which a paragraph consists, as far as titles and openers part them.

    `repeated` are the openers of this text that only their repetition betrays.
    """
    if _is_whole(line, repeated):
        yield line
        return
    bounds = _bounds(line.text, repeated)
    if not bounds - {0, len(line.text)}:
        yield from _opened(line)
        return
    ordered = sorted({0, *bounds, len(line.text)})
    for index, runs in enumerate(pieces(line.runs, ordered)):
        part = trimmed(runs, line.text[ordered[index] : ordered[index + 1]])
        repairs = (*line.repairs, _OPENED) if index else line.repairs
        whole = _read(Line(part.runs, part.text, None, repairs))
        if whole.text:
            yield from _opened(whole)


def _is_whole(line: Line, repeated: re.Pattern[str] | None) -> bool:
    """Whether a line shows at a glance that nothing is glued to it."""
    if line.row:
        return True
    opener = _OPENER.search(line.text) or (repeated and repeated.search(line.text))
    return not opener and line.text[-1] in _STOPS


def _bounds(text: str, repeated: re.Pattern[str] | None) -> set[int]:
    found = {match.start() for match in _OPENER.finditer(text)}
    for match in repeated.finditer(text) if repeated else ():
        found |= {match.start(), match.end()}
    return found


def _without_next_title(line: Line) -> Iterator[Line]:
    text = line.text
    end = max(text.rfind(char, max(len(text) - _LONG, 0), -1) for char in "。！？")
    if end >= 0 and opens_document(text[end + 1 :].strip()):
        yield from parted(line, end + 1, _NEXT_TITLE)
    else:
        yield line


def _opened(line: Line) -> Iterator[Line]:
    """Part 第二篇:某局工作总结某局工作总结今年… into the opener, the title and the text."""
    match = _OPENER.match(line.text)
    end = _title_end(line.text, match.end()) if match else None
    if end is None or (len(line.text) <= _LONG and not _begins_anew(line.text[end:])):
        yield from _without_next_title(line)
        return
    opener, rest = parted(line, end, _OPENED)
    rest = _read(rest)
    yield opener
    own = _title_end(rest.text, 0)
    again = own is not None and opener.text.endswith(rest.text[:own])
    if own in (None, len(rest.text)) or not (again or _begins_anew(rest.text[own:])):
        yield from _without_next_title(rest)
        return
    title, text = parted(rest, own, _OWN_TITLE)
    yield title
    yield from _without_next_title(_read(text))


def _read(line: Line) -> Line:
    """Return a line with the marker that it begins with."""
    return line._replace(marker=head_marker(line.text))


def _title_end(text: str, start: int) -> int | None:
    """Return where the shortest title ends that a stretch begins with."""
    ends = (match.end() for match in _END.finditer(text, start, start + _TITLE))
    return next((end for end in ends if is_title(text[start:end])), None)


def _begins_anew(text: str) -> bool:
    """Whether text reads as the beginning of a body: a marker or a year."""
    return head_marker(text.lstrip()) is not None or bool(re.match(r"\s|(?:19|20)\d\d年", text))
