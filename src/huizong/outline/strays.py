"""Gives back to items the markers that a conversion moved in front of the heading above them.

一、二、三、某公司 / 清理场地；看护材料；结清账目。 becomes the heading 某公司 over 一、 二、 三、:
only where as many clauses follow as markers stand there, counted from one.
"""

import re
from collections.abc import Iterator

from huizong.outline.counting import hanzi_number
from huizong.outline.lines import Line, pieces, trimmed
from huizong.outline.markers import Form, Marker
from huizong.values import Message

_STRAYS = re.compile(r"((?:[一二三四五六七八九十]{1,3}、){2,9}|(?:\d{1,2}[、.．]){2,9})\s*(?=\D)")
_HEADING = 30
_MOVED = Message("标题前的一串序号属于下文各条，已归还给各条")
_RETURNED = Message("序号被移到了上面标题之前，已还给本条")


def with_strays_returned(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines, each stray row of markers given back to the clauses that it counted."""
    index = 0
    while index < len(lines):
        returned = _returned(lines[index], lines[index + 1]) if index + 1 < len(lines) else None
        if returned is None:
            yield lines[index]
            index += 1
        else:
            yield from returned
            index += 2


def _returned(line: Line, following: Line) -> list[Line] | None:
    match = _STRAYS.match(line.text)
    if match is None or line.row or following.row or following.marker:
        return None
    name = line.text[match.end() :]
    words = re.findall(r"\w+", match[1])
    bounds = _clauses(following.text)
    if not 1 < len(name) <= _HEADING or re.search(r"[。；;，,：:]", name):
        return None
    if len(bounds) != len(words) + 1 or not _counts_from_one(words):
        return None
    strays, own = pieces(line.runs, [0, match.end(), len(line.text)])
    heading = Line(own, name, None, (*line.repairs, _MOVED), before=strays)
    return [heading, *_items(following, bounds, words)]


def _items(line: Line, bounds: list[int], words: list[str]) -> Iterator[Line]:
    digits = words[0].isdecimal()
    form, mark = (Form.DIGIT, ".") if digits else (Form.HANZI, "、")
    for index, runs in enumerate(pieces(line.runs, bounds)):
        part = trimmed(runs, line.text[bounds[index] : bounds[index + 1]])
        marker = Marker(form, (index + 1,), 0, 0)
        yield Line(part.runs, part.text, marker, (_RETURNED,), restored=words[index] + mark)


def _clauses(text: str) -> list[int]:
    """Return the bounds of the clauses of one sentence that semicolons part."""
    if text.find("。", 0, -1) >= 0:
        return []
    return [0, *(match.end() for match in re.finditer("[；;](?=.)", text)), len(text)]


def _counts_from_one(words: list[str]) -> bool:
    numbers = [int(word) if word.isdecimal() else hanzi_number(word) for word in words]
    return numbers == list(range(1, len(words) + 1))
