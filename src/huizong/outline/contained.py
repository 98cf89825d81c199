"""The documents that a file contains, and what web pages put around them."""

import re
from dataclasses import dataclass, field
from functools import cache

from huizong.outline.dates import is_date
from huizong.outline.lines import Line, pieces, trimmed
from huizong.outline.markers import Form
from huizong.outline.titles import is_title, kind_of, opens_document
from huizong.outline.words import sites, titles


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
    opened = True
    restarts = _restarts(lines)
    for index, line in enumerate(lines):
        if _is_opener(line):
            _close(found, current)
            current, opened = [], True
            rest = _own_title(line, lines[index + 1] if index + 1 < len(lines) else None)
            found.boilerplate.append(rest[0])
            current += rest[1:]
        elif _is_boilerplate(line, opening=opened and len(current) < 2):
            found.boilerplate.append(line)
        elif _begins(line, current, restarts=restarts[index]):
            _close(found, current)
            current = [line]
        else:
            current.append(line)
            opened = opened and len(current) < 2
    _close(found, current)
    return found


def _is_opener(line: Line) -> bool:
    return not line.row and len(line.text) <= 80 and _matches("openers", line.text)


def _matches(group: str, text: str) -> bool:
    return bool(_whole_line(group).fullmatch(text))


def _is_boilerplate(line: Line, *, opening: bool) -> bool:
    if line.marker or line.row:
        return False
    text = line.text
    if _hints("strong").search(text) or (len(text) <= 80 and _matches("furniture", text)):
        return True
    if not opening:
        return False
    return len(set(_hints("weak").findall(text))) > 1 or (
        len(text) <= 80 and _matches("collections", text)
    )


def _own_title(line: Line, following: Line | None) -> list[Line]:
    """Part 第一篇：某局工作总结 where its name is the only title that the document has."""
    match = re.match(r".{1,6}篇.{0,4}?[:：\s】]\s*", line.text)
    name = line.text[match.end() :] if match else ""
    if not match or not is_title(name) or (following and _short(following)):
        return [line]
    runs = list(pieces(line.runs, [0, match.end(), len(line.text)]))
    return [trimmed(runs[0], line.text[: match.end()]), trimmed(runs[1], name)]


def _short(line: Line) -> bool:
    return line.marker is None and len(line.text) <= 50 and line.text[-1] not in "。：:！？"


def _begins(line: Line, current: list[Line], *, restarts: bool) -> bool:
    """Whether a title in the middle begins one more document."""
    if line.marker or line.row or not current or not is_title(line.text):
        return False
    if len(current) > 2 and is_date(current[-1].text):
        return kind_of(line.text) in titles().opens and restarts
    return opens_document(line.text) and restarts and _has_counted(current)


def _has_counted(current: list[Line]) -> bool:
    return any(line.marker and line.marker.number > 1 for line in current[-400:])


def _restarts(lines: list[Line]) -> list[bool]:
    """Tell for every line whether the next numbered line starts a list of headings anew."""
    told: list[bool] = []
    restarts = False
    for line in reversed(lines):
        told.append(restarts)
        if line.marker:
            restarts = line.marker.number == 1 and line.marker.form is not Form.POINT
        elif is_title(line.text):
            restarts = False
    told.reverse()
    return told


def _close(found: Contents, current: list[Line]) -> None:
    """Store a document, its left-over site titles behind the date apart."""
    body = list(current)
    left: list[Line] = []
    while len(body) > 2 and is_title(body[-1].text) and any(is_date(x.text) for x in body[-3:-1]):
        left.insert(0, body.pop())
    if body:
        found.documents.append(body)
        found.boilerplate.extend(left)
