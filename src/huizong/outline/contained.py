"""The documents that a file contains, and what web pages put around them."""

import re
from dataclasses import dataclass, field
from functools import cache

from huizong.outline.dates import is_date
from huizong.outline.lines import Line, pieces, trimmed
from huizong.outline.markers import Form
from huizong.outline.titles import is_title, kind_of, opens_document
from huizong.outline.words import sites
from huizong.outline.wrappers import numbered_titles

_SHORT = 80
_NOTE = 600  # characters; a site's note is no longer, a report that lost its line ends is
_LOOK_BACK = 400


@dataclass(slots=True)
class Contents:
    """The lines of each document, and the lines that belong to none."""

    documents: list[list[Line]] = field(default_factory=list)
    boilerplate: list[Line] = field(default_factory=list)


@cache
def _whole_line(group: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in getattr(sites(), group)))


@cache
def _hints(group: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, getattr(sites(), group))))


def contents(lines: list[Line]) -> Contents:
    """Part the lines of a file into documents and boilerplate."""
    found = Contents()
    current: list[Line] = []
    opened, tail = True, False
    numbered = numbered_titles(lines)
    following = _following_numbers(lines)
    for index, line in enumerate(lines):
        if index in numbered or _is_opener(line):
            _close(found, current)
            opened, tail = True, False
            wrapper, *current = _own_title(line, lines[index + 1 : index + 2])
            found.boilerplate.append(wrapper)
        elif tail or _is_boilerplate(line, opening=opened and len(current) < 2):
            tail = tail or _matches("tails", line.text)
            found.boilerplate.append(line)
        elif _begins(line, current, following[index]):
            _close(found, current)
            current = [line]
        else:
            current.append(line)
            opened = opened and len(current) < 2
    _close(found, current)
    return found


def _is_opener(line: Line) -> bool:
    return not line.row and len(line.text) <= _SHORT and _matches("openers", line.text)


def _matches(group: str, text: str) -> bool:
    return bool(_whole_line(group).fullmatch(text))


def _is_boilerplate(line: Line, *, opening: bool) -> bool:
    if line.marker or line.row or len(line.text) > _NOTE:
        return False
    text = line.text
    short = len(text) <= _SHORT
    if _hints("strong").search(text) or (short and _matches("furniture", text)):
        return True
    if short and _matches("tails", text):
        return True
    if not opening:
        return False
    return len(set(_hints("weak").findall(text))) > 1 or (short and _matches("collections", text))


def _own_title(line: Line, following: list[Line]) -> list[Line]:
    """Part 第一篇：某局工作总结 where its name is the only title that the document has."""
    match = re.match(r".{1,6}篇.{0,4}?[:：\s】]\s*", line.text)
    name = line.text[match.end() :] if match else ""
    if not match or not is_title(name) or any(map(_is_short, following)):
        return [line]
    runs = list(pieces(line.runs, [0, match.end(), len(line.text)]))
    return [trimmed(runs[0], line.text[: match.end()]), trimmed(runs[1], name)]


def _is_short(line: Line) -> bool:
    return line.marker is None and len(line.text) <= 50 and line.text[-1] not in "。：:！？"


def _begins(line: Line, current: list[Line], following: int) -> bool:
    """Whether a title in the middle begins one more document; `following` is the next number."""
    if line.marker or line.row or not current or not is_title(line.text):
        return False
    if len(current) > 2 and is_date(current[-1].text):
        return bool(kind_of(line.text)) and following < 2
    return opens_document(line.text) and following == 1 and _has_counted(current)


def _has_counted(current: list[Line]) -> bool:
    return any(line.marker and line.marker.number > 1 for line in current[-_LOOK_BACK:])


def _following_numbers(lines: list[Line]) -> list[int]:
    """Tell for every line the next number before the next title, 0 where there is none."""
    told: list[int] = []
    following = 0
    for line in reversed(lines):
        told.append(following)
        if line.marker and line.marker.form is not Form.POINT:
            following = line.marker.number
        elif not line.marker and is_title(line.text):
            following = 0
    told.reverse()
    return told


def _close(found: Contents, current: list[Line]) -> None:
    """Store a document; titles that a site left behind its date belong to no document."""
    body = list(current)
    left: list[Line] = []
    while len(body) > 2 and is_title(body[-1].text) and any(is_date(x.text) for x in body[-3:-1]):
        left.insert(0, body.pop())
    if len(body) == 1 and found.documents and is_title(body[0].text):
        body, left = [], body
    if body:
        found.documents.append(body)
    found.boilerplate.extend(left)
