"""Lines that others stand under: short, without the end of a sentence; and sentences that open."""

import re
from enum import StrEnum
from functools import cache

from huizong.outline.dates import is_date
from huizong.outline.lines import Line
from huizong.outline.words import one_of, phrases

_SENTENCE = re.compile(r"[。；;！？!?]")
_FIGURE = re.compile(r"\d(?!\d*年)")
_LABEL = 20
_PLAIN = 30
_NUMBERED = 60
_RUN_IN = 32
_HEADING_SENTENCE = 45
LONGEST = 60  # where the other headings of the list show that this one is no statement
_UNNUMBERED_RUN_IN = 16
_PARALLEL = 3


class Shape(StrEnum):
    """How an un-numbered heading looks; headings of one shape are of one level."""

    LABEL = "小结："
    PLAIN = "综合科工作职责"
    LEAD_IN = "检查内容包括："
    RUN_IN = "消防安全。"
    SENTENCE = "大力提振消费。"
    APPENDIX = "名词解释"


@cache
def _salutation() -> re.Pattern[str]:
    greeting = rf"{one_of(phrases().salutations)}.{{0,40}}[：:！!]|.{{2,30}}同志们[：:]"
    address = rf"各[^。；：:]{{0,40}}{one_of(phrases().addressees)}[：:]"
    return re.compile(f"{greeting}|{address}")


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"{one_of(phrases().lead_ins)}|[0-9一二三四五六七八九十]+[个项条大]")


@cache
def _appendix() -> re.Pattern[str]:
    return re.compile(one_of(phrases().appendices))


def is_salutation(line: Line) -> bool:
    """Whether a line greets its hearers."""
    return len(line.text) <= 50 and bool(_salutation().fullmatch(line.text))


def is_heading_text(text: str) -> bool:
    """Whether the words behind a marker are a heading: no sentence, and not too long."""
    bare = text.strip()
    return 0 < len(bare) <= _NUMBERED and bare[-1] not in "。，," and not _SENTENCE.search(bare)


def is_heading_sentence(text: str, *, longest: int = _HEADING_SENTENCE) -> bool:
    """Whether the words are one short sentence that states no figure: 狠抓落实，成效明显。"""
    bare = text.strip()
    if not bare or len(bare) > longest or bare[-1] not in "。！":
        return False
    return not _SENTENCE.search(bare, 0, len(bare) - 1) and not _FIGURE.search(bare)


def heads(text: str) -> bool:
    """Whether words head what follows: a heading, a short sentence, a number alone on its line."""
    return is_heading_text(text) or is_heading_sentence(text) or not text.strip()


def may_hold(text: str) -> bool:
    """Whether text can stand under these words: they head it, or end with an open colon."""
    return heads(text) or text.rstrip().endswith(("：", ":"))


def run_in(text: str, *, longest: int = _RUN_IN) -> int:
    """Return the length of the heading sentence that opens a paragraph, 0 where none does.

    It ends with the first 。, is short, states no figure, and more follows: 1、抓学习。组织…
    The 。 belongs to it.
    """
    stop = text.find("。", 0, longest + 1)
    if stop < 2 or len(text) - stop < 10 or _SENTENCE.search(text, 0, stop):
        return 0
    return 0 if _FIGURE.search(text[:stop]) else stop + 1


@cache
def _summing() -> re.Pattern[str]:
    return re.compile(rf".{{0,4}}{one_of(phrases().summings)}[：:]?")


def sums_up(text: str) -> bool:
    """Whether a heading sums up a list or looks ahead: it stands beside the list, not in it."""
    return bool(_summing().fullmatch(text))


def parallel_run_ins(lines: list[Line]) -> set[int]:
    """Return the lines that open with parallel un-numbered headings, three or more in a row."""
    found: set[int] = set()
    row: list[int] = []
    for index, line in enumerate([*lines, Line((), "")]):
        if _opens_with_heading(line):
            row.append(index)
            continue
        if len(row) >= _PARALLEL:
            found.update(row)
        row = []
    return found


def _opens_with_heading(line: Line) -> bool:
    if line.marker or line.row:
        return False
    length = run_in(line.text)
    return 0 < length <= _UNNUMBERED_RUN_IN and not re.search(r"[，,：:]", line.text[:length])


def shape_of(line: Line, before: Line | None, after: Line | None) -> Shape | None:
    """Return the shape of an un-numbered heading, None for other lines."""
    text = line.text
    if line.row or after is None or _SENTENCE.search(text) or is_date(text):
        return None
    if text[-1] in "：:":
        return _colon_shape(text, after)
    if len(text) > _PLAIN or re.search(r"[：:，,…—]", text):
        return None
    if _is_broken_off(before) or not re.search(r"[\u4e00-\u9fff]{2}", text):
        return None
    if _appendix().match(text):
        return Shape.APPENDIX
    return Shape.PLAIN if _stands_under(line, after) else None


def _colon_shape(text: str, after: Line) -> Shape | None:
    if len(text) > _LABEL or re.search(r"[，,]", text):
        return None
    if not _lead_in().search(text):
        return Shape.LABEL
    return Shape.LEAD_IN if _opens_with_heading(after) else None


def _is_broken_off(line: Line | None) -> bool:
    return (
        line is not None and len(line.text) > _PLAIN and line.text[-1] not in "。！？!?；;：:”）)"
    )


def _stands_under(line: Line, after: Line) -> bool:
    """Whether the next line reads as the body of a plain heading: a list or a paragraph."""
    if after.marker:
        return True
    return not after.row and len(after.text) > len(line.text) and bool(_SENTENCE.search(after.text))
