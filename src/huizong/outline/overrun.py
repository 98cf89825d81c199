"""Parts a short heading from a paragraph that runs on behind it without any mark.

一、活动目的本次活动… among 二、活动时间, 三、活动对象, 四、活动地点: these tell its end.
Only where three of them have one length and begin with the same two characters as it does.
"""

from collections import Counter
from collections.abc import Iterator

from huizong.outline.glue import parted
from huizong.outline.kin import lists_of
from huizong.outline.lines import Line
from huizong.outline.markers import Form
from huizong.values import Message

_SHORT = 12
_LONG = 30
_ALIKE = 3
_FORMS = (Form.HANZI, Form.HANZI_BRACKETS)
_OVERRUN = Message("正文紧接在标题后面，按同级标题的字数和开头分开")


def with_overruns_parted(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines, headings that run on parted from their paragraphs."""
    cuts = {
        index: length
        for found in lists_of(lines, _FORMS)
        for index, length in _overruns(lines, found)
    }
    for index, line in enumerate(lines):
        if index in cuts and line.marker:
            yield from parted(line, line.marker.end + cuts[index], _OVERRUN)
        else:
            yield line


def _overruns(lines: list[Line], found: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines of a list that run on, with the length of their headings."""
    bodies = {index: lines[index].body for index in found}
    short = [body for body in bodies.values() if len(body) <= _SHORT]
    alike = Counter((len(body), body[:2]) for body in short)
    usual = [key for key, count in alike.items() if count >= _ALIKE]
    for index, body in bodies.items():
        for length, start in usual:
            if len(body) > _LONG and body.startswith(start):
                yield index, length
