"""Footnotes of a PDF: small lines at the foot of a page or column, the first with a mark."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from huizong.reading.pdf_pages import Region, SetLine, SetTable
from huizong.values import ParagraphRole

_SMALLER = 0.92  # of the size of the text
_MARK = re.compile(
    r"[¹²³⁰-⁹①-⑳㈠-㈩*＊※]|[\[［〔【(（]\s?[0-9①-⑳]{1,2}\s?[\]］〕】)）]|注\s?[0-9①-⑳]{0,2}\s?[：:]"
)


def with_footnotes(parts: Sequence[SetLine | SetTable], size: float) -> list[SetLine | SetTable]:
    """Return the flow with the lines of footnotes marked as such; `size` is that of the text."""
    feet: dict[tuple[int, Region], list[int]] = defaultdict(list)
    for index, part in enumerate(parts):
        if isinstance(part, SetLine) and part.role is ParagraphRole.BODY:
            feet[part.page, part.region].append(index)
    marked = list(parts)
    for lines in feet.values():
        for index in _notes(parts, lines, size):
            part = marked[index]
            if isinstance(part, SetLine):
                marked[index] = replace(part, role=ParagraphRole.FOOTNOTE)
    return marked


def note_groups(lines: Sequence[SetLine]) -> Iterator[list[SetLine]]:
    """Yield the lines of each footnote."""
    group: list[SetLine] = []
    for line in lines:
        if group and _MARK.match(line.line.text):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _notes(parts: Sequence[SetLine | SetTable], lines: list[int], size: float) -> list[int]:
    """Return which of the lines of a column are the footnotes at its end."""
    first = len(lines)
    for at in range(len(lines) - 1, 0, -1):
        part = parts[lines[at]]
        if not isinstance(part, SetLine) or part.set.size > _SMALLER * size:
            break
        if _MARK.match(part.line.text):
            first = at
    return lines[first:]
