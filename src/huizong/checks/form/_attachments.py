"""The attachments that a paper announces, and those that follow it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from huizong.checks.form._paper import Paper
from huizong.chinese import number

_HEAD = re.compile(
    r"^附[ \u3000]*件?[ \u3000]*(?P<order>[0-9一二三四五六七八九十]{0,2})[ \u3000]*[:：][ \u3000]*"
)
_ITEM = re.compile(r"^(?P<order>[0-9]{1,2})(?P<dot>[.．、:： ]+)(?P<name>\S.*)$")
_NUMBER = re.compile(r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}")
_MOST = 30


@dataclass(frozen=True, slots=True)
class Announced:
    """A name in the list of attachments: its line and where the name begins in it."""

    line: int
    start: int
    order: int  # 0 where it has no number
    name: str
    dot: str = ""


def announced(paper: Paper) -> tuple[Announced, ...]:
    """Return the attachments that a paper's note lists."""
    return tuple(_announced(paper)) if paper.note >= 0 else ()


def _announced(paper: Paper) -> Iterator[Announced]:
    text = paper.lines[paper.note].text
    head = _HEAD.match(text)
    start = head.end() if head else 0
    order = _whole(head["order"]) if head and head["order"] else 0
    yield _name(paper.note, start, text[start:], order)
    for index in range(paper.note + 1, min(paper.note + _MOST, paper.end)):
        text = paper.lines[index].text
        head = _HEAD.match(text)
        if head:
            yield _name(index, head.end(), text[head.end() :], _whole(head["order"]))
        elif _ITEM.match(text):
            yield _name(index, 0, text, 0)
        else:
            return


def _name(line: int, start: int, text: str, order: int) -> Announced:
    item = _ITEM.match(text)
    if item is None:
        return Announced(line, start, order, text.strip())
    begins = start + item.start("name")
    return Announced(line, begins, int(item["order"]), item["name"].strip(), item["dot"])


def order_of(text: str) -> int:
    """Return the number in the head of an attachment, 0 where it has none."""
    match = _NUMBER.search(text)
    return _whole(match.group()) if match else 0


def _whole(text: str) -> int:
    value = number(text) if text else None
    return 0 if value is None else int(value)
