"""Lines of a page joined to paragraphs, by how the page is set.

A line goes on in the next one if the beginning of that one had no room left at its end, and the
next one keeps to the margin; a first line is indented, a last one is short. Where a text is too
short to show its margins, the words decide (evidence.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from huizong.reading.evidence import (
    definition,
    ends_title,
    evidence,
    is_complete,
    opens_item,
    weight,
)
from huizong.reading.habits import Habits
from huizong.reading.lines import Line
from huizong.reading.pdf_cells import unit_width
from huizong.reading.pdf_margins import Margins
from huizong.reading.pdf_pages import SetLine
from huizong.reading.seams import Words
from huizong.values import Place, Run

_SAME_SIZE = 0.08
_FLUSH = 0.7  # sizes off the margin
_INDENTED = 1.2
_HANGING = 4.5
_ROOM = 0.35  # sizes that justified lines may leave
_RAGGED = 1.5  # and others, where the next line shows that it opens no paragraph
_TITLE_PITCH = 2.6  # sizes
_REST = 4  # characters; so short a line is the rest of a title, not another one
_LARGER = 1.08  # a title is so much larger than the text
# What opens an item behind a short line, but stands within a paragraph as often.
_WITHIN = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:是|要)|其[一二三四五六七八九十]|附|注|备注|抄送|主送|印发|来源|作者"
)
# A line of a list of contents: dots that lead to the number of a page.
_LED_TO_PAGE = re.compile(r"(?:(?:[.．·•_]\s?){3}|[…⋯]{2})[\s—–-]*[0-9]{1,4}[\s—–-]*$")
_TAIL = 30
_DASH = re.compile(r"[-–—](?![-–— ])")
_OPEN_BRACKET = re.compile("[（(《][^（(《）)》]{0,30}$")
_CLOSED_BRACKET = re.compile("[^（(《）)》]{0,30}[）)》]")
_SUBTITLE = re.compile(r"[—–－-]{1,2}|[（(〔【]|.*[年].*日[）)]?$")
_TITLE_GOES_ON = re.compile(r"[和及与的暨、]")
_CERTAIN = (
    "下行以不能开头的标点开头",
    "接缝把数拆成了两截",
    "接缝把词拆成了序号",
    "括号或引号上行开下行合",
)


@dataclass(frozen=True, slots=True)
class Joiner:
    """Knows the whole text: its margins, and which characters stand together in it."""

    margins: Margins
    words: Words

    def groups(self, lines: Sequence[SetLine]) -> Iterator[list[SetLine]]:
        """Yield the lines of each paragraph, in order."""
        group: list[SetLine] = []
        for line in lines:
            if group and not self._goes_on(group, line):
                yield group
                group = []
            group.append(line)
        if group:
            yield group

    def _goes_on(self, group: list[SetLine], after: SetLine) -> bool:
        before = group[-1]
        if not _same_size(before, after):
            return False
        if _LED_TO_PAGE.search(before.line.text[-_TAIL:]):
            return False
        if self._is_title(before, after):
            return self._title_goes_on(before, after)
        if self._parted(before, after):
            return False
        reasons = self._evidence(before, after, body=len(group) > 1)
        if any(reason in _CERTAIN for reason in reasons) or _closes(before, after):
            return self.margins.indent(after) < _INDENTED
        if self._opens(before, after):
            return False
        if not self._full(before, after):
            return self._unsure(before) and self._flush(after) and _speaks(reasons)
        return self._at_its_place(group, after)

    def _parted(self, before: SetLine, after: SetLine) -> bool:
        """Whether a space between the lines parts them."""
        if not _beside(before, after):
            return False
        step = after.set.base - before.set.base
        return step < 0 or step > self.margins.gap

    def _full(self, before: SetLine, after: SetLine) -> bool:
        """Whether the beginning of the next line had no room left in this one."""
        ragged = self.margins.strictly and self._flush(after)
        room = _RAGGED if ragged else _ROOM
        return self.margins.room(before) < unit_width(after.set.text) + room

    def _flush(self, line: SetLine) -> bool:
        return abs(self.margins.indent(line)) <= _FLUSH

    def _opens(self, before: SetLine, after: SetLine) -> bool:
        """Whether the next line opens an item, rather than going on with a marker within."""
        if not opens_item(after.line.text) or _OPEN_BRACKET.search(before.line.text):
            return False
        if _DASH.match(after.line.text) and not is_complete(before.line.text):
            return not (self._flush(after) and self._full(before, after))
        if not (self._flush(after) and (self.margins.indented or self.margins.spaced)):
            return True
        seen = self.margins.strictly or (self.margins.spaced and _beside(before, after))
        return not (seen or _WITHIN.match(after.line.text))

    def _at_its_place(self, group: list[SetLine], after: SetLine) -> bool:
        """Whether a line stands where one that goes on would: at the margin, or hanging."""
        before, indent = group[-1], self.margins.indent(after)
        if self._flush(after):
            shown = self.margins.indented or self.margins.spaced or self.margins.wrapped
            return shown or not is_complete(before.line.text)
        if len(group) > 1:  # the lines before have shown where it would stand
            return abs(indent - self.margins.indent(before)) <= _FLUSH
        if is_complete(before.line.text):
            return False
        if opens_item(before.line.text):
            return _INDENTED / 2 < indent - self.margins.indent(before) <= _HANGING
        return not self.margins.strictly and abs(indent - self.margins.indent(before)) <= _FLUSH

    def _unsure(self, line: SetLine) -> bool:
        return not self.margins.of(line).sure

    def _evidence(self, before: SetLine, after: SetLine, *, body: bool) -> list[str]:
        habits = Habits(wrap=0, indented=False, loose=False)
        return evidence(before.line, after.line, habits, self.words, body=body)

    def _is_title(self, before: SetLine, after: SetLine) -> bool:
        larger = before.set.size > _LARGER * self.margins.size
        set_so = self.margins.centred(after) or self._full(before, after)
        return larger and before.page == after.page and set_so

    def _title_goes_on(self, before: SetLine, after: SetLine) -> bool:
        """Whether two large lines are one title."""
        said, following = before.line.text, after.line.text
        if after.set.base - before.set.base > _TITLE_PITCH * before.set.size:
            return False
        if is_complete(said) or _SUBTITLE.match(following) or opens_item(following):
            return False
        rest = len(following) <= _REST or self._full(before, after)
        return not ends_title(said) or rest or _TITLE_GOES_ON.match(following) is not None


def _closes(before: SetLine, after: SetLine) -> bool:
    """Whether the next line closes a bracket that this one opened, whatever it begins with."""
    closed = _CLOSED_BRACKET.match(after.line.text) is not None
    return closed and _OPEN_BRACKET.search(before.line.text) is not None


def _beside(before: SetLine, after: SetLine) -> bool:
    """Whether no end of a page or column lies between the lines."""
    return (before.page, before.region) == (after.page, after.region)


def _same_size(before: SetLine, after: SetLine) -> bool:
    return abs(before.set.size - after.set.size) <= _SAME_SIZE * before.set.size


def _speaks(reasons: list[str]) -> bool:
    return weight(reasons) >= definition().threshold


def joined(group: Sequence[SetLine]) -> list[Line]:
    """Return the lines of a paragraph, with the blanks that stood between Latin words."""
    lines = [group[0].line]
    for before, after in pairwise(group):
        lines += (*_blank(before, after), after.line)
    return lines


def _blank(before: SetLine, after: SetLine) -> list[Line]:
    """Return the blank at the seam: one that the file has, or one that a line end stands for.

    No line ends within a Latin word or number, so between two of them there was a blank; between
    digits it may be a number that a narrow column parted, so there the file must have it.
    """
    ends = before.line.text[-1] + after.line.text[0]
    if not (ends.isascii() and ends.isalnum()) or (ends.isdigit() and not before.set.blank_after):
        return []
    place = Place(before.line.place.path, before.line.place.end, after.line.place.start)
    return [Line((Run(" ", place),), place, " ")]
