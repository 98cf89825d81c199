"""What only its kin tells: headings longer than usual, sentences that stand alone as headings.

One sentence alone may be a statement or a heading; where the others of its list or of its row
are headings, so is it.
"""

from collections.abc import Iterator

from huizong.outline.headings import LONGEST, is_heading_sentence, is_salutation, run_in
from huizong.outline.lines import Line
from huizong.outline.markers import Form
from huizong.outline.words import phrases

_FORMS = (Form.HANZI, Form.HANZI_BRACKETS, Form.POINT)
_FEWEST = 3
_PARAGRAPH = 50
_APART = 3  # paragraphs that may stand under a sentence, and then the next one


def long_headings(lines: list[Line]) -> set[int]:
    """Return the lines whose heading sentence is longer than usual, as its kin shows."""
    return {index for found in lists_of(lines, _FORMS) for index in _long(lines, found)}


def lists_of(lines: list[Line], forms: tuple[Form, ...]) -> list[list[int]]:
    """Return the lines of each list that counts on without a gap."""
    found: list[list[int]] = []
    current: dict[Form, list[int]] = {}
    for index, line in enumerate(lines):
        marker = line.marker
        if marker is None or marker.form not in forms or line.restored:
            continue
        known = current.get(marker.form)
        if known is None or not marker.follows(lines[known[-1]].marker):
            known = current[marker.form] = []
            found.append(known)
        known.append(index)
    return found


def _long(lines: list[Line], found: list[int]) -> list[int]:
    """Return the long ones of a list whose items all open with a sentence that may be a heading."""
    bodies = [lines[index].body for index in found]
    if len(found) < _FEWEST or not all(map(_opening, bodies)):
        return []
    first = lines[found[0]].marker
    spoken = first is not None and first.form is Form.POINT
    usual = [bool(run_in(body)) or is_heading_sentence(body) for body in bodies]
    shown = sum(usual) * _FEWEST >= len(found) and sum(usual) > 1
    roomy = not spoken and all(len(body) >= 3 * _opening(body) for body in bodies)
    if not (shown or roomy):
        return []
    return [
        index
        for index, body, is_usual in zip(found, bodies, usual, strict=True)
        if not is_usual and (run_in(body, longest=LONGEST) or not spoken)
    ]


def _opening(body: str) -> int:
    """Return the length of the sentence that may be a heading, 0 where none does."""
    if is_heading_sentence(body, longest=LONGEST):
        return len(body)
    return run_in(body, longest=LONGEST)


def parallel_sentences(lines: list[Line]) -> set[int]:
    """Return the lines that are one short sentence each, paragraphs between, three in a row."""
    found: set[int] = set()
    row: list[int] = []
    for index in _sentences(lines):
        if row and not _only_paragraphs(lines, row[-1], index):
            row = []
        row.append(index)
        if len(row) >= _FEWEST:
            found.update(row)
    return found


def _sentences(lines: list[Line]) -> Iterator[int]:
    for index, line in enumerate(lines[:-1]):
        if _is_plain(line) and _may_head(line) and _is_long(lines[index + 1]):
            yield index


def _may_head(line: Line) -> bool:
    if not is_heading_sentence(line.text) or is_salutation(line):
        return False
    return not any(word in line.text for word in phrases().lead_ins)


def _only_paragraphs(lines: list[Line], low: int, high: int) -> bool:
    return high - low <= _APART + 1 and all(map(_is_long, lines[low + 1 : high]))


def _is_long(line: Line) -> bool:
    return _is_plain(line) and len(line.text) >= _PARAGRAPH


def _is_plain(line: Line) -> bool:
    return line.marker is None and not line.row
