"""The numbers that offices put before headings and items: what they look like and what they count.

A marker is read from the text alone. Whether it numbers anything is decided by its neighbours
(`sequences`): "4、5月份开展检查" may be a fourth item or April and May.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from huizong.outline.counting import hanzi_number, numbers_of


class Form(StrEnum):
    """How a marker is written; variants of one hand (1、 1. 1．) are one form."""

    PART = "第一部分"
    CHAPTER = "第一章"
    SECTION = "第一节"
    ARTICLE = "第一条"
    HANZI = "一、"
    HANZI_BRACKETS = "（一）"
    DIGIT = "1."
    DIGIT_BRACKETS = "（1）"
    DIGIT_HALF_BRACKET = "1）"
    CIRCLED = "①"
    DECIMAL = "1.1"
    ORDINAL = "第一，"
    POINT = "一是"


# The order of GB/T 9704-2012 7.3.3 and of law texts. It only settles what a document leaves open.
USUAL_DEPTH = {
    Form.PART: 0,
    Form.CHAPTER: 1,
    Form.SECTION: 2,
    Form.HANZI: 3,
    Form.ARTICLE: 4,
    Form.HANZI_BRACKETS: 4,
    Form.DIGIT: 5,
    Form.DECIMAL: 6,
    Form.DIGIT_BRACKETS: 7,
    Form.DIGIT_HALF_BRACKET: 8,
    Form.CIRCLED: 9,
    Form.ORDINAL: 10,
    Form.POINT: 11,
}


class Marker(NamedTuple):
    """A marker at [start, end) of a line; blanks behind it are within.

    `numbers` are what it counts, several for decimals (1.2 is (1, 2)). `doubtful` marks one that
    reads as well as something else, and so counts only beside its siblings: 一、二等奖 may be first
    and second prizes, 8.6个专项 may be a figure, 一 alone may be a word.
    """

    form: Form
    numbers: tuple[int, ...]
    start: int
    end: int
    doubtful: bool = False

    @property
    def number(self) -> int:
        """The last number: the place among its siblings."""
        return self.numbers[-1]

    def follows(self, other: "Marker | None") -> bool:
        """Whether this is the next sibling behind the other."""
        return (
            other is not None
            and other.form is self.form
            and other.numbers[-1] + 1 == self.numbers[-1]
            and other.numbers[:-1] == self.numbers[:-1]
        )

    def moved(self, by: int) -> "Marker":
        """Return the same marker in a line that begins `by` characters later."""
        return self._replace(start=self.start - by, end=self.end - by)


_HANZI = "[一二三四五六七八九十百]{1,5}"
_MEASURE = "[%％‰万亿元年月日个倍号米℃种项家条件次名处类所座户公平千百吨里亩辆篇期份册人天分点]"
_SHAPES: tuple[tuple[Form, str], ...] = (
    (Form.PART, rf"第(?P<a>{_HANZI})部分[、：:]?"),
    (Form.CHAPTER, rf"第(?P<b>{_HANZI}|\d{{1,3}})章(?![，。、的和])"),
    (Form.SECTION, rf"第(?P<c>{_HANZI}|\d{{1,3}})[节節](?![，。、的和课])"),
    (Form.ARTICLE, rf"第(?P<d>{_HANZI}|\d{{1,3}})[条條](?![，。、的和第款至规件例线心道龙])"),
    (Form.ORDINAL, rf"第(?P<e>{_HANZI})[，,、：:]|(?P<ee>首先|其次|再次)[，,、：:]"),
    (Form.HANZI, rf"(?P<f>{_HANZI})\s?(?:、(?!、)|[.．](?![一二三四五六七八九十\d]))"),
    (Form.HANZI_BRACKETS, rf"[（(]\s?(?P<g>{_HANZI})\s?[）)][、.．]?|(?P<gg>[㈠-㈩])"),
    (Form.POINT, rf"(?P<h>{_HANZI})(?:是(?![否的])|要|则)(?=[\u4e00-\u9fff“《])"),
    (Form.DECIMAL, rf"(?P<i>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})(?![\d.．]|\s?{_MEASURE})"),
    (Form.DIGIT, r"(?P<j>\d{1,3})\s?(?:、|[.．](?=\d{4}\s?年|[^\d.．]|$))|(?P<jj>[⒈-⒛])"),
    (Form.DIGIT_BRACKETS, r"[（(]\s?(?P<k>\d{1,3})\s?[）)][、.．]?|(?P<kk>[⑴-⒇])"),
    (Form.DIGIT_HALF_BRACKET, r"(?P<l>\d{1,2})[）)]、?"),
    (Form.CIRCLED, r"(?P<m>[①-⑳])[、.．]?"),
)
_FORM_OF = {name: form for form, shape in _SHAPES for name in re.findall(r"\?P<(\w+)>", shape)}
_FORM_OF["note"] = Form.DIGIT_BRACKETS
_ANY = "|".join(f"(?:{shape})" for _, shape in _SHAPES)
# What a marker begins with, and the sign that it has at least: looked for first, since re finds a
# set of characters much faster than it tries every shape at every character.
_FIRST = r"第首其再一二三四五六七八九十百\d（(㈠-㈩⒈-⒛⑴-⒇①-⑳"
_SIGN = re.compile("[第、.．）)㈠-㈩⒈-⒛⑴-⒇①-⑳]")
_OPENS = re.compile(rf"[{_FIRST}\[［]")
# A note's number counts at the head of a line only; within a text it refers to its note.
_AT_HEAD = re.compile(rf"{_ANY}|[\[［](?P<note>\d{{1,3}})[\]］]")
# A hanzi numeral alone on its line or before a blank; a number and a point before a figure.
_NO_AMOUNT = "[^\\d.．%％‰万亿千百元米吨倍点度公]"
_AT_HEAD_DOUBTFUL = re.compile(
    rf"(?P<hanzi>{_HANZI})(?:$|[\u3000 ]+(?=[\u4e00-\u9fff“《]))"
    rf"|(?P<digit>\d{{1,3}})[.．](?=\d+{_NO_AMOUNT})"
)
# Within a line only behind the end of a sentence or a clause, a closing mark or a blank; the marks
# of a series within a sentence (一是 第一，) are no lines of their own and belong to `inline`.
_STRUCTURAL = "|".join(
    f"(?:{shape})" for form, shape in _SHAPES if form not in (Form.ORDINAL, Form.POINT)
)
_BEHIND_CLAUSE = re.compile(rf"[。；;！!？?：:”》）)\s][{_FIRST}]")
_WITHIN = re.compile(_STRUCTURAL)
_GLUED = re.compile(rf"(?<=[\u4e00-\u9fff])(?<!第)(?<!附[件表图])(?:{_STRUCTURAL})")
_NEXT_NUMBER = re.compile(rf"({_HANZI}|\d{{1,3}})(?![\d])")


def head_marker(text: str) -> Marker | None:
    """Return the marker that a line begins with."""
    if not _OPENS.match(text):
        return None
    match = _AT_HEAD.match(text)
    if match:
        return _marker(match, text)
    match = _AT_HEAD_DOUBTFUL.match(text)
    if match is None:
        return None
    numbers = numbers_of(match[match.lastgroup or 0])
    form = Form.HANZI if match.lastgroup == "hanzi" else Form.DIGIT
    return Marker(form, numbers, 0, match.end(), doubtful=True) if numbers else None


def markers_within(text: str, start: int) -> Iterator[Marker]:
    """Yield the structural markers behind `start` that stand where a new line could begin."""
    for match in _matches_behind(_BEHIND_CLAUSE, _WITHIN, text, start):
        if marker := _marker(match, text):
            yield marker


def may_be_marker(text: str, start: int, end: int) -> bool:
    """Whether a stretch has a sign that a structural marker has: a point, a bracket, 第."""
    return _SIGN.search(text, start, end) is not None


def markers_glued(text: str, start: int, end: int) -> Iterator[Marker]:
    """Yield the structural markers of a stretch that stand right behind a hanzi."""
    for match in _GLUED.finditer(text, start, end):
        if marker := _marker(match, text):
            yield marker


def _matches_behind(
    before: re.Pattern[str], shape: re.Pattern[str], text: str, start: int
) -> Iterator[re.Match[str]]:
    """Yield the matches of a shape from `start` on whose first character ends a match of `before`.

    They do not overlap.
    """
    for found in before.finditer(text, max(start - 1, 0)):
        if found.end() > start and (match := shape.match(text, found.end() - 1)):
            start = match.end()
            yield match


def _marker(match: re.Match[str], text: str) -> Marker | None:
    name = match.lastgroup or ""
    numbers = numbers_of(match[name])
    if numbers is None or 0 in numbers:
        return None
    form = _FORM_OF[name]
    end = skip_blanks(text, match.end())
    doubtful = form in (Form.HANZI, Form.DIGIT) and _counts_on(text, end, numbers[-1])
    return Marker(form, numbers, match.start(), end, doubtful)


def skip_blanks(text: str, at: int) -> int:
    """Return the first position from `at` on that holds no blank."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _counts_on(text: str, end: int, number: int) -> bool:
    """Whether the next number stands right behind: 一、二等奖, 4、5月份."""
    match = _NEXT_NUMBER.match(text, end)
    if match is None:
        return False
    word = match[1]
    following = int(word) if word[0].isdecimal() else hanzi_number(word)
    return following == number + 1


_SERIES = "|".join(
    f"(?:{shape})"
    for form, shape in _SHAPES
    if form not in (Form.PART, Form.CHAPTER, Form.SECTION, Form.ARTICLE, Form.DECIMAL)
)
_IN_SENTENCE = re.compile(_SERIES)
_BEHIND_PAUSE = re.compile(rf"[。；;！？：:，,”》）)\s][{_FIRST}]")


def may_hold_series(text: str) -> bool:
    """Whether a second marker may stand within a paragraph."""
    return _BEHIND_PAUSE.search(text) is not None


def series_markers(text: str) -> Iterator[Marker]:
    """Yield the markers that may count points within a paragraph: 一是 第一， (1) ①."""
    opening = _OPENS.match(text) and _IN_SENTENCE.match(text)
    start = opening.end() if opening else 0
    behind = _matches_behind(_BEHIND_PAUSE, _IN_SENTENCE, text, start)
    for match in chain([opening] if opening else [], behind):
        if marker := _marker(match, text):
            yield marker
